package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.seatkeeper.agent.domain.IdentityName;

/**
 * Names for the users of the machine, read from its {@code passwd} file and read again when that changes. A user who is
 * not in it (one of a directory service) goes by {@code uid-N}. Any thread.
 */
public final class LocalUsers {
    /** Largest file that is read, in bytes: a hundred thousand users. Beyond it everyone goes by number. */
    public static final int FILE_MAX = 8 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1," + IdentityName.LENGTH_MAX + "}");
    private static final Pattern NUMBERED = Pattern.compile("uid-[0-9]+");

    private final Path file;
    private volatile Read read = new Read(FileTime.fromMillis(0), 0, Map.of());

    private record Read(FileTime modified, long size, Map<Integer, String> names) {}

    /**
     * Looks names up in one file.
     *
     * @param file {@code /etc/passwd} but for tests; it need not exist
     */
    public LocalUsers(Path file) {
        this.file = file;
    }

    /** The name by which a user of the machine stands in ledger and audit. */
    public IdentityName nameOf(int uid) {
        String name = names().getOrDefault(uid, "uid-" + Integer.toUnsignedString(uid));
        return new IdentityName(IdentityName.Kind.LOCAL, name);
    }

    private Map<Integer, String> names() {
        Read known = read;
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!now.lastModifiedTime().equals(known.modified()) || now.size() != known.size()) {
                known = new Read(now.lastModifiedTime(), now.size(), now.size() > FILE_MAX ? Map.of() : parse());
                read = known;
            }
            return known.names();
        } catch (IOException unreadable) {
            return Map.of(); // everyone goes by number, which is no less true
        }
    }

    private Map<Integer, String> parse() throws IOException {
        var names = new HashMap<Integer, String>();
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.limit(FILE_MAX).forEach(line -> {
                String[] fields = line.split(":", 4);
                // A user called uid-7 would pass for the nameless user number 7.
                if (fields.length == 4
                        && NAME.matcher(fields[0]).matches()
                        && !NUMBERED.matcher(fields[0]).matches()) {
                    parseUid(fields[2], names, fields[0]);
                }
            });
        }
        return Map.copyOf(names);
    }

    private static void parseUid(String digits, Map<Integer, String> names, String name) {
        try {
            names.putIfAbsent(Integer.parseUnsignedInt(digits), name); // of two names for one number the first counts
        } catch (NumberFormatException malformed) {
            // A line that other programs would not understand either names nobody.
        }
    }
}
