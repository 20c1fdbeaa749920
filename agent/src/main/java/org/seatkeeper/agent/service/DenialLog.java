package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.seatkeeper.agent.identity.Denials;
import org.seatkeeper.agent.storage.AuditFields;

/**
 * Gathers who was turned away and hands it to the audit: one record for each identity or address, method, reason and
 * minute, within a second; what repeats in the same minute follows in one more record at the minute's end, with how often.
 * At most 1,000 of them a minute, the rest as one that says so (spec/model.md, decision 8). Thread-safe; never blocks.
 */
public final class DenialLog implements Denials {
    /** Different denials a minute. */
    static final int KEYS_MAX = 1_000;

    /** How long a denial may wait for its record. */
    static final Duration WITHIN = Duration.ofSeconds(1);

    private record Key(Instant minute, String who, String origin, String method, String why) {
        static Key overflow(Instant minute) {
            return new Key(minute, "", "", "(several)", "More than " + KEYS_MAX + " different denials in a minute");
        }
    }

    private record Tally(int count, Instant first, Instant last) {
        Tally and(Tally more) {
            return new Tally(count + more.count, first, more.last);
        }
    }

    private final Clocks clocks;
    private final Timer timer;
    private final Consumer<List<AuditFields>> audit;

    // Guarded by this.
    private final Set<Key> thisMinute = new HashSet<>();
    private final Map<Key, Tally> fresh = new LinkedHashMap<>();
    private final Map<Key, Tally> repeated = new LinkedHashMap<>();
    private Instant minute = Instant.EPOCH;

    /** Hands records over to whoever writes the audit. */
    public DenialLog(Clocks clocks, Timer timer, Consumer<List<AuditFields>> audit) {
        this.clocks = clocks;
        this.timer = timer;
        this.audit = audit;
    }

    @Override
    public synchronized void denied(Denied denied) {
        Instant now = clocks.wall();
        begin(now.truncatedTo(ChronoUnit.MINUTES));
        var key = new Key(
                minute,
                denied.who().map(Object::toString).orElse(""),
                address(denied.origin()),
                denied.method(),
                denied.why());
        if (thisMinute.size() >= KEYS_MAX && !thisMinute.contains(key)) {
            key = Key.overflow(minute);
        }
        var once = new Tally(1, now, now);
        if (thisMinute.add(key) || fresh.containsKey(key)) {
            soon();
            fresh.merge(key, once, Tally::and);
        } else {
            if (repeated.isEmpty()) {
                var _ = timer.after(Duration.between(now, minute.plus(1, ChronoUnit.MINUTES)), this::flush);
            }
            repeated.merge(key, once, Tally::and);
        }
    }

    /** A new minute: what repeated in the one before is told now. */
    private void begin(Instant newest) {
        if (!newest.equals(minute)) {
            minute = newest;
            thisMinute.clear();
            if (!repeated.isEmpty()) {
                soon();
            }
            fresh.putAll(repeated);
            repeated.clear();
        }
    }

    private void soon() {
        if (fresh.isEmpty()) {
            var _ = timer.after(WITHIN, this::flushFresh);
        }
    }

    /** Without the port, which differs at every attempt. */
    private static String address(String origin) {
        int port = origin.lastIndexOf(':');
        return port > 0 && origin.startsWith("tls ") ? origin.substring(0, port) : origin;
    }

    private void flushFresh() {
        hand(fresh);
    }

    /** Hands over everything that waits. Also called when the agent stops, before its keeper does. */
    public void flush() {
        flushFresh();
        hand(repeated);
    }

    private void hand(Map<Key, Tally> tallies) {
        List<AuditFields> records = drained(tallies);
        if (!records.isEmpty()) {
            audit.accept(records);
        }
    }

    private synchronized List<AuditFields> drained(Map<Key, Tally> tallies) {
        List<AuditFields> records = tallies.entrySet().stream()
                .map(entry -> record(entry.getKey(), entry.getValue()))
                .toList();
        tallies.clear();
        return records;
    }

    private static AuditFields record(Key key, Tally tally) {
        return new AuditFields(
                tally.last(),
                key.who(),
                "",
                key.origin(),
                key.method(),
                "",
                "",
                "",
                "DENIED: " + key.why() + "\nfirst " + tally.first() + ", last " + tally.last(),
                "",
                "",
                tally.count());
    }
}
