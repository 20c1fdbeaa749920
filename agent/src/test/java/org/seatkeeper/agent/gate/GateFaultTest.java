package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults inside the gate: each ends one connection, is named as a fault, and keeps no place and no license. */
@Timeout(60)
@ExtendWith(Leaks.class)
class GateFaultTest {
    /** One whose peer nobody can name. */
    private static final class Nameless extends NioSocketChannel {
        @Override
        public InetSocketAddress remoteAddress() {
            throw new IllegalStateException("planted");
        }
    }

    @Test
    void whoCannotBeTakenInTakesNoPlace() throws Exception {
        EventLoopGroup loops = Transport.NIO.loops(1);
        try (var bench = new GateBench(Transport.NIO)) {
            var client = new Nameless();
            loops.register(client).sync();
            assertFalse(client.eventLoop()
                    .submit(() -> bench.gate.arrive(client))
                    .await()
                    .isSuccess());
            client.close().sync(); // As Netty does with a channel that could not be begun with.
            assertEquals(0, bench.tally.arriving().get(), "places of those who are not let in yet");
            bench.awaitEmpty();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aFaultWhileALicenseIsAskedForIsNamedAsOne(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.faultOnAsking(new IllegalStateException("planted"));
            GateBench.awaitClosed(bench.client());
            bench.awaitCount(Ending.FAULT, 1);
            bench.awaitEmpty();
            assertTrue(bench.lines.peek().contains("planted"), bench.lines.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aFaultOnceALicenseIsThereGivesItBack(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.faultOnUse(new IllegalStateException("planted"));
            GateBench.awaitClosed(bench.client());
            bench.awaitCount(Ending.FAULT, 1);
            bench.awaitEmpty();
            assertEquals(List.of(), List.copyOf(bench.licenses.closedTwice));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aClientThatHangsUpWhileALicenseIsAskedForEndsWithTheServersWord(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.hold();
            bench.client().close();
            var asked = bench.licenses.held.poll(10, TimeUnit.SECONDS);
            asked.complete(bench.licenses.license());
            // It may have said everything and still want to hear: only the server can tell.
            Socket served = bench.server.next();
            assertEquals("", GateBench.readAll(served));
            served.close();
            bench.awaitEmpty();
            assertEquals(1, bench.licenses.given.get());
            assertEquals(List.of(), List.copyOf(bench.licenses.closedTwice));
        }
    }
}
