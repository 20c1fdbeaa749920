package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Leases waiting for their end, by the second. A renewal moves the deadline and nothing else: a lease whose second has
 * come is looked at, and put where it belongs by then. So neither a renewal nor a release searches. Keeper's thread.
 */
public final class Leases {
    private static final long SECOND = 1_000_000_000L;

    // The first of each second; the others are chained to it, since a set takes 40 bytes more for each.
    private final TreeMap<Long, Lease> buckets = new TreeMap<>();

    /** Starts it anew with its full length. */
    public void renew(Lease lease, long nowNanos) {
        lease.deadlineNanos = nowNanos + lease.seconds() * SECOND;
        if (lease.bucket == Long.MIN_VALUE) {
            // The second after its deadline: never too early.
            enter(lease, Math.floorDiv(lease.deadlineNanos, SECOND) + 1);
        }
    }

    /** It is over now: the next look finds it. */
    public void expire(Lease lease, long nowNanos) {
        forget(lease);
        lease.deadlineNanos = nowNanos;
        enter(lease, Math.floorDiv(nowNanos, SECOND));
    }

    /** Waits for it no more. */
    public void forget(Lease lease) {
        if (lease.bucket == Long.MIN_VALUE) {
            return;
        }
        Lease previous = lease.previousInBucket;
        Lease next = lease.nextInBucket;
        if (next != null) {
            next.previousInBucket = previous;
        }
        if (previous != null) {
            previous.nextInBucket = next;
        } else if (next != null) {
            buckets.put(lease.bucket, next);
        } else {
            buckets.remove(lease.bucket);
        }
        lease.previousInBucket = null;
        lease.nextInBucket = null;
        lease.bucket = Long.MIN_VALUE;
    }

    /** Those that have run out, which are waited for no more; at most so many. */
    public List<Lease> due(long nowNanos, int most) {
        var due = new ArrayList<Lease>();
        while (due.size() < most && !buckets.isEmpty() && buckets.firstKey() * SECOND <= nowNanos) {
            Lease lease = buckets.firstEntry().getValue();
            forget(lease);
            if (lease.deadlineNanos - nowNanos <= 0) {
                due.add(lease);
            } else {
                enter(lease, Math.floorDiv(lease.deadlineNanos, SECOND) + 1);
            }
        }
        return due;
    }

    /** By the monotonic clock, when to look again; absent while nothing waits. */
    public Optional<Long> nextNanos() {
        return buckets.isEmpty() ? Optional.empty() : Optional.of(buckets.firstKey() * SECOND);
    }

    private void enter(Lease lease, long second) {
        lease.bucket = second;
        Lease next = buckets.put(second, lease);
        lease.nextInBucket = next;
        if (next != null) {
            next.previousInBucket = lease;
        }
    }
}
