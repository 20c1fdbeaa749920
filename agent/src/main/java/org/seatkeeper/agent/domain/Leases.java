package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Leases waiting for their end, by the second. A renewal moves the deadline and nothing else: a lease whose second has
 * come is looked at, and put where it belongs by then. So neither a renewal nor a release searches. Keeper's thread.
 */
public final class Leases {
    private static final long SECOND = 1_000_000_000L;

    private final TreeMap<Long, Set<Lease>> buckets = new TreeMap<>();

    /** Starts it anew with its full length. */
    public void renew(Lease lease, long nowNanos) {
        lease.deadlineNanos = nowNanos + lease.seconds() * SECOND;
        if (lease.bucket == Long.MIN_VALUE) {
            enter(lease);
        }
    }

    /** It is over now: the next look finds it. */
    public void expire(Lease lease, long nowNanos) {
        forget(lease);
        lease.deadlineNanos = nowNanos;
        lease.bucket = Math.floorDiv(nowNanos, SECOND);
        buckets.computeIfAbsent(lease.bucket, _ -> new HashSet<>()).add(lease);
    }

    /** Waits for it no more. */
    public void forget(Lease lease) {
        if (lease.bucket != Long.MIN_VALUE) {
            Set<Lease> bucket = buckets.get(lease.bucket);
            if (bucket != null) {
                bucket.remove(lease);
                if (bucket.isEmpty()) {
                    buckets.remove(lease.bucket);
                }
            }
            lease.bucket = Long.MIN_VALUE;
        }
    }

    /** Those that have run out, which are waited for no more; at most so many. */
    public List<Lease> due(long nowNanos, int most) {
        var due = new ArrayList<Lease>();
        while (due.size() < most && !buckets.isEmpty() && buckets.firstKey() * SECOND <= nowNanos) {
            Lease lease = buckets.firstEntry().getValue().iterator().next();
            forget(lease);
            if (lease.deadlineNanos - nowNanos <= 0) {
                due.add(lease);
            } else {
                enter(lease);
            }
        }
        return due;
    }

    /** By the monotonic clock, when to look again; absent while nothing waits. */
    public Optional<Long> nextNanos() {
        return buckets.isEmpty() ? Optional.empty() : Optional.of(buckets.firstKey() * SECOND);
    }

    /** The second after its deadline: never too early. */
    private void enter(Lease lease) {
        lease.bucket = Math.floorDiv(lease.deadlineNanos, SECOND) + 1;
        buckets.computeIfAbsent(lease.bucket, _ -> new HashSet<>()).add(lease);
    }
}
