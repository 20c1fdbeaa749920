package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One copied direction, where its end cannot be passed on. */
@Timeout(60)
@ExtendWith(Leaks.class)
class PumpTest {
    private static SocketChannel connected(EventLoopGroup loops, ServerSocket to) throws Exception {
        var channel = new NioSocketChannel();
        loops.register(channel).sync();
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to.getLocalPort()))
                .sync();
        return channel;
    }

    @Test
    void anEndThatCannotBePassedOnIsABreakAndNoEnd() throws Exception {
        EventLoopGroup loops = Transport.NIO.loops(1);
        try (var listener = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            var tally = new Tally(System::nanoTime, (level, line) -> {});
            var shared = new Shared(
                    GateBench.config(listener.getLocalPort()),
                    new FakeLicenses(),
                    tally,
                    new Target("127.0.0.1", listener.getLocalPort()),
                    Optional.empty(),
                    Transport.NIO,
                    System::nanoTime,
                    ConcurrentHashMap.newKeySet(),
                    Pipe.Pool::new);
            SocketChannel client = connected(loops, listener);
            SocketChannel target = connected(loops, listener);
            var passage = new Passage(shared, client);
            var relay = new Relay(passage, shared, client, target);
            // Nothing can be written to it any more, and nobody was told.
            target.shutdownOutput().sync();
            client.eventLoop()
                    .submit(() -> new Pump(relay, client, target).end())
                    .sync();
            Waits.until(() -> !client.isOpen(), () -> "the client is not told that its end did not get through");
            assertEquals(1, tally.count(Ending.BROKEN));
            target.close().sync();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }
}
