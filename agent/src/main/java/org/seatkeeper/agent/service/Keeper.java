package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.storage.AuditChain;
import org.seatkeeper.agent.storage.AuditFields;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.Kept;
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
    /** Most that may wait: beyond it askers are turned away at once. */
    static final int WAITING_MAX = 4_096;

    /** Most that one turn takes: bounds the time until the first of them is answered. */
    static final int TURN_MAX = 512;

    /** How long a commit may take before its askers are told that the outcome is unknown. */
    static final Duration STALL_MAX = Duration.ofSeconds(2);

    /** How often a read-only agent tries to write again. */
    static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    /** Whether someone may still do something: asked when what they agreed to is due. */
    @FunctionalInterface
    public interface Rights {
        /** Keeper's thread; must not block. */
        boolean holds(org.seatkeeper.agent.domain.IdentityName who, org.seatkeeper.agent.domain.Permission permission);
    }

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING_MAX);
    private final List<Consumer<Figures>> watchers = new CopyOnWriteArrayList<>();
    private final Store store;
    private final Policy policy;
    private final Clocks clocks;
    private final Timer timer;
    private final Supplier<Act.Ids> ids;
    private final Consumer<String> onFatal;
    private final DueChanges due;
    private final Thread thread;

    private volatile Figures figures;
    private volatile boolean open = true;
    private volatile boolean stalled;

    // Touched only on the keeper's thread.
    private LicensingState state;
    private Optional<AuditRecord> head;
    private final FiguresBuilder builder;
    private final AuditChain chain;

    /**
     * Reads the store and takes turns from then on.
     *
     * @param stillHolds whether an identity may still change modes, asked when a scheduled change is due
     * @param onFatal told once, with a cause, when the keeper stops by itself
     */
    public Keeper(
            Store store,
            Policy policy,
            Clocks clocks,
            Timer timer,
            Supplier<Act.Ids> ids,
            Rights stillHolds,
            Consumer<String> onFatal)
            throws StoreFault {
        this.store = store;
        this.policy = policy;
        this.clocks = clocks;
        this.timer = timer;
        this.ids = ids;
        this.onFatal = onFatal;
        Kept kept = store.load();
        this.state = LicensingState.of(kept.instances(), kept.ledger(), kept.changes());
        this.head = kept.head();
        this.chain = new AuditChain(kept.founding().agentId(), kept.founding().epoch());
        this.builder = new FiguresBuilder(kept, Figures.REMOVALS_MAX);
        this.figures = builder.figures();
        this.due = new DueChanges(clocks, timer, stillHolds, kept.aliveAt(), this::submit);
        due.look(state);
        this.thread = Thread.ofPlatform().name("keeper").start(this::takeTurns);
    }

    /** What this server shows now. Any thread, never blocks. */
    public Figures figures() {
        return figures;
    }

    /** Asks for an act. The stage fails with {@link Trouble} where there is no verdict. */
    public CompletableFuture<Verdict> act(Ask ask) {
        var answer = new CompletableFuture<Verdict>();
        submit(new Waiting.Acting(ask, answer));
        return answer;
    }

    /** Asks about the state between two turns; the question must not keep what it is given. */
    public <R> CompletableFuture<R> read(Function<LicensingState, R> question) {
        var answer = new CompletableFuture<R>();
        submit(new Waiting.Reading<>(question, answer));
        return answer;
    }

    /** Records in the audit what belongs to no act. Lost where the keeper is stopped or its queue is full. */
    public void note(List<AuditFields> records) {
        submit(new Waiting.Noting(List.copyOf(records)));
    }

    /** Says what is wrong with the configuration now. */
    public void configurationFaults(List<String> faults) {
        submit(new Waiting.ServerChanged(Optional.of(List.copyOf(faults))));
    }

    /** The watcher gets the present figures at once and the newest ones after every change; it must not block or throw. */
    public Runnable watch(Consumer<Figures> watcher) {
        watchers.add(watcher);
        watcher.accept(figures);
        return () -> watchers.remove(watcher);
    }

    private void submit(Waiting waiting) {
        if (!open || stalled) {
            waiting.turnAway(new Trouble(
                    Trouble.Kind.UNAVAILABLE,
                    open ? "the disk of the server does not answer" : "the agent is stopping"));
        } else if (!queue.offer(waiting)) {
            waiting.turnAway(new Trouble(Trouble.Kind.QUEUE_FULL, "too many requests wait"));
        } else if (!open && queue.remove(waiting)) {
            waiting.turnAway(new Trouble(Trouble.Kind.UNAVAILABLE, "the agent is stopping"));
        }
    }

    private void takeTurns() {
        var turn = new ArrayList<Waiting>(TURN_MAX);
        String why = "the agent is stopping";
        try {
            while (open || !queue.isEmpty()) {
                turn.add(queue.take());
                queue.drainTo(turn, TURN_MAX - 1);
                take(turn);
                turn.clear();
            }
            store.stamp(clocks.wall());
        } catch (StoreFault | RuntimeException | InterruptedException e) {
            why = "the store failed: " + e.getMessage();
            onFatal.accept(why);
        } finally {
            open = false;
            due.stop();
            for (Waiting waiting : turn) {
                waiting.turnAway(new Trouble(Trouble.Kind.UNKNOWN, why));
            }
            turn.clear();
            queue.drainTo(turn);
            for (Waiting waiting : turn) {
                waiting.turnAway(new Trouble(Trouble.Kind.UNAVAILABLE, why));
            }
            store.close();
        }
    }

    private void take(List<Waiting> turn) throws StoreFault {
        Instant at = clocks.wall();
        var draft = new TurnDraft(state, figures.stateRevision());
        var desk = new Desk(state, policy, store, draft, figures, ids);
        var answers = new ArrayList<Runnable>();
        var later = new ArrayList<Waiting>();
        for (Waiting waiting : turn) {
            switch (waiting) {
                case Waiting.Acting acting -> answers.add(desk.decide(acting, at, this::link));
                case Waiting.Noting(List<AuditFields> records) -> {
                    if (figures.readOnlyCause().isEmpty()) {
                        records.forEach(record -> draft.record(link(record, draft.lastRecord())));
                    }
                }
                case Waiting.ServerChanged(Optional<List<String>> faults) -> serverChanged(draft, faults);
                case Waiting.Reading<?> _, Waiting.Chore _ -> later.add(waiting);
            }
        }
        if (draft.empty() || keep(turn, draft, at)) {
            answers.forEach(Runnable::run);
        }
        for (Waiting waiting : later) {
            switch (waiting) {
                case Waiting.Reading<?> reading -> reading.ask(state);
                case Waiting.Chore(Consumer<Keeper> work) -> work.accept(this);
                case Waiting.Acting _, Waiting.Noting _, Waiting.ServerChanged _ -> {}
            }
        }
    }

    private void serverChanged(TurnDraft draft, Optional<List<String>> faults) {
        boolean news = faults.isEmpty() || !faults.get().equals(figures.configurationFaults());
        if (news && figures.readOnlyCause().isEmpty()) {
            draft.serverChanged(faults.orElse(figures.configurationFaults()));
        }
    }

    private AuditRecord link(AuditFields draft, Optional<AuditRecord> lastOfTurn) {
        return chain.link(lastOfTurn.or(() -> head), draft);
    }

    /** True once the turn is durable; false where it was rolled back and its askers have been told. */
    private boolean keep(List<Waiting> turn, TurnDraft draft, Instant at) throws StoreFault {
        List<Waiting> asked = List.copyOf(turn);
        Timer.Scheduled watchdog = timer.after(STALL_MAX, () -> stall(asked));
        try {
            store.commit(draft.turn(at));
        } catch (StoreFault.RolledBack rolledBack) {
            watchdog.cancel();
            stalled = false;
            rolledBack(asked, words(rolledBack));
            return false;
        }
        watchdog.cancel();
        stalled = false;
        head = draft.lastRecord().or(() -> head);
        publish(builder.after(draft.changes(), head.map(AuditRecord::sequence).orElse(0L)));
        due.look(state);
        return true;
    }

    private void stall(List<Waiting> asked) {
        stalled = true;
        asked.forEach(waiting ->
                waiting.turnAway(new Trouble(Trouble.Kind.UNKNOWN, "the disk of the server does not answer")));
        var behind = new ArrayList<Waiting>();
        queue.drainTo(behind);
        behind.forEach(waiting ->
                waiting.turnAway(new Trouble(Trouble.Kind.UNAVAILABLE, "the disk of the server does not answer")));
    }

    /** The file is as it was before the turn; so must be the memory. */
    private void rolledBack(List<Waiting> asked, String why) throws StoreFault {
        Kept kept = store.load();
        state = LicensingState.of(kept.instances(), kept.ledger(), kept.changes());
        head = kept.head();
        builder.again(kept);
        publish(builder.readOnly(why));
        due.look(state);
        for (Waiting waiting : asked) {
            if (waiting instanceof Waiting.Acting(Ask _, CompletableFuture<Verdict> answer)) {
                answer.complete(new Verdict.Refused(org.seatkeeper.agent.domain.Refusals.readOnly(why)));
            }
        }
        probeLater();
    }

    private void probeLater() {
        timer.after(PROBE_EVERY, () -> submit(new Waiting.Chore(Keeper::probe)));
    }

    /** A read-only agent tries to write, and goes on by itself once it can. */
    private void probe() {
        try {
            store.probe();
            publish(builder.readOnly(""));
            due.writable();
            due.look(state);
            submit(new Waiting.ServerChanged(Optional.empty()));
        } catch (StoreFault.RolledBack still) {
            publish(builder.readOnly(words(still)));
            probeLater();
        } catch (StoreFault doubt) {
            throw new IllegalStateException(doubt.getMessage(), doubt);
        }
    }

    /** The change of that id, if it still waits. Keeper's thread. */
    Optional<org.seatkeeper.agent.domain.ModeChange> openChange(java.util.UUID id) {
        return state.instances().values().stream()
                .flatMap(instance -> instance.openChange().stream())
                .filter(change -> change.id().equals(id))
                .findFirst();
    }

    /** Notes that the agent lives. Keeper's thread. */
    void stamp() {
        try {
            store.stamp(clocks.wall());
        } catch (StoreFault.RolledBack rolledBack) {
            publish(builder.readOnly(words(rolledBack)));
            probeLater();
        } catch (StoreFault doubt) {
            throw new IllegalStateException(doubt.getMessage(), doubt);
        }
        due.look(state);
    }

    /** Seconds by which the wall clock has moved against the monotonic one since start; positive is forward. Any thread. */
    public long clockJumpSeconds() {
        return due.jumpSeconds();
    }

    private static String words(StoreFault fault) {
        return String.valueOf(fault.getMessage());
    }

    private void publish(Figures newest) {
        figures = newest;
        watchers.forEach(watcher -> watcher.accept(newest));
    }

    /** Stops after everyone who waits has been answered. */
    @Override
    public void close() {
        open = false;
        // Wakes the thread where nobody waits; a full queue keeps it awake by itself.
        var _ = queue.offer(new Waiting.Chore(_ -> {}));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
