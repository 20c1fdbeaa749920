package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.LicensingState;

/** What every store has to do, whatever it stands on. */
abstract class StoreContract {
    static final OperationRetention SHORT = new OperationRetention(Duration.ofHours(24), 3);

    private static final long HOUR = Duration.ofHours(1).toNanos();

    final AtomicLong nanos = new AtomicLong();
    Store store;

    /** A store that holds {@link SeededTurns#FOUNDING} and keeps operations as {@link #SHORT} says. */
    abstract Store open() throws Exception;

    /** The same store after a restart; a store without a file answers with itself. */
    abstract Store reopen(Store was) throws Exception;

    @BeforeEach
    void open_() throws Exception {
        store = open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFoundedStoreHoldsTheFoundingAndNothingElse() throws Exception {
        Kept expected = new Kept(
                SeededTurns.FOUNDING,
                0,
                List.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                SeededTurns.FOUNDING.bindings(),
                Optional.empty());
        assertEquals(expected, store.load());
        assertEquals(List.of(), store.audit(Long.MAX_VALUE, 500));
    }

    @Test
    void whatTurnsKeptIsReadBackWholeAlsoAfterARestart() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            close();
            store = open();
            var model = new MemoryStore(SeededTurns.FOUNDING);
            for (Turn turn : new SeededTurns(seed).next(60)) {
                store.commit(turn);
                model.commit(turn);
            }
            assertEquals(model.load(), store.load(), "seed " + seed);
            store = reopen(store);
            assertEquals(model.load(), store.load(), "seed " + seed + " after a restart");
        }
    }

    @Test
    void turnsFollowAcrossARestart() throws Exception {
        var turns = new SeededTurns(7);
        store.commit(turns.next());
        store = reopen(store);
        store.commit(turns.next());
        assertEquals(2, store.load().stateRevision());
    }

    @Test
    void theKeptStateIsOneTheRulesAccept() throws Exception {
        for (Turn turn : new SeededTurns(11).next(80)) {
            store.commit(turn);
        }
        Kept kept = store.load();
        LicensingState state = LicensingState.of(kept.instances(), kept.ledger(), kept.changes());
        assertEquals(kept.ledger(), state.ledger());
        assertEquals(kept.instances(), List.copyOf(state.instances().values()));
    }

    @Test
    void aStampIsReadBackAndChangesNothingElse() throws Exception {
        store.commit(new SeededTurns(3).next());
        Kept before = store.load();
        Instant alive = Instant.parse("2031-12-24T18:00:00.123456789Z");
        store.stamp(alive);
        assertEquals(withAlive(before, alive), store.load());
        store = reopen(store);
        assertEquals(withAlive(before, alive), store.load());
    }

    private static Kept withAlive(Kept k, Instant alive) {
        return new Kept(
                k.founding(),
                k.stateRevision(),
                k.instances(),
                k.changedAt(),
                k.ledger(),
                k.changes(),
                k.head(),
                k.bindings(),
                Optional.of(alive));
    }

    @Test
    void aTurnNotesThatTheAgentLives() throws Exception {
        Turn turn = new SeededTurns(3).next();
        store.commit(turn);
        assertEquals(Optional.of(turn.at()), store.load().aliveAt());
    }

    @Test
    void aProbeChangesNothingThatShows() throws Exception {
        store.commit(new SeededTurns(3).next());
        Kept before = store.load();
        store.probe();
        assertEquals(before, store.load());
    }

    @Test
    void aTurnThatShowsNothingKeepsTheStateRevision() throws Exception {
        var turns = new SeededTurns(4);
        store.commit(turns.next());
        Turn shown = turns.next();
        var quiet =
                new Turn(1, shown.at(), List.of(), List.of(), List.of(), List.of(), shown.audit(), shown.operations());
        store.commit(quiet);
        assertEquals(1, store.load().stateRevision());
        assertEquals(Optional.of(shown.audit().getLast()), store.load().head());
    }

    @Test
    void aTurnThatDoesNotFollowIsRefusedAndNothingOfItIsKept() throws Exception {
        List<Turn> turns = new SeededTurns(5).next(40);
        store.commit(turns.getFirst());
        Kept before = store.load();
        Turn tooFar = turns.stream()
                .skip(2)
                .filter(turn -> !turn.entries().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> store.commit(tooFar));
        var backwards =
                new Turn(0, before.founding().at(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        assertThrows(IllegalArgumentException.class, () -> store.commit(backwards));
        assertEquals(before, store.load());
        store.commit(turns.get(1));
        assertEquals(2, store.load().stateRevision());
    }

    @Test
    void theAuditIsReadNewestFirstBelowASequence() throws Exception {
        List<AuditRecord> all = commitAll(new SeededTurns(6).next(30));
        assertEquals(all.reversed().subList(0, 10), store.audit(Long.MAX_VALUE, 10));
        assertEquals(all.subList(0, 4).reversed(), store.audit(5, 500));
        assertEquals(List.of(), store.audit(1, 500));
        assertEquals(all.subList(3, 4), store.audit(5, 1));
    }

    @Test
    void atLeastOneAndAtMostFiveHundredRecordsAreReadAtATime() throws Exception {
        assertEquals(List.of(), store.audit(10, 1));
        assertEquals(List.of(), store.audit(10, 500));
        assertThrows(IllegalArgumentException.class, () -> store.audit(10, 0));
        assertThrows(IllegalArgumentException.class, () -> store.audit(10, 501));
    }

    @Test
    void everyAuditRecordIsReadInOrderAndTheChainIsIntact() throws Exception {
        List<AuditRecord> all = commitAll(new SeededTurns(8).next(300));
        assertTrue(all.size() > 600, "more than one page of records");
        var read = new ArrayList<AuditRecord>();
        store.eachAudit(1, read::add);
        assertEquals(all, read);
        var last = new ArrayList<AuditRecord>();
        store.eachAudit(all.size(), last::add);
        assertEquals(List.of(all.getLast()), last);
        store.eachAudit(all.size() + 1L, _ -> {
            throw new AssertionError("nothing is there");
        });
        var chain = new AuditChain(SeededTurns.FOUNDING.agentId(), SeededTurns.FOUNDING.epoch());
        var verifier = new AuditVerifier(chain, Optional.empty());
        store.eachAudit(1, verifier::accept);
        assertEquals(new AuditVerdict(all.size(), all.getLast().hash(), Optional.empty()), verifier.verdict());
    }

    private List<AuditRecord> commitAll(List<Turn> turns) throws StoreFault {
        var all = new ArrayList<AuditRecord>();
        for (Turn turn : turns) {
            store.commit(turn);
            all.addAll(turn.audit());
        }
        return all;
    }

    @Test
    void anAnswerIsKeptForTheIdentityThatAskedAndNobodyElse() throws Exception {
        Turn turn = new SeededTurns(9).next();
        store.commit(turn);
        store = reopen(store);
        for (KeptOperation operation : turn.operations()) {
            assertEquals(Optional.of(operation), store.operation(operation.identity(), operation.operation()));
            assertEquals(Optional.empty(), store.operation("operator/other", operation.operation()));
        }
        assertEquals(Optional.empty(), store.operation("operator/mira.holt", new UUID(1, 1)));
    }

    @Test
    void answersAreKeptForADayOfUptimeHoweverManyThereAre() throws Exception {
        List<KeptOperation> operations = answers("operator/mira.holt", 10);
        for (KeptOperation operation : operations) {
            store.commit(answering(operation));
        }
        nanos.addAndGet(24 * HOUR);
        KeptOperation another = answers("operator/mira.holt", 11).getLast();
        store.commit(answering(another));
        assertEquals(operations, present(operations));
    }

    @Test
    void theNewestAnswersAreKeptHoweverOldTheyAre() throws Exception {
        List<KeptOperation> operations = answers("operator/mira.holt", 4);
        for (KeptOperation operation : operations.subList(0, 3)) {
            store.commit(answering(operation));
        }
        nanos.addAndGet(1000 * HOUR);
        assertEquals(operations.subList(0, 3), present(operations));
        store.commit(answering(operations.get(3)));
        assertEquals(operations.subList(1, 4), present(operations));
    }

    @Test
    void answersBeyondBothLimitsGoTwoForEachThatComes() throws Exception {
        List<KeptOperation> operations = answers("operator/mira.holt", 8);
        for (KeptOperation operation : operations.subList(0, 6)) {
            store.commit(answering(operation));
        }
        nanos.addAndGet(24 * HOUR + Duration.ofSeconds(2).toNanos());
        store.commit(answering(operations.get(6)));
        assertEquals(operations.subList(2, 7), present(operations));
        store.commit(answering(operations.get(7)));
        assertEquals(operations.subList(4, 8), present(operations));
    }

    @Test
    void oneIdentityDoesNotPushOutTheAnswersOfAnother() throws Exception {
        List<KeptOperation> quiet = answers("operator/quiet", 3);
        for (KeptOperation operation : quiet) {
            store.commit(answering(operation));
        }
        nanos.addAndGet(48 * HOUR);
        for (KeptOperation operation : answers("operator/busy", 20)) {
            store.commit(answering(operation));
        }
        assertEquals(quiet, present(quiet));
    }

    private List<KeptOperation> present(List<KeptOperation> operations) throws StoreFault {
        var present = new ArrayList<KeptOperation>();
        for (KeptOperation operation : operations) {
            store.operation(operation.identity(), operation.operation()).ifPresent(present::add);
        }
        return present;
    }

    static List<KeptOperation> answers(String identity, int n) {
        var answers = new ArrayList<KeptOperation>();
        for (int i = 1; i <= n; i++) {
            answers.add(new KeptOperation(
                    identity,
                    new UUID(identity.hashCode(), i),
                    new CanonicalDigest("body").number(i).hex(),
                    new Reply(new byte[] {(byte) i})));
        }
        return answers;
    }

    static Turn answering(KeptOperation... operations) {
        return new Turn(
                0,
                SeededTurns.FOUNDING.at(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(operations));
    }
}
