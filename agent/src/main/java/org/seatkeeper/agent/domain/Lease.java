package org.seatkeeper.agent.domain;

import org.jspecify.annotations.Nullable;

/**
 * How long grants live without a word of their product. The length is what is kept; the deadline is by the monotonic
 * clock, in memory alone, and a renewal writes nothing (spec/model.md section 4, I13). Keeper's thread.
 */
public final class Lease {
    /** The session it belongs to; 0 for the lease of one grant. */
    private final long session;

    private final int seconds;

    // Of the wheel it waits in.
    long deadlineNanos;
    long bucket = Long.MIN_VALUE;

    // Its neighbors there.
    @Nullable
    Lease previousInBucket;

    @Nullable
    Lease nextInBucket;

    // The grants it keeps alive, chained.
    @Nullable
    Grant first;

    private int size;

    /**
     * A lease that runs once somebody waits for it.
     *
     * @param session 0 for the lease of one grant
     * @param seconds 0 to a day; shorter than {@link Settings#LEASE_MIN} only where a hold is
     */
    public Lease(long session, int seconds) {
        this.session = session;
        this.seconds = seconds;
    }

    /** The session it belongs to; 0 where it belongs to one grant. */
    public long session() {
        return session;
    }

    /** Its length. */
    public int seconds() {
        return seconds;
    }

    /** Grants that live by it. */
    public int size() {
        return size;
    }

    /** The grants that live by it now; a copy. */
    public java.util.List<Grant> grants() {
        var all = new java.util.ArrayList<Grant>(size);
        for (Grant grant = first; grant != null; grant = grant.nextOfLease) {
            all.add(grant);
        }
        return all;
    }

    void add(Grant grant) {
        grant.nextOfLease = first;
        grant.previousOfLease = null;
        if (first != null) {
            first.previousOfLease = grant;
        }
        first = grant;
        size++;
    }

    void remove(Grant grant) {
        if (grant.previousOfLease == null) {
            first = grant.nextOfLease;
        } else {
            grant.previousOfLease.nextOfLease = grant.nextOfLease;
        }
        if (grant.nextOfLease != null) {
            grant.nextOfLease.previousOfLease = grant.previousOfLease;
        }
        size--;
    }
}
