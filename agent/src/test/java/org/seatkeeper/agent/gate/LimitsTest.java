package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Floods: what is too much is closed at once, counted, named now and then, and forgotten. */
@Timeout(60)
@ExtendWith(Leaks.class)
class LimitsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(Transport.class)
    void asManyClientsAsMayBeAndNotOneMore(Transport transport) throws Exception {
        try (var bench = new GateBench(transport, c -> GateBench.with(c, GateBench.limits(3, 3, LONG)))) {
            var in = new ArrayList<Socket>();
            for (int n = 0; n < 3; n++) {
                Socket client = bench.client();
                GateBench.send(client, "x");
                assertEquals("x", GateBench.read(bench.server.next(), 1));
                in.add(client);
            }
            for (int n = 0; n < 200; n++) {
                try (Socket over = bench.client()) {
                    GateBench.awaitClosed(over);
                }
            }
            bench.awaitCount(Ending.FULL, 200);
            assertEquals(1, bench.lines.size(), bench.lines.toString());
            assertEquals(3, bench.licenses.live.size());
            in.getFirst().setSoLinger(true, 0);
            in.getFirst().close();
            bench.licenses.awaitLive(2);
            Waits.until(() -> bench.tally.open().get() == 2, () -> bench.tally.open() + " open");
            Socket next = bench.client();
            GateBench.send(next, "y");
            assertEquals("y", GateBench.read(bench.server.next(), 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void thoseWhoAreNotInYetCannotTakeEveryPlace(Transport transport) throws Exception {
        try (var bench = new GateBench(transport, c -> GateBench.with(c, GateBench.limits(100, 2, LONG)))) {
            bench.licenses.hold();
            bench.client();
            bench.client();
            bench.licenses.next();
            bench.licenses.next();
            try (Socket third = bench.client()) {
                GateBench.awaitClosed(third);
            }
            bench.awaitCount(Ending.CROWDED, 1);
            bench.licenses.held.take().complete(bench.licenses.license());
            bench.server.next();
            Waits.until(() -> bench.tally.arriving().get() == 1, () -> bench.tally.arriving() + " arriving");
            bench.client();
            bench.licenses.next();
            assertEquals(1, bench.tally.count(Ending.CROWDED));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aThousandRefusedClientsLeaveNothingBehind(Transport transport) throws Exception {
        try (var bench = new GateBench(transport)) {
            bench.licenses.fail(Refusals.refused());
            for (int n = 0; n < 1_000; n++) {
                try (Socket client = bench.client()) {
                    assertEquals(GateBench.REFUSED, GateBench.readAll(client));
                }
            }
            bench.awaitCount(Ending.REFUSED, 1_000);
            bench.awaitEmpty();
        }
    }

    @Test
    void aMessageHasAtMost4096Bytes() {
        assertEquals("4096 bytes", new Message(new byte[4_096]).toString());
        assertThrows(IllegalArgumentException.class, () -> new Message(new byte[4_097]));
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', '\r', 0x0B, 0x85, 0x2028, 0x2029, 0x202E, 0xD800})
    void whatOthersWroteStaysOnOneLineOfTheLog(int unfit) {
        var lines = new ArrayList<String>();
        var tally = new Tally(() -> 0, (level, line) -> lines.add(line));
        tally.ended(Ending.REFUSED, "192.0.2.1", "one" + Character.toString(unfit) + "two");
        assertEquals("192.0.2.1 refused: one two", lines.getFirst());
    }

    @Test
    void anEndingIsNamedOnceInTenSecondsWithWhatWentUnsaid() {
        var now = new AtomicLong();
        var lines = new ArrayList<String>();
        var tally = new Tally(now::get, (level, line) -> lines.add(line));
        for (int n = 0; n < 100; n++) {
            tally.ended(Ending.REFUSED, "192.0.2.1", "all are in use\nand a line of its own");
        }
        now.set(Duration.ofSeconds(10).toNanos());
        tally.ended(Ending.REFUSED, "192.0.2.2", "");
        assertEquals(2, lines.size(), lines.toString());
        assertEquals("192.0.2.1 refused: all are in use and a line of its own", lines.getFirst());
        assertTrue(lines.getLast().contains("99 more"), lines.getLast());
        assertEquals(101, tally.count(Ending.REFUSED));
    }
}
