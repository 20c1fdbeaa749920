package org.seatkeeper.agent.service;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Leases;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.storage.AuditChain;
import org.seatkeeper.agent.storage.AuditFields;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.Run;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;

/**
 * Keeps this server's licensing state on one thread. A turn takes everyone who is waiting: decide each, make all durable
 * with one commit, then publish and answer. Nothing is visible before it is durable.
 *
 * <p>A turn that the store rolled back is refused, and the agent is read-only until a write succeeds again, which is
 * tried every second. A turn in doubt stops the keeper: its askers are told UNKNOWN, and the restart reads what is there.
 * A commit that stalls tells its askers UNKNOWN after two seconds and those behind it UNAVAILABLE (design section 6).
 */
public final class Keeper implements AutoCloseable {
    /** Most asks that may wait: beyond it they are turned away at once. */
    static final int WAITING_MAX = 16_384;

    /** Most that one turn takes: bounds the time until the first of them is answered. */
    static final int TURN_MAX = 1_024;

    /** How long a stop waits for the disk; with the calls under way before it, the agent ends within five seconds. */
    static final Duration CLOSE_MAX = Duration.ofSeconds(1);

    /** How often a read-only agent tries to write again. */
    static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    /** Fences of one run: each start begins anew above them, whatever was kept of the last one. */
    private static final int FENCE_BITS = 36;

    private final Telling telling = new Telling();
    private final WaitingRoom room = new WaitingRoom(WAITING_MAX, telling);
    private final Store store;
    private final Policy policy;
    private final Clocks clocks;
    private final Timer timer;
    private final Supplier<Act.Ids> ids;
    private final Consumer<String> onFatal;
    private final DueChanges due;
    private final Watchdog watchdog;
    private final Shown shown;
    private final LicenseSessions sessions = new LicenseSessions();
    private final UseTurns use;
    private final Thread thread;

    // Touched only on the keeper's thread.
    private LicensingState state;
    private Optional<AuditRecord> head;
    private final AuditChain chain;

    /**
     * Reads the store and takes turns from then on. Where the store cannot be written the keeper starts read-only.
     *
     * @param stillHolds whether an identity may still change modes, asked when a scheduled change is due
     * @param onFatal told once, with a cause, when the keeper stops by itself
     * @param boot the machine's run: grants that were taken on its own socket in another one are given back
     */
    public Keeper(
            Store store,
            Policy policy,
            Clocks clocks,
            Timer timer,
            Supplier<Act.Ids> ids,
            Rights stillHolds,
            Consumer<String> onFatal,
            String boot)
            throws StoreFault {
        this.store = store;
        this.watchdog = new Watchdog(room, timer);
        this.policy = policy;
        this.clocks = clocks;
        this.timer = timer;
        this.ids = ids;
        this.onFatal = onFatal;
        Kept kept = store.load();
        Run run = store.begin(boot);
        var grants = Grants.salted(new Leases(), run.starts() << FENCE_BITS, new SecureRandom().nextLong());
        this.state = LicensingState.of(kept.instances(), kept.ledger(), kept.changes(), grants);
        this.use = new UseTurns(grants, sessions, clocks, timer, room::enter);
        this.head = kept.head();
        this.chain = new AuditChain(kept.founding().agentId(), kept.founding().epoch());
        this.shown = new Shown(kept, telling);
        this.due = new DueChanges(clocks, timer, stillHolds, kept.aliveAt(), room::enter);
        tryToWrite();
        due.look(state);
        use.begin(clocks.wall(), figures().readOnlyCause());
        new UseRebuilding(state, sessions, !run.boot().equals(boot)).from(store);
        room.enter(new Waiting.Upkeep());
        this.thread = Thread.ofPlatform().name("keeper").start(this::takeTurns);
    }

    /** What this server shows now. Any thread, never blocks. */
    public Figures figures() {
        return shown.figures();
    }

    /** Asks for an act. The stage fails with {@link Trouble} where there is no verdict. */
    public CompletableFuture<Verdict> act(Ask ask) {
        var answer = new CompletableFuture<Verdict>();
        room.enter(new Waiting.Acting(ask, answer));
        return answer;
    }

    /** Asks for licenses; the work is answered, or told why not. */
    void grant(GrantWork work) {
        room.enter(new Waiting.Granting(work));
    }

    /** Asks about the state between two turns; the question must not keep what it is given. */
    public <R> CompletableFuture<R> read(Function<LicensingState, R> question) {
        var answer = new CompletableFuture<R>();
        room.enter(new Waiting.Reading<>(question, answer));
        return answer;
    }

