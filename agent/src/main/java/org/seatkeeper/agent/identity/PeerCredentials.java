package org.seatkeeper.agent.identity;

import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks the Linux kernel who is at the other end of a Unix socket. */
final class PeerCredentials {
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERGROUPS = 59;

    /** Most groups of a process (NGROUPS_MAX of the kernel). */
    private static final int GROUPS_MAX = 65_536;

    /** How many groups are asked for first: nearly everyone has fewer. */
    private static final int GROUPS_USUAL = 16;

    private PeerCredentials() {}

    /** User, process and group from SO_PEERCRED; supplementary groups from SO_PEERGROUPS. */
    static LocalPeer of(EpollDomainSocketChannel channel) throws IOException {
        var kernel = channel.peerCredentials();
        return new LocalPeer(kernel.pid(), kernel.uid(), kernel.gids()[0], groups(channel));
    }

    /**
     * The kernel refuses a length that is too short and fills one that is too long in part, without Netty saying how far.
     * So the shortest length that is accepted is looked for: every byte of it is the kernel's.
     */
    private static Set<Integer> groups(EpollDomainSocketChannel channel) throws IOException {
        int low = 0;
        int high = GROUPS_USUAL;
        while (read(channel, high).isEmpty()) {
            low = high + 1;
            high *= 2;
            if (high > GROUPS_MAX) {
                throw new IOException("the kernel does not tell the groups of a caller");
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (read(channel, middle).isEmpty()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        var found = new TreeSet<Integer>();
        ByteBuffer bytes = read(channel, low)
                .orElseThrow(() -> new IOException("the groups of a caller changed while they were read"))
                .order(ByteOrder.nativeOrder());
        while (bytes.remaining() >= Integer.BYTES) {
            found.add(bytes.getInt());
        }
        return found;
    }

    /** The first groups; empty where there are more than that. */
    private static Optional<ByteBuffer> read(EpollDomainSocketChannel channel, int count) {
        // One byte is too short for one group and long enough for none: Netty cannot ask with a length of 0.
        int length = Math.max(1, count * Integer.BYTES);
        try {
            var option = new RawUnixChannelOption("SO_PEERGROUPS", SOL_SOCKET, SO_PEERGROUPS, length);
            ByteBuffer bytes = channel.config().getOption(option);
            return Optional.of(count == 0 ? ByteBuffer.allocate(0) : bytes);
        } catch (ChannelException tooShort) {
            return Optional.empty();
        }
    }
}
