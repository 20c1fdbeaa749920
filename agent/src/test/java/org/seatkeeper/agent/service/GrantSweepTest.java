package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.HandleDecision;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.FaultyDriver;
import org.seatkeeper.agent.storage.FaultyDriver.Lasting;
import org.seatkeeper.agent.storage.FaultyDriver.Side;
import org.seatkeeper.agent.storage.KeptUse;
import org.seatkeeper.agent.storage.MemoryFolders;
import org.seatkeeper.agent.storage.OperationRetention;
import org.seatkeeper.agent.storage.SqliteStore;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreCopy;
import org.seatkeeper.agent.storage.StoreFounder;
import org.seatkeeper.agent.storage.Turn;
import org.seatkeeper.agent.storage.UseBatch;
import org.seatkeeper.agent.storage.UseHistory;
import org.sqlite.SQLiteErrorCode;

/**
 * One turn in which clients come, come again, are refused and go, an administrator buys, what is written now and then is
 * due and the log of grants is compacted: each of its calls to the driver fails, before or after its effect, once or from
 * then on. What was answered is in the file, what was refused is not, memory and file agree, and the agent reads only or
 * has stopped (docs/storage.md).
 */
class GrantSweepTest {
    private static final ProductId POOL = new ProductId("tarn-pool");
    private static final UUID STAYS = new UUID(6, 1);
    private static final UUID GOES = new UUID(6, 2);
    private static final UUID COMES = new UUID(6, 3);
    private static final UUID PURCHASE = new UUID(8, 9);

    /** Makes the log long enough to be compacted by the next turn. */
    private static final long DEAD_ROWS = 100_200;

    private enum Outcome {
        DONE,
        NOT_DONE,
        UNKNOWN
    }

    @TempDir(factory = MemoryFolders.class)
    Path folder;

    private final FaultyDriver driver = new FaultyDriver();
    private final Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    private StoreCopy start;
    private List<String> before = List.of();
    private List<String> after = List.of();