    /** Records in the audit what belongs to no act. Lost where the keeper is stopped or its queue is full. */
    public void note(List<AuditFields> records) {
        room.enter(new Waiting.Noting(List.copyOf(records)));
    }

    /** Says what is wrong with the configuration now. */
    public void configurationFaults(List<String> faults) {
        room.enter(new Waiting.ServerChanged(Optional.of(List.copyOf(faults))));
    }

    /**
     * The watcher gets the present figures at once, on the caller's thread, and the newest ones after every change, on the
     * keeper's: the first may arrive after newer ones. It must not block; what it throws is logged.
     */
    public Runnable watch(Consumer<Figures> watcher) {
        return shown.watch(watcher);
    }

    /** A disk that is full already at the start is told of at once, not at the first act. */
    private void tryToWrite() throws StoreFault {
        try {
            store.probe();
        } catch (StoreFault.RolledBack cannot) {
            shown.readOnly(Trouble.words(cannot));
            probeLater();
        }
    }

    private void takeTurns() {
        List<Waiting> turn = List.of();
        Optional<String> failure = Optional.empty();
        try {
            while (true) {
                turn = room.next(TURN_MAX);
                if (turn.isEmpty()) {
                    break;
                }
                take(turn);
                turn = List.of();
            }
            lastCounts();
            lastStamp();
        } catch (StoreFault | RuntimeException | Error | InterruptedException e) {
            failure = Optional.of("the store failed: " + e.getMessage());
        } finally {
            String why = failure.orElse("the agent is stopping");
            due.stop();
            use.stop();
            room.turnAway(turn, Trouble.Kind.UNKNOWN, why);
            room.sendAway(why);
            store.close();
            // Last: whoever is told may end the process, and everyone who asked has been answered by now.
            failure.ifPresent(onFatal);
        }
    }

    /** Counts of the last minute, and figures that nobody has seen yet. */
    private void lastCounts() throws StoreFault {
        Instant at = clocks.wall();
        use.begin(at, figures().readOnlyCause());
        var draft = new TurnDraft(state, figures().stateRevision());
        use.gather(state, true);
        use.follow(state, draft, true);
        if (figures().readOnlyCause().isEmpty() && (!draft.empty() || use.mustKeep())) {
            var _ = keep(List.of(), draft, at, () -> {});
        }
    }

    private void lastStamp() throws StoreFault {
        try {
            store.stamp(clocks.wall());
        } catch (StoreFault.RolledBack readOnly) {
            // The time of the last turn stands: the agent seems to have been down for longer, which is the safe side.
        }
    }

    private void take(List<Waiting> turn) throws StoreFault {
        Runnable known = watchdog.over(turn);
        try {
            decide(turn, known);
        } finally {
            known.run();
        }
    }

    private void decide(List<Waiting> turn, Runnable known) throws StoreFault {
        Instant at = clocks.wall();
        String readOnly = figures().readOnlyCause();
        use.begin(at, readOnly);
        var draft = new TurnDraft(state, figures().stateRevision());
        var desk = new Desk(state, policy, store, draft, figures(), ids);
        var grants = new GrantDesk(state, sessions, policy.grantsMax(), readOnly);
        var decided = new ArrayList<Runnable>();
        boolean looks = false;
        for (Waiting waiting : turn) {
            switch (waiting) {
                case Waiting.Acting acting -> {
                    use.follow(state, draft, true);
                    looks = true;
                    decided.add(telling.guarded(acting, desk.decide(acting, at, this::link)));
                }
                case Waiting.Granting(GrantWork work) -> {
                    work.decide(grants);
                    decided.add(telling.guarded(waiting, work::answer));
                }
                case Waiting.Upkeep _ -> {
                    use.woken();
                    use.expire(grants);
                    use.gather(state, false);
                }
                case Waiting.Noting(List<AuditFields> records) -> {
                    if (readOnly.isEmpty()) {
                        records.forEach(record -> draft.record(link(record, draft.lastRecord())));
                    }
                }
                case Waiting.ServerChanged(Optional<List<String>> faults) -> serverChanged(draft, faults);
                case Waiting.Reading<?> _ -> looks = true;
                case Waiting.Chore _ -> {}
            }
        }
        use.follow(state, draft, looks);
        use.alarm(state, draft);
        if (!draft.empty() || use.mustKeep()) {
            if (!keep(turn, draft, at, known)) {
                decided.clear();
            }
        } else {
            use.kept();
        }
        known.run();
        decided.forEach(Runnable::run);
        turn.forEach(waiting -> waiting.afterwards(this, state));
    }

