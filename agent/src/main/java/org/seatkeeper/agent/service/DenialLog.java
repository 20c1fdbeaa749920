package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.seatkeeper.agent.identity.Denials;
import org.seatkeeper.agent.storage.AuditFields;

/**
 * Gathers who was turned away and hands it to the audit within a second: one record for each identity or address, method,
 * reason and minute, with how often; at most 1,000 a minute, the rest in one record that says so (spec/model.md,
 * decision 8). Thread-safe; never blocks.
 */
public final class DenialLog implements Denials {
    /** Records a minute. */
    static final int KEYS_MAX = 1_000;

    /** How long a denial may wait for its record. */
    static final Duration WITHIN = Duration.ofSeconds(1);

    private record Key(String who, String origin, String method, String why) {}

    private record Tally(int count, Instant first, Instant last) {
        Tally more(Instant at) {
            return new Tally(count + 1, first, at);
        }
    }

    private final Clocks clocks;
    private final Timer timer;
    private final Consumer<List<AuditFields>> audit;

    // Guarded by this.
    private final Map<Key, Tally> waiting = new LinkedHashMap<>();
    private Instant minute = Instant.EPOCH;
    private int recordedThisMinute;
    private int overflow;

    /** Hands records over to whoever writes the audit. */
    public DenialLog(Clocks clocks, Timer timer, Consumer<List<AuditFields>> audit) {
        this.clocks = clocks;
        this.timer = timer;
        this.audit = audit;
    }

    @Override
    public synchronized void denied(Denied denied) {
        Instant now = clocks.wall();
        Instant thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
        if (!thisMinute.equals(minute)) {
            minute = thisMinute;
            recordedThisMinute = 0;
        }
        boolean first = waiting.isEmpty() && overflow == 0;
        var key = new Key(
                denied.who().map(Object::toString).orElse(""), address(denied.origin()), denied.method(), denied.why());
        if (waiting.containsKey(key)) {
            waiting.computeIfPresent(key, (_, tally) -> tally.more(now));
        } else if (recordedThisMinute < KEYS_MAX) {
            recordedThisMinute++;
            waiting.put(key, new Tally(1, now, now));
        } else {
            overflow++;
        }
        if (first) {
            var _ = timer.after(WITHIN, this::flush);
        }
    }

    /** Without the port, which differs at every attempt. */
    private static String address(String origin) {
        int port = origin.lastIndexOf(':');
        return port > 0 && origin.startsWith("tls ") ? origin.substring(0, port) : origin;
    }

    private void flush() {
        var records = new ArrayList<AuditFields>();
        synchronized (this) {
            waiting.forEach((key, tally) -> records.add(record(key, tally)));
            if (overflow > 0) {
                records.add(record(
                        new Key("", "", "(several)", "More than " + KEYS_MAX + " different denials in a minute"),
                        new Tally(overflow, minute, clocks.wall())));
            }
            waiting.clear();
            overflow = 0;
        }
        audit.accept(records);
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
