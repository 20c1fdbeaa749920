package org.seatkeeper.client.link;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.seatkeeper.client.fleet.ServerName;

/**
 * What one administrator keeps between runs: the servers, which credentials to use, the authorities that were trusted, and
 * the newest audit records seen. A folder of small files, each replaced whole; two programs may use it at once, and within one
 * program one value of this class. Blocks on the disk; safe from any thread.
 */
public final class Profile {
    /** The profile used where none is named. */
    public static final String DEFAULT_NAME = "default";

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,63}";

    private final Path folder;
    private final ReentrantLock here = new ReentrantLock();

    private Profile(Path folder) {
        this.folder = folder;
    }

    /** The profile kept in a folder, which need not be there yet. */
    public static Profile in(Path folder) {
        return new Profile(folder.toAbsolutePath().normalize());
    }

    /**
     * The profile of a name: below {@code SEATKEEPER_HOME}, or {@code XDG_CONFIG_HOME/seatkeeper}, or
     * {@code ~/.config/seatkeeper}.
     *
     * @throws IllegalArgumentException where the name is not one
     */
    public static Profile named(String name, Map<String, String> environment, Path home) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "a profile name has 1 to 64 letters, digits, dots, hyphens and underscores, and begins with none of . and -");
        }
        return in(home(environment, home).resolve("profiles").resolve(name));
    }

    private static Path home(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("SEATKEEPER_HOME", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String shared = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (shared.isEmpty() ? home.resolve(".config") : Path.of(shared)).resolve("seatkeeper");
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    /** Its servers, by name; none where it is new. */
    public List<ServerEntry> servers() throws FileFault {
        Path file = folder.resolve("servers.toml");
        return Files.exists(file) ? ServersFile.read(file) : List.of();
    }

    /** Its credentials, in the file's order; none where it is new. */
    public List<Credentials> credentials() throws FileFault {
        Path file = folder.resolve("credentials.toml");
        return Files.exists(file) ? Credentials.read(file) : List.of();
    }

    /** The credentials of a server; or a fault that says where to name them. */
    Credentials credentials(Optional<String> name) throws FileFault {
        String wanted = name.orElse(Credentials.DEFAULT);
        for (Credentials one : credentials()) {
            if (one.name().equals(wanted)) {
                return one;
            }
        }
        throw new FileFault(
                folder.resolve("credentials.toml"),
                0,
                "names no credentials \"" + Words.clean(wanted, Credentials.NAME_LENGTH_MAX) + "\"",
                "add a table [" + Words.clean(wanted, Credentials.NAME_LENGTH_MAX) + "] with certificate and key");
    }

    /** The file of an authority: as it stands where it is absolute, else below this profile. */
    Path authority(String reference) {
        return folder.resolve(reference);
    }

    /** A step that reads the list of servers and says what it should be. */
    @FunctionalInterface
    interface Revision {
        List<ServerEntry> of(List<ServerEntry> servers) throws FileFault;
    }

    /** Changes the list of servers in one step that no other program can come between; returns the new list, by name. */
    List<ServerEntry> revise(Revision revision) throws FileFault {
        return alone(() -> {
            var servers = new ArrayList<>(revision.of(servers()));
            servers.sort(Comparator.comparing(ServerEntry::name));
            if (servers.size() > ServerEntry.SERVERS_MAX) {
                throw new FileFault(
                        folder.resolve("servers.toml"),
                        0,
                        "would hold more than " + ServerEntry.SERVERS_MAX + " servers",
                        "use a second profile");
            }
            AtomicFiles.write(folder.resolve("servers.toml"), ServersFile.write(servers));
            return List.copyOf(servers);
        });
    }

    /** Keeps a named pair of certificate and key, replacing one of the same name. */
    public void keepCredentials(Credentials credentials) throws FileFault {
        alone(() -> {
            var all = new ArrayList<>(credentials());
            all.removeIf(one -> one.name().equals(credentials.name()));
            all.add(credentials);
            AtomicFiles.write(folder.resolve("credentials.toml"), Credentials.write(all));
            return all;
        });
    }

    /** Keeps an authority's certificate; returns how servers.toml refers to it. */
    String keepAuthority(Introduction introduction) throws FileFault {
        String file = introduction.fingerprint().replace(":", "").toLowerCase(Locale.ROOT) + ".pem";
        AtomicFiles.write(folder.resolve("authorities").resolve(file), introduction.authorityPem());
        return "authorities/" + file;
    }

    /** The newest audit record remembered of an agent. */
    Optional<AuditHead> auditHead(String agentId) throws FileFault {
        return AuditHead.read(folder.resolve("audit-heads.toml")).stream()
                .filter(head -> head.agentId().equals(agentId))
                .findFirst();
    }

    /** Remembers an audit record, unless a newer one of that agent is remembered. */
    void keepAuditHead(AuditHead newest) throws FileFault {
        Path file = folder.resolve("audit-heads.toml");
        alone(() -> {
            var heads = new ArrayList<>(AuditHead.read(file));
            boolean newer = heads.removeIf(
                    head -> head.agentId().equals(newest.agentId()) && head.sequence() <= newest.sequence());
            if (newer || heads.stream().noneMatch(head -> head.agentId().equals(newest.agentId()))) {
                heads.add(newest);
                AtomicFiles.write(file, AuditHead.write(heads));
            }
            return heads;
        });
    }

    /** Remembers this audit record of an agent and no other, although a newer one was: someone understood why it is gone. */
    void acceptAuditHead(AuditHead present) throws FileFault {
        Path file = folder.resolve("audit-heads.toml");
        alone(() -> {
            var heads = new ArrayList<>(AuditHead.read(file));
            heads.removeIf(head -> head.agentId().equals(present.agentId()));
            heads.add(present);
            AtomicFiles.write(file, AuditHead.write(heads));
            return heads;
        });
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws FileFault;
    }

    private <T> T alone(Step<T> step) throws FileFault {
        Path lock = folder.resolve(".lock");
        here.lock();
        try {
            AtomicFiles.makeFolder(folder);
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw AtomicFiles.cannotWrite(lock);
                }
                return step.run();
            }
        } catch (OverlappingFileLockException e) {
            throw new FileFault(lock, 0, "is held by another part of this program", "try again");
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(lock);
        } finally {
            here.unlock();
        }
    }

    /** The server of that name in a list, without regard to case. */
    static Optional<ServerEntry> find(List<ServerEntry> servers, ServerName name) {
        return servers.stream()
                .filter(server -> server.name().value().equalsIgnoreCase(name.value()))
                .findFirst();
    }
}
