package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.seatkeeper.agent.domain.Alarms;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Meanwhile;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Refusal;
import org.seatkeeper.agent.domain.RefusalCode;

/**
 * Waits for scheduled changes of mode and asks for each when its time has come by both clocks, saying what happened
 * meanwhile; the rules decide what follows (spec/model.md section 5). Belongs to the keeper's thread; the timer only
 * hands over.
 */
final class DueChanges {
    /** How long the agent may have been down when a change was due. */
    static final Duration DOWN_MAX = Duration.ofHours(1);

    /** How often a waiting change makes the agent note that it lives, so that it later knows how long it was down. */
    static final Duration STAMP_EVERY = Duration.ofMinutes(10);

    private record Anchor(Instant wall, long monotonic) {}

    private final Clocks clocks;
    private final Timer timer;
    private final Rights rights;
    private final Optional<Instant> aliveAt;
    private final Anchor start;
    private final Consumer<Waiting> submit;
    private final Map<UUID, Anchor> anchors = new HashMap<>();
    private final Map<UUID, Timer.Scheduled> timers = new HashMap<>();
    private final Set<UUID> settling = new HashSet<>();
    private final Set<UUID> missedReadOnly = new HashSet<>();
    private Optional<Timer.Scheduled> stamp = Optional.empty();

    DueChanges(Clocks clocks, Timer timer, Rights rights, Optional<Instant> aliveAt, Consumer<Waiting> submit) {
        this.clocks = clocks;
        this.timer = timer;
        this.rights = rights;
        this.aliveAt = aliveAt;
        this.start = new Anchor(clocks.wall(), clocks.monotonicNanos());
        this.submit = submit;
    }

    /** Looks which changes wait now, and waits for those and no others. */
    void look(LicensingState state) {
        var open = new HashMap<UUID, ModeChange>();
        state.instances().values().forEach(i -> i.openChange().ifPresent(c -> open.put(c.id(), c)));
        timers.entrySet().removeIf(entry -> {
            boolean ended = !open.containsKey(entry.getKey());
            if (ended) {
                entry.getValue().cancel();
            }
            return ended;
        });
        anchors.keySet().retainAll(open.keySet());
        settling.retainAll(open.keySet());
        missedReadOnly.retainAll(open.keySet());
        open.values().forEach(change -> {
            anchors.computeIfAbsent(change.id(), _ -> new Anchor(clocks.wall(), clocks.monotonicNanos()));
            if (!timers.containsKey(change.id()) && !settling.contains(change.id())) {
                waitFor(change);
            }
        });
        keepStamping(!open.isEmpty());
    }

    private void waitFor(ModeChange change) {
        Duration left = Duration.between(clocks.wall(), change.effectiveAt());
        timers.put(
                change.id(),
                timer.after(
                        left.isNegative() ? Duration.ZERO : left,
                        () -> submit.accept(new Waiting.Chore(keeper -> due(keeper, change)))));
    }

    /** The timer has run out: by the monotonic clock the change is due. */
    private void due(Keeper keeper, ModeChange change) {
        timers.remove(change.id());
        if (!anchors.containsKey(change.id())) {
            return;
        }
        if (!keeper.figures().readOnlyCause().isEmpty()) {
            settling.add(change.id());
            missedReadOnly.add(change.id());
            return;
        }
        Meanwhile meanwhile = meanwhile(change);
        if (meanwhile == Meanwhile.NOTHING && clocks.wall().isBefore(change.effectiveAt())) {
            waitFor(change);
            return;
        }
        settle(change, meanwhile);
    }

    private void settle(ModeChange change, Meanwhile meanwhile) {
        var agent = new Asker(
                change.agreedBy(),
                "scheduled",
                "agreed at " + change.openedAt().truncatedTo(ChronoUnit.SECONDS),
                Set.of());
        String reason = change.reason();
        Ask ask = Ask.ofAgent(
                agent,
                "SettleModeChange",
                reason,
                act -> new Command.SettleChange(act, change.product(), change.id(), meanwhile));
        settling.add(change.id());
        var answer = new CompletableFuture<Verdict>();
        // A verdict arrives on the keeper's thread; without one, the next look or the restart finds what is there.
        var _ = answer.thenAccept(verdict -> settled(change, verdict));
        submit.accept(new Waiting.Acting(ask, answer));
    }

    private void settled(ModeChange change, Verdict verdict) {
        if (verdict instanceof Verdict.Refused(Refusal why) && why.code() == RefusalCode.READ_ONLY) {
            missedReadOnly.add(change.id());
            return;
        }
        settling.remove(change.id());
        if (anchors.containsKey(change.id())) {
            waitFor(change); // The wall clock was set back in the last moment: not due yet.
        }
    }

    /** The store cannot be written: what was about to be settled has missed its time. */
    void unwritable() {
        missedReadOnly.addAll(settling);
    }

    private Meanwhile meanwhile(ModeChange change) {
        if (missedReadOnly.contains(change.id())) {
            return Meanwhile.READ_ONLY;
        }
        if (wasDown(change)) {
            return Meanwhile.AGENT_WAS_DOWN;
        }
        if (jumped(anchors.getOrDefault(change.id(), start))) {
            return Meanwhile.CLOCK_JUMPED;
        }
        return rights.holds(change.agreedBy(), Permission.CHANGE_MODE) ? Meanwhile.NOTHING : Meanwhile.RIGHT_LOST;
    }

    private boolean wasDown(ModeChange change) {
        boolean dueBeforeStart = !change.effectiveAt().isAfter(start.wall());
        Duration down =
                aliveAt.map(alive -> Duration.between(alive, start.wall())).orElse(Duration.ZERO);
        return dueBeforeStart && down.compareTo(DOWN_MAX) > 0;
    }

    private boolean jumped(Anchor since) {
        Duration wall = Duration.between(since.wall(), clocks.wall());
        Duration ran = Duration.ofNanos(clocks.monotonicNanos() - since.monotonic());
        return wall.minus(ran).abs().compareTo(Alarms.JUMP_MAX) > 0;
    }

    /** The store can be written again: what came due meanwhile is settled now. */
    void writable() {
        for (UUID missed : Set.copyOf(missedReadOnly)) {
            submit.accept(new Waiting.Chore(
                    keeper -> keeper.openChange(missed).ifPresent(change -> settle(change, Meanwhile.READ_ONLY))));
        }
    }

    /** Seconds by which the wall clock has moved against the other since start; positive is forward. */
    long jumpSeconds() {
        Duration wall = Duration.between(start.wall(), clocks.wall());
        return wall.minusNanos(clocks.monotonicNanos() - start.monotonic()).toSeconds();
    }

    private void keepStamping(boolean waiting) {
        if (waiting && stamp.isEmpty()) {
            stamp = Optional.of(timer.after(
                    STAMP_EVERY,
                    () -> submit.accept(new Waiting.Chore(keeper -> {
                        stamp = Optional.empty();
                        keeper.stamp();
                    }))));
        } else if (!waiting) {
            stamp.ifPresent(Timer.Scheduled::cancel);
            stamp = Optional.empty();
        }
    }

    /** Waits for nothing any more. */
    void stop() {
        timers.values().forEach(Timer.Scheduled::cancel);
        timers.clear();
        keepStamping(false);
    }
}
