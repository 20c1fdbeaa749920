package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatkeeper.client.sdk.Client;

/** A gate in this process: who is let in, what is given back, how connections end. */
@Timeout(60)
@ExtendWith(Leaks.class)
class GateTest {
    @ParameterizedTest
    @EnumSource(Transport.class)
    void whoHasALicenseReachesTheServerAndIsToldByItsAddress(Transport transport) throws Exception {
        try (var bench = new GateBench(transport);
                Socket client = bench.client("127.0.0.7")) {
            GateBench.send(client, "hello");
            Socket served = bench.server.next();
            assertEquals("hello", GateBench.read(served, 5));
            GateBench.send(served, "welcome");
            assertEquals("welcome", GateBench.read(client, 7));
            assertEquals(new Client("", "127.0.0.7", "127.0.0.7", Client.Kind.USER), bench.licenses.next());
            assertEquals(1, bench.licenses.live.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whoIsRefusedReadsTheMessageAndTheServerHearsNothing(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.fail(Refusals.refused());
            try (Socket client = bench.client()) {
                GateBench.send(client, "a startup message that nobody reads, ".repeat(100));
                assertEquals(GateBench.REFUSED, GateBench.readAll(client));
            }
            bench.awaitCount(Ending.REFUSED, 1);
            bench.awaitEmpty();
            assertEquals(0, bench.server.connected());
            assertTrue(bench.lines.peek().contains("all 5 licenses are in use"), bench.lines.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whileNobodyAnswersForTheAgentTheClientReadsTheMessageToo(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.fail(Refusals.silent());
            try (Socket client = bench.client()) {
                assertEquals(GateBench.REFUSED, GateBench.readAll(client));
            }
            bench.awaitCount(Ending.SILENT, 1);
            bench.awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aLicenseIsGivenBackOnceWhoeverEndsTheConnection(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = bench.server.next();
            client.close();
            assertEquals("", GateBench.readAll(served));
            served.close();
            bench.licenses.awaitLive(0);

            Socket second = bench.client();
            bench.server.next().close();
            assertEquals("", GateBench.readAll(second));
            second.close();
            bench.awaitEmpty();
            assertEquals(2, bench.licenses.given.get());
            assertEquals(List.of(), List.copyOf(bench.licenses.closedTwice));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aServerThatIsDownLeavesNoLicenseTakenAndIsNamed(Transport transport) throws Exception {
        int nobody = freePort();
        try (var bench = new GateBench(transport, c -> GateBench.config(nobody))) {
            Socket client = bench.client();
            assertEquals("", GateBench.readAll(client));
            bench.awaitCount(Ending.TARGET_DOWN, 1);
            for (int n = 0; n < 20; n++) {
                GateBench.awaitClosed(bench.client());
            }
            bench.awaitCount(Ending.TARGET_DOWN, 21);
            bench.awaitEmpty();
            assertEquals(1, bench.lines.size(), "one line in ten seconds: " + bench.lines);
            assertTrue(
                    bench.lines
                            .peek()
                            .endsWith("127.0.0.1:" + nobody
                                    + ": Connection refused; see that it runs and that forward names it"),
                    bench.lines.toString());
        }
    }

    /** The server's side of a connection over which a byte went. */
    private static Socket established(GateBench bench, Socket client) throws Exception {
        GateBench.send(client, "x");
        Socket served = bench.server.next();
        assertEquals("x", GateBench.read(served, 1));
        return served;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anAddressThatIsTakenIsNamedWithCauseAndRemedy(Transport transport) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            var refused =
                    assertThrows(IOException.class, () -> new GateBench(transport, c -> GateBench.listening(c, there)));
            String said = String.valueOf(refused.getMessage());
            String where = "cannot listen on 127.0.0.1, port " + taken.getLocalPort() + ": Address already in use";
            assertTrue(said.startsWith(where + "; see that nobody else does"), said);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anEvictedClientIsCutOffOnBothSides(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = bench.server.next();
            GateBench.send(client, "x");
            assertEquals("x", GateBench.read(served, 1));
            bench.licenses.live.iterator().next().revoke();
            GateBench.awaitClosed(client);
            GateBench.awaitClosed(served);
            bench.awaitCount(Ending.REVOKED, 1);
            bench.awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aLicenseThatIsGrantedToAClientThatLeftGoesBack(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.hold();
            Socket client = bench.client();
            client.setSoLinger(true, 0);
            var asked = bench.licenses.held.poll(10, TimeUnit.SECONDS);
            client.close();
            asked.complete(bench.licenses.license());
            bench.awaitEmpty();
            assertEquals(List.of(), List.copyOf(bench.licenses.closedTwice));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aResetReachesTheOtherSide(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = bench.server.next();
            GateBench.send(client, "x");
            assertEquals("x", GateBench.read(served, 1));
            client.setSoLinger(true, 0);
            client.close();
            GateBench.awaitClosed(served);
            bench.awaitEmpty();
            assertEquals(1, bench.tally.count(Ending.BROKEN));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void onStoppingEstablishedConnectionsGoOnAndOthersDoNot(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = established(bench, client);
            bench.licenses.hold();
            Socket waiting = bench.client();
            var asked = bench.licenses.held.poll(10, TimeUnit.SECONDS);
            bench.gate.stopListening();
            GateBench.awaitClosed(waiting);
            asked.complete(bench.licenses.license());
            GateBench.send(client, "still here");
            assertEquals("still here", GateBench.read(served, 10));
            bench.licenses.awaitLive(1);
            var never = new CountDownLatch(1);
            assertEquals(false, bench.gate.drained(Duration.ofMillis(50), never));
            client.close();
            served.close();
            assertEquals(true, bench.gate.drained(Duration.ofSeconds(20), never));
            bench.awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aSecondSignalEndsTheWaiting(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            established(bench, client);
            bench.gate.stopListening();
            var hurry = new CountDownLatch(1);
            hurry.countDown();
            assertEquals(false, bench.gate.drained(Duration.ofMinutes(10), hurry));
            bench.gate.close();
            GateBench.awaitClosed(client);
            bench.awaitEmpty();
        }
    }
}
