package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Raises each alarm once when it begins, and clears it once it is clearly over; one that returns within an hour is the
 * same one again (spec/model.md section 9). Keeper's thread.
 */
public final class Alarms {
    /** At most one notice an hour of one kind. */
    static final Duration AGAIN_WITHIN = Duration.ofHours(1);

    private enum Wish {
        RAISE,
        STAY,
        CLEAR
    }

    /** How far the wall clock may move against the time that ran (spec/model.md section 5). */
    public static final Duration JUMP_MAX = Duration.ofMinutes(5);

    private record Key(AlarmId id, Optional<ProductId> product) {}

    private final Map<Key, Alarm> newest = new HashMap<>();
    private final List<Alarm> changed = new ArrayList<>();
    private long position;
    private @Nullable Moment before;

    /** One that was kept, by position. */
    public void restore(Alarm alarm) {
        position = Math.max(position, alarm.position());
        newest.put(new Key(alarm.id(), alarm.product()), alarm);
    }

    /** Looks at the two clocks: how far the wall clock moved since the last look, and how much time ran. */
    public void look(Moment at) {
        Moment last = before;
        before = at;
        if (last == null) {
            return;
        }
        Duration moved = Duration.between(last.wall(), at.wall());
        Duration jump = moved.minusNanos(at.nanos() - last.nanos());
        if (jump.abs().compareTo(JUMP_MAX) > 0) {
            happened(
                    new Key(AlarmId.CLOCK_JUMP, Optional.empty()),
                    "The clock of this server jumped " + (jump.isNegative() ? "back" : "ahead") + " by "
                            + jump.abs().toSeconds() + " seconds",
                    at.wall());
        }
    }

    /** Looks at one product as it is now. */
    public void look(Instance i, ProductUse use, Moment at) {
        boolean perServer = i.mode() == LicensingMode.PER_SERVER;
        int limit = i.limit();
        int inUse = use.connections();
        String title = i.product().title();
        boolean enforces = perServer && i.enforcement() == Enforcement.ENFORCE && limit > 0;
        look(
                AlarmId.LIMIT_REACHED,
                i,
                between(enforces && inUse >= limit, !enforces || inUse < 0.85 * limit),
                () -> inUse + " of " + limit + " licenses of " + title + " are in use; further clients are refused",
                at);
        look(
                AlarmId.AT_LIMIT,
                i,
                between(enforces && inUse >= 0.9 * limit, !enforces || inUse < 0.85 * limit),
                () -> inUse + " of " + limit + " licenses of " + title + " are in use",
                at);
        boolean waiting = use.demand.waiting(at.nanos()) > 0;
        look(
                AlarmId.DENIED,
                i,
                between(waiting && i.enforcement() == Enforcement.ENFORCE, !waiting),
                () -> "Clients of " + title + " are refused; refusals so far today: " + use.refusedToday,
                at);
        boolean over = perServer && inUse > limit && use.administrators > 0;
        look(
                AlarmId.ADMIN_OVER_LIMIT,
                i,
                between(over, !over),
                () -> inUse + " connections to " + title + " are open over the limit of " + limit + ", "
                        + use.administrators + " of them administrators'",
                at);
        boolean below = perServer && i.entries() > 0 && inUse - use.administrators > limit;
        look(
                AlarmId.LEDGER_BELOW_USE,
                i,
                between(below, !below),
                () -> inUse + " connections to " + title + " are open, and " + limit + " are licensed",
                at);
        i.modeChange().ifPresent(change -> look(i, change, at));
        boolean seatOver = !perServer && Status.of(i) == Status.OVER;
        look(
                AlarmId.SEAT_OVER,
                i,
                between(seatOver, !seatOver),
                () -> "More seats of " + title + " are in use than the pool holds",
                at);
        boolean unclaimed = !i.unclaimed().isEmpty();
        look(
                AlarmId.UNCLAIMED_CALS,
                i,
                between(unclaimed, !unclaimed),
                () -> "Licenses of " + title + " are unclaimed since the change of its mode",
                at);
        look(
                AlarmId.ADMITTED_WHILE_SILENT,
                i,
                between(use.silent > 0, use.silent == 0),
                () -> use.silent + " clients of " + title + " were let in while no agent answered",
                at);
    }

    private void look(Instance i, ModeChange change, Moment at) {
        String title = i.product().title();
        look(
                AlarmId.CONVERSION_SCHEDULED,
                i,
                between(change.open(), !change.open()),
                () -> title + " changes to Per Device or Per User at " + change.effectiveAt() + ", as "
                        + change.agreedBy() + " agreed",
                at);
        boolean lapsed = change.state() == ModeChange.State.LAPSED || change.state() == ModeChange.State.STALE;
        look(
                AlarmId.CONVERSION_LAPSED,
                i,
                between(lapsed, !lapsed),
                () -> "The change of mode of " + title + " was not made: " + change.endCause(),
                at);
        if (change.state() == ModeChange.State.COMMITTED) {
            var key = new Key(AlarmId.CONVERSION_DONE, Optional.of(i.product().id()));
            Instant end = change.endedAt().orElseThrow();
            boolean fresh = Duration.between(end, at.wall()).abs().compareTo(AGAIN_WITHIN) < 0;
            if (fresh && !newest.containsKey(key)) {
                happened(key, title + " is in Per Device or Per User mode from now on", at.wall());
            }
        }
    }

    private static Wish between(boolean raise, boolean clear) {
        return raise ? Wish.RAISE : clear ? Wish.CLEAR : Wish.STAY;
    }

    private void look(AlarmId id, Instance i, Wish wish, Supplier<String> cause, Moment at) {
        var key = new Key(id, Optional.of(i.product().id()));
        Alarm known = newest.get(key);
        boolean stands = known != null && known.clearedAt().isEmpty();
        if (known == null || !stands) {
            if (wish == Wish.RAISE) {
                change(key, raised(known, key, cause.get(), at.wall()));
            }
        } else if (wish == Wish.CLEAR) {
            change(key, known.cleared(at.wall()));
        }
    }

    /** Something that does not last: raised and over at once. */
    private void happened(Key key, String cause, Instant at) {
        change(key, raised(newest.get(key), key, cause, at).cleared(at));
    }

    private Alarm raised(@Nullable Alarm known, Key key, String cause, Instant at) {
        boolean recent =
                known != null && Duration.between(known.raisedAt(), at).abs().compareTo(AGAIN_WITHIN) < 0;
        return known != null && recent
                ? known.again(cause)
                : new Alarm(++position, key.id(), key.product(), at, Optional.empty(), cause);
    }

    private void change(Key key, Alarm now) {
        newest.put(key, now);
        changed.removeIf(before -> before.position() == now.position());
        changed.add(now);
    }

    /** Those that have moved since they were written; each is returned once. */
    public List<Alarm> takeChanged() {
        var all = List.copyOf(changed);
        changed.clear();
        return all;
    }

    /** They were not written after all. */
    public void putBack(List<Alarm> alarms) {
        for (Alarm alarm : alarms) {
            if (changed.stream().noneMatch(newer -> newer.position() == alarm.position())) {
                changed.add(alarm);
            }
        }
    }
}
