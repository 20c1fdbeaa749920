package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes in comes out: every byte, in order, the ends of both sides, and no faster than it is read. */
@Timeout(60)
@ExtendWith(Leaks.class)
class RelayTest {
    private static final int MUCH = 12 * 1024 * 1024;

    /** More than the kernel takes of a connection that nobody reads, on both of its legs. */
    private static final long UNREAD_MAX = 64L * 1024 * 1024;

    /** Sends bytes of a seed, in pieces of many sizes; their digest. */
    private static byte[] send(OutputStream out, int count, long seed) throws Exception {
        var random = new Random(seed);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int sent = 0;
        while (sent < count) {
            byte[] piece = new byte[Math.min(count - sent, 1 + random.nextInt(200_000))];
            random.nextBytes(piece);
            digest.update(piece);
            out.write(piece);
            sent += piece.length;
        }
        return digest.digest();
    }

    private static byte[] digest(InputStream in, int count) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[64 * 1024];
        int left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException(left + " of " + count + " bytes are missing");
            }
            digest.update(buffer, 0, read);
            left -= read;
        }
        return digest.digest();
    }

    private interface Act<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> meanwhile(Act<T> act) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(act.run());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyByteArrivesInBothDirectionsAtOnce(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = bench.server.next();
            var up = meanwhile(() -> send(client.getOutputStream(), MUCH, 1));
            var down = meanwhile(() -> send(served.getOutputStream(), MUCH, 2));
            var arrived = meanwhile(() -> digest(served.getInputStream(), MUCH));
            byte[] heard = digest(client.getInputStream(), MUCH);
            assertArrayEquals(down.get(), heard);
            assertArrayEquals(up.get(), arrived.get());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aClientThatHasSaidEverythingStillHearsTheAnswer(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = bench.server.next();
            var sent = meanwhile(() -> {
                byte[] digest = send(client.getOutputStream(), MUCH, 3);
                client.shutdownOutput();
                return digest;
            });
            byte[] arrived = digest(served.getInputStream(), MUCH);
            assertArrayEquals(sent.get(), arrived);
            assertEquals(-1, served.getInputStream().read(), "the end arrives after the last byte");
            var answer = meanwhile(() -> {
                byte[] digest = send(served.getOutputStream(), MUCH, 4);
                served.close();
                return digest;
            });
            assertArrayEquals(digest(client.getInputStream(), MUCH), answer.get());
            assertEquals(-1, client.getInputStream().read());
            bench.awaitEmpty();
            assertEquals(1, bench.tally.count(Ending.DONE));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aServerThatHasSaidEverythingStillHearsTheClient(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            Socket served = bench.server.next();
            byte[] greeting = send(served.getOutputStream(), 1_000, 5);
            served.shutdownOutput();
            assertArrayEquals(greeting, digest(client.getInputStream(), 1_000));
            assertEquals(-1, client.getInputStream().read());
            var sent = meanwhile(() -> {
                byte[] digest = send(client.getOutputStream(), MUCH, 6);
                client.close();
                return digest;
            });
            assertArrayEquals(digest(served.getInputStream(), MUCH), sent.get());
            assertEquals(-1, served.getInputStream().read());
            bench.awaitEmpty();
            assertEquals(1, bench.tally.count(Ending.DONE));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whatASideLeftBehindWhenItHungUpArrivesWithItsEnd(Transport transport) throws Exception {
        int left = 5 * 1024 * 1024;
        try (var bench = new GateBench(transport)) {
            Socket client = bench.client();
            client.shutdownOutput();
            Socket served = bench.server.next();
            assertEquals(-1, served.getInputStream().read());
            byte[] sent = send(served.getOutputStream(), left, 8);
            served.close();
            assertArrayEquals(sent, digest(client.getInputStream(), left));
            assertEquals(-1, client.getInputStream().read());
            bench.awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whatWasSentWhileTheLicenseWasAskedForGoesFirst(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.hold();
            Socket client = bench.client();
            byte[] sent = send(client.getOutputStream(), 40_000, 7);
            client.shutdownOutput();
            bench.licenses.held.take().complete(bench.licenses.license());
            Socket served = bench.server.next();
            assertArrayEquals(sent, digest(served.getInputStream(), 40_000));
            assertEquals(-1, served.getInputStream().read());
            GateBench.send(served, "done");
            served.close();
            assertEquals("done", GateBench.readAll(client));
            bench.awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whoReadsNothingHoldsUpTheServerAndNobodyElse(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            Socket slow = bench.client();
            Socket served = bench.server.next();
            var written = new AtomicLong();
            var flood = meanwhile(() -> {
                byte[] piece = new byte[64 * 1024];
                while (written.get() < 4 * UNREAD_MAX) {
                    served.getOutputStream().write(piece);
                    written.addAndGet(piece.length);
                }
                return true;
            });
            // The flood stands still once every buffer on the way is full.
            var before = new AtomicLong(-1);
            for (int round = 0; round < 20; round++) {
                Socket quick = bench.client();
                Socket other = bench.server.next();
                assertArrayEquals(
                        send(quick.getOutputStream(), 1_000_000, round), digest(other.getInputStream(), 1_000_000));
                quick.close();
                other.close();
                before.set(written.get());
            }
            assertTrue(before.get() < UNREAD_MAX, before + " bytes were taken that nobody reads");
            assertEquals(false, flood.isDone());
            slow.close();
            GateBench.awaitClosed(served);
            bench.awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aConnectionOverWhichNothingMovesIsClosedWhereTheFileSaysSo(Transport transport) throws Exception {
        Limits usual = Limits.DEFAULT;
        var limits = new Limits(
                usual.connections(),
                usual.arriving(),
                usual.threads(),
                usual.header(),
                usual.handshake(),
                usual.connect(),
                usual.silentAfter(),
                usual.lease(),
                Duration.ofMillis(150),
                Duration.ofMillis(100),
                usual.drain());
        try (var bench = new GateBench(transport, c -> GateBench.with(c, limits))) {
            Socket idle = bench.client();
            bench.server.next();
            GateBench.awaitClosed(idle);
            Socket half = bench.client();
            half.shutdownOutput();
            GateBench.awaitClosed(half);
            bench.awaitCount(Ending.IDLE, 2);
            bench.awaitEmpty();
        }
    }
}