    private void serverChanged(TurnDraft draft, Optional<List<String>> faults) {
        boolean news = faults.isEmpty() || !faults.get().equals(figures().configurationFaults());
        if (news && figures().readOnlyCause().isEmpty()) {
            draft.serverChanged(faults.orElse(figures().configurationFaults()));
        }
    }

    private AuditRecord link(AuditFields draft, Optional<AuditRecord> lastOfTurn) {
        return chain.link(lastOfTurn.or(() -> head), draft);
    }

    /** True once the turn is durable; false where it was rolled back and its askers have been told. */
    private boolean keep(List<Waiting> turn, TurnDraft draft, Instant at, Runnable known) throws StoreFault {
        Optional<String> rolledBack = Optional.empty();
        try {
            store.commit(draft.turn(at, use.batch()));
        } catch (StoreFault.RolledBack fault) {
            rolledBack = Optional.of(Trouble.words(fault));
        } finally {
            known.run();
        }
        if (rolledBack.isPresent()) {
            rolledBack(turn, rolledBack.get());
            return false;
        }
        head = draft.lastRecord().or(() -> head);
        if (!draft.empty()) {
            shown.after(draft.changes(), head.map(AuditRecord::sequence).orElse(0L));
            due.look(state);
        }
        use.kept();
        return true;
    }

    /** The file is as it was before the turn; so must be the memory. */
    private void rolledBack(List<Waiting> asked, String why) throws StoreFault {
        Kept kept = store.load();
        use.rolledBack();
        state = LicensingState.of(kept.instances(), kept.ledger(), kept.changes(), state.grants());
        head = kept.head();
        shown.again(kept);
        shown.readOnly(why);
        due.unwritable();
        due.look(state);
        probeLater();
        asked.forEach(waiting ->
                telling.guarded(waiting, () -> waiting.rolledBack(why)).run());
    }

    private void probeLater() {
        var _ = timer.after(PROBE_EVERY, () -> room.enter(new Waiting.Chore(Keeper::probe)));
    }

    /** A read-only agent tries to write, and goes on by itself once it can. */
    private void probe() {
        try {
            store.probe();
            shown.readOnly("");
            due.writable();
            due.look(state);
            room.enter(new Waiting.ServerChanged(Optional.empty()));
        } catch (StoreFault.RolledBack still) {
            shown.readOnly(Trouble.words(still));
            probeLater();
        } catch (StoreFault doubt) {
            throw new IllegalStateException(doubt.getMessage(), doubt);
        }
    }

    /** The change of that id, if it still waits. Keeper's thread. */
    Optional<org.seatkeeper.agent.domain.ModeChange> openChange(java.util.UUID id) {
        return state.openChange(id);
    }

    /** How much has ever been asked of it, by others and by itself: two readings tell whether anything came in between. Any thread. */
    long asked() {
        return room.entered();
    }

    /** Where answers leave. Any thread. */
    Telling telling() {
        return telling;
    }

    /** Notes that the agent lives, unless nothing can be written: that is tried on its own. Keeper's thread. */
    void stamp() {
        if (figures().readOnlyCause().isEmpty()) {
            try {
                store.stamp(clocks.wall());
            } catch (StoreFault.RolledBack rolledBack) {
                shown.readOnly(Trouble.words(rolledBack));
                due.unwritable();
                probeLater();
            } catch (StoreFault doubt) {
                throw new IllegalStateException(doubt.getMessage(), doubt);
            }
        }
        due.look(state);
    }

    /** Seconds by which the wall clock has moved against the monotonic one since start; positive is forward. Any thread. */
    public long clockJumpSeconds() {
        return due.jumpSeconds();
    }

    /**
     * Stops after everyone who waits has been answered. Where the disk does not answer that long, whoever waits is told
     * so, and the process is told to end without it: what was acknowledged is durable, what was not is UNKNOWN to its asker.
     */
    @Override
    public void close() {
        room.close();
        if (Thread.currentThread().equals(thread)) {
            return; // Told of a failure by the keeper itself, which has stopped by then.
        }
        try {
            if (!thread.join(CLOSE_MAX)) {
                String why = "the disk did not answer within " + CLOSE_MAX.toSeconds()
                        + " s of the stop, so the last turn is not confirmed";
                room.sendAway(why);
                onFatal.accept(why);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
