package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Who is in which groups of the machine: the members that its {@code group} file names, and the users whose first group it
 * is in its {@code passwd} file. Both are looked at again at most once a second and read again when they have changed. Groups
 * of a directory service stand in neither and have no members here. Any thread.
 */
public final class LocalGroups {
    /** How old an answer may be, in nanoseconds. */
    static final long OLD_NANOS = 1_000_000_000;

    private final Path groupFile;
    private final Path userFile;
    private final Set<String> groups;
    private final LongSupplier nanos;
    private final AtomicLong looked;
    private volatile Read read = new Read(List.of(), Set.of());

    private record Stamp(Optional<FileTime> modified, long size) {}

    private record Read(List<Stamp> stamps, Set<String> members) {}

    /**
     * Looks into two files, which need not exist.
     *
     * @param groupFile {@code /etc/group} but for tests
     * @param userFile {@code /etc/passwd} but for tests
     * @param groups the groups asked for, by name
     * @param nanos a clock that only goes forward
     */
    public LocalGroups(Path groupFile, Path userFile, Set<String> groups, LongSupplier nanos) {
        this.groupFile = groupFile;
        this.userFile = userFile;
        this.groups = Set.copyOf(groups);
        this.nanos = nanos;
        this.looked = new AtomicLong(nanos.getAsLong() - OLD_NANOS);
    }

    /** Whether a user, in small letters, is in one of the groups. */
    public boolean member(String user) {
        if (groups.isEmpty()) {
            return false;
        }
        long now = nanos.getAsLong();
        long last = looked.get();
        if (now - last >= OLD_NANOS && looked.compareAndSet(last, now)) {
            look();
        }
        return read.members().contains(user);
    }

    private void look() {
        List<Stamp> stamps = List.of(stamp(groupFile), stamp(userFile));
        if (stamps.equals(read.stamps())) {
            return;
        }
        try {
            read = new Read(stamps, members());
        } catch (IOException unreadable) {
            read = new Read(List.of(), Set.of()); // nobody is let in over the limit by a file that cannot be read
        }
    }

    private static Stamp stamp(Path file) {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(Optional.of(now.lastModifiedTime()), now.size());
        } catch (IOException missing) {
            return new Stamp(Optional.empty(), 0);
        }
    }

    private Set<String> members() throws IOException {
        var members = new HashSet<String>();
        Map<String, String> numbers = new HashMap<>();
        for (String[] fields : fields(groupFile)) {
            if (fields.length == 4 && groups.contains(fields[0])) {
                numbers.put(fields[2], fields[0]);
                for (String member : fields[3].split(",", -1)) {
                    add(members, member);
                }
            }
        }
        for (String[] fields : fields(userFile)) {
            if (fields.length >= 4 && numbers.containsKey(fields[3])) {
                add(members, fields[0]);
            }
        }
        return Set.copyOf(members);
    }

    private static void add(Set<String> members, String name) {
        if (!name.isBlank()) {
            members.add(name.strip().toLowerCase(Locale.ROOT));
        }
    }

    private static List<String[]> fields(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) > LocalUsers.FILE_MAX) {
            return List.of();
        }
        var all = new ArrayList<String[]>();
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> all.add(line.split(":", -1)));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return all;
    }
}