    @BeforeEach
    void aStoreInUse() throws Exception {
        Path file = folder.resolve("start").resolve("seatkeeper.db");
        new StoreFounder().found(file, Bench.FOUNDING);
        try (var bench = new Bench(plain(file))) {
            bench.declare(Bench.SQL);
            bench.declare(POOL);
            Bench.now(bench.add(2, new UUID(8, 8)));
            Bench.now(bench.change(POOL, 0, new UUID(8, 7), Optional.empty()));
            request(bench, Bench.SQL, STAYS, "u1").join();
            request(bench, Bench.SQL, GOES, "u2").join();
            request(bench, POOL, new UUID(6, 9), "p1").join();
        }
        try (var store = plain(file)) {
            var records = List.<LogRecord>of(new LogRecord.Ended(DEAD_ROWS, 1));
            var use = new UseBatch(
                    records, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), UseHistory.NONE);
            store.commit(new Turn(
                    store.load().stateRevision(),
                    Bench.START,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    use));
            start = StoreCopy.of(file);
        }
        Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(folder.resolve("left"));
    }

    private Store plain(Path file) throws Exception {
        return SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0);
    }

    private static CompletableFuture<GrantDesk.Outcome> request(Bench bench, ProductId id, UUID handle, String user) {
        var claim = new Claim(handle, new Client(user, "pc"), false, false, false);
        return new GrantAsk<>(desk -> {
                    Instance instance = desk.instance(id).orElseThrow();
                    return desk.request(instance, claim, new Lease(0, 86_400), false);
                })
                .of(bench.keeper)
                .orTimeout(20, TimeUnit.SECONDS);
    }

    private static CompletableFuture<HandleDecision> release(Bench bench, UUID handle) {
        return new GrantAsk<>(desk -> desk.release(desk.instance(Bench.SQL).orElseThrow(), handle, 0, 0))
                .of(bench.keeper)
                .orTimeout(20, TimeUnit.SECONDS);
    }

    /** Everything at once: the turn whose calls fail. */
    private static List<CompletableFuture<?>> theTurn(Bench bench) {
        return List.of(
                release(bench, GOES),
                request(bench, Bench.SQL, COMES, "u3"),
                request(bench, POOL, new UUID(6, 8), "p2"),
                bench.add(1, PURCHASE),
                release(bench, new UUID(6, 77)));
    }

    /** A keeper on a copy of the start, about to take the turn once the gate is opened. */
    private final class Ready implements AutoCloseable {
        final Path file = start.write(folder.resolve("work"));
        final Bench bench = new Bench(driver.open(file, folder));
        final Gate gate = new Gate();
        final List<CompletableFuture<?>> asked;

        Ready() throws Exception {
            driver.heal();
            // Declared again, nothing changes; the ids that the acts of the start took are passed over.
            for (int n = 0; n < 4; n++) {
                bench.declare(Bench.SQL);
            }
            // Somebody is refused, and somebody comes again: both are due to be written with the turn.
            request(bench, Bench.SQL, new UUID(6, 70), "u9").join();
            request(bench, POOL, new UUID(6, 71), "p1").join();
            bench.settle();
            var held = bench.keeper.read(_ -> {
                gate.run();
                return true;
            });
            gate.awaitReached();
            bench.clocks.pass(Duration.ofMinutes(5));
            asked = theTurn(bench);
            assertFalse(held.isDone());
        }

        /** What was answered: the same to all, since all are of one turn. */
        Outcome outcome() {
            gate.open();
            var outcomes = new ArrayList<Outcome>();
            for (CompletableFuture<?> one : asked) {
                outcomes.add(outcome(one));
            }
            assertEquals(1, outcomes.stream().distinct().count(), outcomes.toString());
            return outcomes.getFirst();
        }

        private static Outcome outcome(CompletableFuture<?> asked) {
            try {
                Object answer = asked.orTimeout(20, TimeUnit.SECONDS).join();
                return answer instanceof Verdict.Refused || answer instanceof GrantDesk.Outcome.CannotWrite
                        ? Outcome.NOT_DONE
                        : Outcome.DONE;
            } catch (CompletionException failed) {
                return failed.getCause() instanceof Trouble trouble && trouble.kind() == Trouble.Kind.UNAVAILABLE
                        ? Outcome.NOT_DONE
                        : Outcome.UNKNOWN;
            }
        }

        List<String> memory() {
            var live = new ArrayList<String>();
            bench.keeper
                    .read(state -> {
                        state.grants()
                                .uses()
                                .of(Bench.SQL)
                                .grants()
                                .forEach(g -> live.add(g.handle() + " " + g.fence()));
                        return true;
                    })
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            live.sort(null);
            return live;
        }

        @Override
        public void close() throws SQLException {
            driver.heal();
            bench.close();
            driver.closeAll();
        }
    }

    @Test
    void whateverCallOfATurnWithGrantsFailsWhatIsAnsweredIsTrue() throws Exception {
        List<String> calls;
        try (var ready = new Ready()) {
            before = left(ready.file);
            driver.heal();
            assertEquals(Outcome.DONE, ready.outcome(), () -> ready.bench.fatal + " " + ready.asked);
            calls = driver.calls();
            after = left(ready.file);
        }
        assertTrue(calls.stream().anyMatch(call -> call.contains("DELETE FROM grant_turn")), "the log was compacted");
        for (String table : List.of(
                "INTO grant_turn",
                "INTO access",
                "UPDATE access",
                "INTO denial",
                "INTO sample",
                "INTO ledger",
                "UPDATE state")) {
            assertTrue(calls.stream().anyMatch(call -> call.contains(table)), table + " in " + calls);
        }
        for (int k = 1; k <= calls.size(); k++) {
            String call = calls.get(k - 1);
            sweep(k, Side.BEFORE, Lasting.ONCE, SQLiteErrorCode.SQLITE_FULL);
            if (call.startsWith("execute") || call.startsWith("commit")) {
                sweep(k, Side.AFTER, Lasting.ONCE, SQLiteErrorCode.SQLITE_IOERR_WRITE);
                sweep(k, Side.BEFORE, Lasting.WRITES_FROM_THEN_ON, SQLiteErrorCode.SQLITE_READONLY);
                sweep(k, Side.AFTER, Lasting.WRITES_FROM_THEN_ON, SQLiteErrorCode.SQLITE_FULL);
                sweep(k, Side.BEFORE, Lasting.EVERYTHING_FROM_THEN_ON, SQLiteErrorCode.SQLITE_IOERR);
                sweep(k, Side.AFTER, Lasting.EVERYTHING_FROM_THEN_ON, SQLiteErrorCode.SQLITE_CANTOPEN);
                sweep(k, Side.AFTER, Lasting.ONCE, SQLiteErrorCode.SQLITE_IOERR_FSYNC);
            }
        }
        assertTrue(seen.keySet().containsAll(List.of(Outcome.values())), "every outcome was seen: " + seen);
    }

    private void sweep(int k, Side side, Lasting lasting, SQLiteErrorCode code) throws Exception {
        String where = "call " + k + " " + side + " " + lasting + " " + code;
        try (var ready = new Ready()) {
            driver.fail(k, side, lasting, code);
            Outcome outcome = ready.outcome();
            seen.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.UNKNOWN) {
                ready.bench.close();
                assertEquals(1, ready.bench.fatal.size(), where + ": the agent has stopped, and said why once");
            }
            List<String> found = left(ready.file);
            switch (outcome) {
                case DONE -> assertEquals(after, found, where);
                case NOT_DONE -> {
                    assertEquals(before, found, where);
                    assertFalse(ready.bench.keeper.figures().readOnlyCause().isEmpty(), where + ": reads only");
                }
                case UNKNOWN -> assertTrue(found.equals(before) || found.equals(after), where + ": " + found);
            }
            driver.heal();
            if (outcome != Outcome.UNKNOWN) {
                goesOn(ready, outcome, where);
            }
        }
    }

    /** Memory agrees with the file; once the disk is well, whoever asks again has one effect, and nothing else is lost. */
    private void goesOn(Ready ready, Outcome outcome, String where) throws Exception {
        if (outcome == Outcome.NOT_DONE) {
            ready.bench.passAtRest(Keeper.PROBE_EVERY);
            assertEquals("", ready.bench.keeper.figures().readOnlyCause(), where);
            for (CompletableFuture<?> again : theTurn(ready.bench)) {
                assertEquals(Outcome.DONE, Ready.outcome(again), where);
            }
            ready.bench.passAtRest(Duration.ofSeconds(70));
        }
        List<String> memory = ready.memory();
        ready.bench.close();
        assertEquals(List.of(), ready.bench.fatal, where);
        List<String> found = left(ready.file);
        assertEquals(handles(after), handles(found), where);
        assertEquals(
                handles(found), memory.stream().map(row -> row.substring(0, 36)).toList(), where);
        assertEquals(counted(after), counted(found), where);
        assertEquals(1, refusedInSamples(found), where + ": " + found);
    }

    /** What those files hold, as the next start would find it. */
    private List<String> left(Path file) throws Exception {
        Path copy = StoreCopy.of(file).write(folder.resolve("left"));
        try (var store = plain(copy)) {
            List<String> rows = KeptUse.of(store, Bench.SQL, POOL);
            store.load().instances().forEach(i -> rows.add(i.product().id() + " has " + i.perServer()));
            return rows;
        }
    }

    /** Handles of grants that live, from the rows of the log. */
    private static List<String> handles(List<String> rows) {
        List<String> ended = rows.stream()
                .filter(row -> row.startsWith("ended "))
                .map(row -> row.substring("ended ".length(), row.indexOf(" at ")))
                .toList();
        return rows.stream()
                .filter(row -> row.startsWith("LogRow"))
                .filter(row -> ended.stream().noneMatch(fence -> row.contains("fence=" + fence + ",")))
                .map(row -> row.replaceAll(".*handle=([0-9a-f-]+).*", "$1"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Refusals as the samples of five minutes have them: what could not be written once is written with the next. */
    private static int refusedInSamples(List<String> rows) {
        return rows.stream()
                .filter(row -> row.startsWith("Sample[product=" + Bench.SQL + ", span=FIVE_MINUTES"))
                .mapToInt(row -> Integer.parseInt(row.replaceFirst(".*refusals=(\\d+),.*", "$1")))
                .sum();
    }

    /** Accesses and refusals with their counts, and licenses; without places and times, which a second try has of its own. */
    private static List<String> counted(List<String> rows) {
        return rows.stream()
                .filter(row -> row.startsWith("access") || row.startsWith("denial") || row.contains(" has "))
                .map(row -> row.replaceAll("20[0-9TZ:.-]+", "at").replaceFirst("^(access|denial) \\d+", "$1"))
                .toList();
    }
}
