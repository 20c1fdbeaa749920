package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Moment;
import org.seatkeeper.agent.domain.ProductUse;
import org.seatkeeper.agent.storage.UseBatch;

/**
 * The part of each turn that clients cause: leases that run out, figures that follow the use, counts that are written now
 * and then. Keeper's thread; the timer only hands over.
 */
final class UseTurns {
    /** How often the figures of use are published at most: a console sees each change within that. */
    static final Duration PUBLISH_EVERY = Duration.ofMillis(250);

    /** How often counts of known accesses are written (spec/model.md section 3). */
    static final Duration COUNTS_EVERY = Duration.ofSeconds(60);

    /** Most grants that end in one turn because their leases ran out: the others wait for the next. */
    static final int ENDED_MAX = 4_096;

    private final Grants grants;
    private final LicenseSessions sessions;
    private final Clocks clocks;
    private final Timer timer;
    private final Consumer<Waiting> submit;
    private final List<Lease> giving = new ArrayList<>();
    private Optional<Timer.Scheduled> wake = Optional.empty();
    private long wakeNanos;
    private long publishedNanos;
    private long countedNanos;
    private boolean published;
    private List<Access> counts = List.of();

    UseTurns(Grants grants, LicenseSessions sessions, Clocks clocks, Timer timer, Consumer<Waiting> submit) {
        this.grants = grants;
        this.sessions = sessions;
        this.clocks = clocks;
        this.timer = timer;
        this.submit = submit;
        this.publishedNanos = clocks.monotonicNanos() - PUBLISH_EVERY.toNanos();
        this.countedNanos = clocks.monotonicNanos();
    }

    void begin(Instant at) {
        grants.begin(new Moment(at, clocks.monotonicNanos()));
    }

    /** Gives back what has run out. Where nothing can be written it waits: a lease that ran out refuses nobody more. */
    void expire(GrantDesk desk) {
        if (!desk.readOnlyCause().isEmpty()) {
            return;
        }
        giving.addAll(grants.leases().due(grants.moment().nanos(), ENDED_MAX));
        int left = ENDED_MAX;
        while (left > 0 && !giving.isEmpty()) {
            Lease lease = giving.getFirst();
            int had = lease.size();
            if (desk.giveBack(lease, left)) {
                giving.removeFirst();
                sessions.of(lease.session()).ifPresent(this::end);
            }
            left -= Math.max(1, had - lease.size());
        }
    }

    private void end(LicenseSession session) {
        session.attached().ifPresent(LicenseSession.Attached::displaced);
        sessions.end(session);
    }

    /** Lets the figures follow, where somebody is about to look at them or enough time has passed. */
    void follow(LicensingState state, TurnDraft draft, boolean now, String readOnlyCause) {
        if (!readOnlyCause.isEmpty()) {
            return;
        }
        published = now || grants.moment().nanos() - publishedNanos >= PUBLISH_EVERY.toNanos();
        if (published) {
            for (ProductUse use : grants.takeChanged()) {
                state.follow(use);
                draft.touch(use.product());
            }
        }
    }

    /** Whether anything must be written for clients. */
    boolean mustKeep() {
        return grants.mustKeep() || sessions.mustKeep() || !counts.isEmpty();
    }

    /** Counts of known accesses are written now and then, and at the end. */
    void count(boolean now) {
        if (now || grants.moment().nanos() - countedNanos >= COUNTS_EVERY.toNanos()) {
            countedNanos = grants.moment().nanos();
            counts = grants.takeCounts();
        }
    }

    UseBatch batch() {
        long first = grants.compact();
        return new UseBatch(
                grants.records(),
                first,
                grants.newAccesses(),
                counts,
                sessions.changed(),
                sessions.ended(),
                grants.newBlocks(),
                grants.liftedBlocks());
    }

    /** The turn is durable, or there was nothing to keep. */
    void kept() {
        counts = List.of();
        sessions.keep();
        for (Grant grant : grants.keep()) {
            sessions.of(grant.lease().session())
                    .flatMap(LicenseSession::attached)
                    .ifPresent(call -> call.revoked(grant));
        }
        if (published) {
            publishedNanos = grants.moment().nanos();
        }
        wakeLater();
    }

    /** The turn never was. */
    void rolledBack() {
        counts = List.of();
        grants.rollBack();
        sessions.rollBack();
        wakeLater();
    }

    /** One timer for everything that has its time. */
    private void wakeLater() {
        Optional<Long> lease = giving.isEmpty() ? grants.leases().nextNanos() : Optional.of(clocks.monotonicNanos());
        Optional<Long> figures =
                grants.changed() ? Optional.of(publishedNanos + PUBLISH_EVERY.toNanos()) : Optional.empty();
        Optional<Long> counting =
                grants.counted() ? Optional.of(countedNanos + COUNTS_EVERY.toNanos()) : Optional.empty();
        Optional<Long> next = java.util.stream.Stream.of(lease, figures, counting)
                .flatMap(Optional::stream)
                .min(Long::compare);
        if (next.isEmpty()) {
            stop();
        } else if (wake.isEmpty() || next.get() - wakeNanos < 0) {
            stop();
            wakeNanos = next.get();
            long left = Math.max(0, wakeNanos - clocks.monotonicNanos());
            wake = Optional.of(timer.after(Duration.ofNanos(left), () -> submit.accept(new Waiting.Upkeep())));
        }
    }

    /** The timer has rung. */
    void woken() {
        wake = Optional.empty();
    }

    /** Waits for nothing any more. */
    void stop() {
        wake.ifPresent(Timer.Scheduled::cancel);
        wake = Optional.empty();
    }
}
