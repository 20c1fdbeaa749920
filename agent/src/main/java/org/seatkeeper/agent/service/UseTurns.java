package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Moment;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.ProductUse;
import org.seatkeeper.agent.domain.Sample;
import org.seatkeeper.agent.storage.UseBatch;
import org.seatkeeper.agent.storage.UseHistory;

/**
 * The part of each turn that clients cause: leases that run out, figures that follow the use, counts that are written now
 * and then. Keeper's thread; the timer only hands over.
 */
final class UseTurns {
    /** How often the figures of use are published at most: a console sees each change within that. */
    static final Duration PUBLISH_EVERY = Duration.ofMillis(250);

    /** How often counts of known accesses are written (spec/model.md section 3). */
    static final Duration COUNTS_EVERY = Duration.ofSeconds(60);

    /** How soon refusals are written (spec/model.md, decision 8). */
    static final Duration DENIALS_EVERY = Duration.ofSeconds(1);

    /** Most grants that end in one turn because their leases ran out: the others wait for the next. */
    static final int ENDED_MAX = 4_096;

    private final Grants grants;
    private final LicenseSessions sessions;
    private final Clocks clocks;
    private final Timer timer;
    private final Consumer<Waiting> submit;
    private final List<Lease> giving = new ArrayList<>();

    // Of the turn: sessions whose leases have run out.
    private final List<LicenseSession> ending = new ArrayList<>();
    private Optional<Timer.Scheduled> wake = Optional.empty();
    private long wakeNanos;
    private long publishedNanos;
    private long countedNanos;
    private long deniedNanos;
    private boolean published;
    private boolean writable = true;
    private List<Access> counts = List.of();
    private List<DenialRow> denials = List.of();
    private List<Alarm> alarms = List.of();
    private List<Sample> samples = List.of();
    private Instant span;
    private Optional<Instant> forgetBefore = Optional.empty();

    UseTurns(Grants grants, LicenseSessions sessions, Clocks clocks, Timer timer, Consumer<Waiting> submit) {
        this.grants = grants;
        this.sessions = sessions;
        this.clocks = clocks;
        this.timer = timer;
        this.submit = submit;
        this.publishedNanos = clocks.monotonicNanos() - PUBLISH_EVERY.toNanos();
        this.countedNanos = clocks.monotonicNanos();
        this.deniedNanos = countedNanos;
        this.span = Sample.Span.FIVE_MINUTES.begin(clocks.wall());
    }

    /** A turn begins. While nothing can be written nothing is gathered either: it waits in memory. */
    void begin(Instant at, String readOnlyCause) {
        writable = readOnlyCause.isEmpty();
        grants.begin(new Moment(at, clocks.monotonicNanos()));
    }

