package org.seatkeeper.agent.identity;

import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Unix domain socket of the agent: its place in the file system and who may open it. First {@link #prepare}, then a
 * server is bound to {@link #address}, then {@link #admit} opens it to those it is for.
 */
public final class LocalSocket {
    /** Longest path, in bytes: what the kernel has room for, less the zero at its end. */
    public static final int PATH_MAX = 107;

    private final Path path;
    private final Access access;
    private volatile Opened opened = new Opened(OptionalInt.empty(), OptionalInt.empty());

    /** Who may open a socket, as the file system sees it. */
    public sealed interface Access {
        /** Everyone on the machine (0666): the peer's credentials decide. */
        record Everyone() implements Access {}

        /** The agent's own user, and root (0600). */
        record Owner() implements Access {}

        /**
         * The members of a group too (0660).
         *
         * @param name as the machine knows it
         */
        record Group(String name) implements Access {}
    }

    private record Opened(OptionalInt owner, OptionalInt group) {}

    private LocalSocket(Path path, Access access) {
        this.path = path;
        this.access = access;
    }

    /**
     * Makes room for a socket: a file left by an agent that was killed is removed, one that a living agent answers on is
     * not.
     *
     * @throws IOException with cause and remedy: the path is too long, something else is there, or another agent listens
     */
    public static LocalSocket prepare(Path path, Access access) throws IOException {
        Path absolute = path.toAbsolutePath();
        int length = absolute.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > PATH_MAX) {
            throw new IOException("the path of a socket has at most " + PATH_MAX + " bytes and " + absolute + " has "
                    + length + "; use a data directory with a shorter path");
        }
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            removeStale(absolute);
        }
        return new LocalSocket(absolute, access);
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(path + " is in the way and is not a socket; move it elsewhere");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException nobody) {
            Files.delete(path);
            return;
        }
        throw new IOException("another agent listens on " + path + "; stop it first, or use another data directory");
    }

    /** Where a server is to be bound. */
    public DomainSocketAddress address() {
        return new DomainSocketAddress(path.toFile());
    }

    /**
     * Gives the bound socket its mode and group. Until then it is open to those whom the process's umask lets in, and to
     * none of them more than their peer credentials allow.
     *
     * @throws IOException with cause and remedy, if the machine has no such group or the agent may not give it
     */
    public void admit() throws IOException {
        OptionalInt owner = OptionalInt.of((Integer) Files.getAttribute(path, "unix:uid"));
        switch (access) {
            case Access.Everyone() -> mode("rw-rw-rw-");
            case Access.Owner() -> mode("rw-------");
            case Access.Group(String name) -> {
                give(name);
                mode("rw-rw----");
            }
        }
        OptionalInt group = access instanceof Access.Group
                ? OptionalInt.of((Integer) Files.getAttribute(path, "unix:gid"))
                : OptionalInt.empty();
        opened = new Opened(owner, group);
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private void give(String name) throws IOException {
        try {
            GroupPrincipal group =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name);
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(group);
        } catch (UserPrincipalNotFoundException unknown) {
            throw new IOException(
                    "this machine has no group " + name + "; create it, or change admin_group in agent.toml", unknown);
        } catch (IOException refused) {
            throw new IOException(
                    "the agent may not give " + path + " to the group " + name
                            + "; run the agent as a member of it, or change admin_group in agent.toml",
                    refused);
        }
    }

    /** Whether a caller is one of those whom the agent's own socket makes an administrator of the machine. */
    boolean isAdministrator(LocalPeer peer) {
        Opened now = opened;
        boolean owner = now.owner().isPresent() && now.owner().getAsInt() == peer.uid();
        boolean member = now.group().isPresent() && peer.isMemberOf(now.group().getAsInt());
        return peer.uid() == 0 || owner || member;
    }

    /** Removes the file, if the server that was bound to it has not. */
    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The socket's absolute path. */
    public Path path() {
        return path;
    }

    /** The group it is open to, by name; empty where there is none. */
    public Optional<String> group() {
        return access instanceof Access.Group(String name) ? Optional.of(name) : Optional.empty();
    }
}
