package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private record Key(AlarmId id, ProductId product) {}

    private final Map<Key, Alarm> newest = new HashMap<>();
    private final List<Alarm> changed = new ArrayList<>();
    private long position;

    /** One that was kept, by position. */
    public void restore(Alarm alarm) {
        position = Math.max(position, alarm.position());
        newest.put(new Key(alarm.id(), alarm.product()), alarm);
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
                inUse + " of " + limit + " licenses of " + title + " are in use; further clients are refused",
                at);
        look(
                AlarmId.AT_LIMIT,
                i,
                between(enforces && inUse >= 0.9 * limit, !enforces || inUse < 0.85 * limit),
                inUse + " of " + limit + " licenses of " + title + " are in use",
                at);
        boolean waiting = use.demand.waiting(at.nanos()) > 0;
        look(
                AlarmId.DENIED,
                i,
                between(waiting && i.enforcement() == Enforcement.ENFORCE, !waiting),
                "Clients of " + title + " are refused; refusals so far today: " + use.refusedToday,
                at);
        boolean over = perServer && inUse > limit && use.administrators > 0;
        look(
                AlarmId.ADMIN_OVER_LIMIT,
                i,
                between(over, !over),
                inUse + " connections to " + title + " are open over the limit of " + limit + ", " + use.administrators
                        + " of them administrators'",
                at);
        boolean seatOver = !perServer && Status.of(i) == Status.OVER;
        look(
                AlarmId.SEAT_OVER,
                i,
                between(seatOver, !seatOver),
                "More seats of " + title + " are in use than the pool holds",
                at);
        boolean unclaimed = !i.unclaimed().isEmpty();
        look(
                AlarmId.UNCLAIMED_CALS,
                i,
                between(unclaimed, !unclaimed),
                "Licenses of " + title + " are unclaimed since the change of its mode",
                at);
        look(
                AlarmId.ADMITTED_WHILE_SILENT,
                i,
                between(use.silent > 0, use.silent == 0),
                use.silent + " clients of " + title + " were let in while no agent answered",
                at);
    }

    private static Wish between(boolean raise, boolean clear) {
        return raise ? Wish.RAISE : clear ? Wish.CLEAR : Wish.STAY;
    }

    private void look(AlarmId id, Instance i, Wish wish, String cause, Moment at) {
        var key = new Key(id, i.product().id());
        Alarm known = newest.get(key);
        boolean stands = known != null && known.clearedAt().isEmpty();
        if (known == null || !stands) {
            if (wish == Wish.RAISE) {
                change(key, raised(known, key, cause, at.wall()));
            }
        } else if (wish == Wish.CLEAR) {
            change(key, known.cleared(at.wall()));
        }
    }

    private Alarm raised(@org.jspecify.annotations.Nullable Alarm known, Key key, String cause, Instant at) {
        boolean recent = known != null && known.raisedAt().plus(AGAIN_WITHIN).isAfter(at);
        return known != null && recent
                ? known.again(cause)
                : new Alarm(++position, key.id(), key.product(), at, java.util.Optional.empty(), cause);
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