    /** Gives back what has run out. Where nothing can be written it waits: a lease that ran out refuses nobody more. */
    void expire(GrantDesk desk) {
        if (!writable) {
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
        ending.add(session);
        sessions.end(session);
    }

    /** Lets the figures follow, where somebody is about to look at them or enough time has passed. */
    void follow(LicensingState state, TurnDraft draft, boolean now) {
        if (!writable) {
            return;
        }
        published = now || grants.moment().nanos() - publishedNanos >= PUBLISH_EVERY.toNanos();
        if (published) {
            for (ProductUse use : grants.uses().takeChanged()) {
                state.follow(use);
                draft.touch(use.product());
            }
        }
    }

    /** Looks what administrators should be told of the products that the turn touched. */
    void alarm(LicensingState state, TurnDraft draft) {
        if (!writable) {
            return;
        }
        grants.alarms().look(grants.moment());
        for (ProductId id : draft.touched()) {
            state.instance(id)
                    .ifPresent(instance ->
                            grants.alarms().look(instance, grants.uses().of(id), grants.moment()));
        }
        alarms = grants.alarms().takeChanged();
    }

    /** Whether anything must be written for clients. */
    boolean mustKeep() {
        return grants.mustKeep()
                || sessions.mustKeep()
                || !counts.isEmpty()
                || !denials.isEmpty()
                || !alarms.isEmpty()
                || (writable && !samples.isEmpty());
    }

    /** What is written now and then: counts of known accesses, refusals, samples. All of it at the end. */
    void gather(LicensingState state, boolean now) {
        if (!writable) {
            return;
        }
        long nanos = grants.moment().nanos();
        if (now || nanos - countedNanos >= COUNTS_EVERY.toNanos()) {
            countedNanos = nanos;
            counts = grants.uses().takeCounts();
        }
        if (now || nanos - deniedNanos >= DENIALS_EVERY.toNanos()) {
            deniedNanos = nanos;
            denials = grants.denials().takeDirty();
        }
        Instant current = Sample.Span.FIVE_MINUTES.begin(grants.moment().wall());
        if (now || !current.equals(span)) {
            sample(state, current);
        }
    }

    /** The span that was ends, and the next begins. Once a day what is kept long enough goes. */
    private void sample(LicensingState state, Instant next) {
        var taken = new ArrayList<>(samples);
        for (ProductUse use : grants.uses().all()) {
            state.instance(use.product())
                    .flatMap(i -> use.meter()
                            .take(use.product(), span, held(i), grants.moment().nanos()))
                    .ifPresent(taken::add);
        }
        samples = List.copyOf(taken);
        Instant day = Sample.Span.DAY.begin(next);
        if (!day.equals(Sample.Span.DAY.begin(span))) {
            forgetBefore = Optional.of(day);
        }
        span = next;
    }

    private static long held(Instance i) {
        return i.mode() == LicensingMode.PER_SERVER ? i.perServer() : i.poolUser() + i.poolDevice();
    }

    UseBatch batch() {
        long first = grants.compact();
        return new UseBatch(
                grants.records(),
                first,
                grants.turn().newAccesses(),
                counts,
                sessions.changed(),
                sessions.ended(),
                grants.turn().newBlocks(),
                grants.turn().liftedBlocks(),
                new UseHistory(denials, samples, grants.turn().periods(), alarms, forgetBefore));
    }

    /** The turn is durable, or there was nothing to keep. */
    void kept() {
        if (writable) { // Otherwise what could not be written waits.
            over();
            forgetBefore = Optional.empty();
        }
        sessions.keep();
        ending.forEach(session -> session.attached().ifPresent(LicenseSession.Attached::displaced));
        ending.clear();
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

    /** The turn never was, and nothing can be written for now. */
    void rolledBack() {
        writable = false;
        grants.denials().putBack(denials);
        grants.alarms().putBack(alarms);
        grants.uses().putBack(counts);
        List<Sample> unwritten = samples;
        over();
        samples = unwritten;
        grants.rollBack();
        sessions.rollBack();
        // Nobody waits for their leases any more, and they have run out: the next turn that is written ends them.
        ending.forEach(session ->
                grants.leases().expire(session.lease(), grants.moment().nanos()));
        ending.clear();
        wakeLater();
    }

    private void over() {
        counts = List.of();
        denials = List.of();
        alarms = List.of();
        samples = List.of();
    }

    /** One timer for everything that has its time. */
    private void wakeLater() {
        Optional<Long> lease = giving.isEmpty() ? grants.leases().nextNanos() : Optional.of(clocks.monotonicNanos());
        Optional<Long> figures =
                grants.uses().changed() ? Optional.of(publishedNanos + PUBLISH_EVERY.toNanos()) : Optional.empty();
        Optional<Long> counting =
                grants.uses().counted() ? Optional.of(countedNanos + COUNTS_EVERY.toNanos()) : Optional.empty();
        Optional<Long> denying =
                grants.denials().dirty() ? Optional.of(deniedNanos + DENIALS_EVERY.toNanos()) : Optional.empty();
        Optional<Long> sampling = grants.uses().measuring() ? Optional.of(endOfSpan()) : Optional.empty();
        Optional<Long> next = java.util.stream.Stream.of(lease, figures, counting, denying, sampling)
                .flatMap(Optional::stream)
                .min(Long::compare);
        if (next.isEmpty()) {
            stop();
        } else if (wake.isEmpty() || next.get() - wakeNanos < 0) {
            stop();
            // What waits for a disk that takes nothing is looked at again with the next try to write.
            long least = writable ? 0 : Keeper.PROBE_EVERY.toNanos();
            long left = Math.max(least, next.get() - clocks.monotonicNanos());
            wakeNanos = clocks.monotonicNanos() + left;
            wake = Optional.of(timer.after(Duration.ofNanos(left), () -> submit.accept(new Waiting.Upkeep())));
        }
    }

    /** By the monotonic clock, as far as the wall clock tells. */
    private long endOfSpan() {
        Instant end = span.plus(Sample.Span.FIVE_MINUTES.length());
        long left = Duration.between(grants.moment().wall(), end).toMillis();
        long most = Sample.Span.FIVE_MINUTES.length().toMillis();
        return grants.moment().nanos()
                + Duration.ofMillis(Math.clamp(left + 1, 1, most)).toNanos();
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
