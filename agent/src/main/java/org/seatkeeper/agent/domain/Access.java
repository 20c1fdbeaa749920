package org.seatkeeper.agent.domain;

import java.time.Instant;

/**
 * One user on one device used one product (spec/model.md section 1). The pair is durable before its first answer; count
 * and last are written every minute. Keeper's thread.
 */
public final class Access {
    private final long position;
    private final ProductId product;
    private final Client client;
    private final Instant first;
    private Instant last;
    private long count;
    private boolean dirty;

    /** As it was kept, or as it happened. */
    public Access(long position, ProductId product, Client client, Instant first, Instant last, long count) {
        this.position = position;
        this.product = product;
        this.client = client;
        this.first = first;
        this.last = last;
        this.count = count;
    }

    /** Its place among all accesses of this agent, from 1. */
    public long position() {
        return position;
    }

    /** What was used. */
    public ProductId product() {
        return product;
    }

    /** Who used it. */
    public Client client() {
        return client;
    }

    /** When they first did. */
    public Instant first() {
        return first;
    }

    /** When they last did. */
    public Instant last() {
        return last;
    }

    /** How often they did. */
    public long count() {
        return count;
    }

    void again(Instant at) {
        last = at;
        count++;
        dirty = true;
    }

    /** The turn of the newest use never was. */
    void notAgain(Instant lastWas) {
        last = lastWas;
        count--;
    }

    /** What was taken to be written was not. */
    void unwritten() {
        dirty = true;
    }

    /** True once, where count and last have moved since they were written. */
    boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    /** Who or what holds the seat for this access, where the pool counts in that kind. */
    String holder(SeatKind kind) {
        boolean byUser = kind == SeatKind.USER
                ? !client.user().isEmpty()
                : client.device().isEmpty();
        return byUser ? "u" + client.user() : "d" + client.device();
    }
}
