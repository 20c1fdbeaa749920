package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One direction between two sockets, where a peer resets between two calls of the system. */
@Timeout(60)
@ExtendWith(Leaks.class)
class StreamTest {
    /** Rounds in which the reset may arrive too late to be met; one is enough, nearly always the first. */
    private static final int ROUNDS_MAX = 200;

    /** Does something once a pipe came back empty, which is just before the socket is read. */
    private static final class Between extends Pipe.Pool {
        private final Runnable then;

        Between(Runnable then) {
            this.then = then;
        }

        @Override
        void giveBack(Pipe pipe) {
            super.giveBack(pipe);
            then.run();
        }
    }

    /** Whether the reset was met by the reading; the buffer for it is then watched by {@link Leaks}. */
    private static boolean resetIsMet() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ours = io.netty.channel.unix.Socket.newSocketStream();
            FileDescriptor[] nowhere = FileDescriptor.pipe();
            try {
                ours.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
                Socket peer = listener.accept();
                ours.finishConnect();
                var pipes = new Between(() -> reset(peer));
                try {
                    new Stream(pipes, ours, nowhere[1]).move();
                    return false;
                } catch (IOException met) {
                    return true;
                } finally {
                    pipes.close();
                    peer.close();
                }
            } finally {
                ours.close();
                nowhere[0].close();
                nowhere[1].close();
            }
        }
    }

    private static void reset(Socket peer) {
        try {
            peer.setSoLinger(true, 0);
            peer.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPeerThatResetsBeforeItsSocketIsReadLeavesNoBufferBehind() throws Exception {
        assumeTrue(Epoll.isAvailable(), "the kernel moves bytes on Linux alone");
        int rounds = 1;
        while (!resetIsMet()) {
            assertTrue(rounds++ < ROUNDS_MAX, "no reset arrived between the two calls");
        }
    }
}
