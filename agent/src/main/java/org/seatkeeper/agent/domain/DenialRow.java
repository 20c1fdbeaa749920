package org.seatkeeper.agent.domain;

import java.time.Instant;

/**
 * Refusals of one client of one product on one day (UTC) for one cause. Keeper's thread.
 *
 * <p>Refusals are answered first and recorded within a second; a crash may lose that second (spec/model.md, decision 8).
 */
public final class DenialRow {
    private final long position;
    private final Key key;
    private final Instant first;
    private Instant last;
    private long count;
    boolean dirty;

    /**
     * What is counted together.
     *
     * @param client absent client names where the row stands for many
     * @param observed the product observes: nobody was turned away
     */
    public record Key(ProductId product, long day, Names client, RefusalCode code, boolean observed) {}

    /** A client's names, or two empty ones where the row stands for many. */
    public record Names(String user, String device) {
        /** Stands for those who are not kept by name. */
        public static final Names OTHERS = new Names("", "");
    }

    /** As it was kept, or as it happened. */
    public DenialRow(long position, Key key, Instant first, Instant last, long count) {
        this.position = position;
        this.key = key;
        this.first = first;
        this.last = last;
        this.count = count;
    }

    /** Its place among the rows of this agent, from 1. */
    public long position() {
        return position;
    }

    /** What is counted. */
    public Key key() {
        return key;
    }

    /** The first of them. */
    public Instant first() {
        return first;
    }

    /** The newest of them. */
    public Instant last() {
        return last;
    }

    /** How many. */
    public long count() {
        return count;
    }

    void again(Instant at) {
        last = at;
        count++;
        dirty = true;
    }
}
