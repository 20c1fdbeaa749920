package org.seatkeeper.agent.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One handle: a license that a product holds for one connection of a client. Keeper's thread.
 *
 * <p>There may be a million, so the chains they stand in are part of them.
 */
public final class Grant {
    // Of the handle: a UUID of its own would take as much again.
    final long handleMost;
    final long handleLeast;

    private final long fence;
    private final Connection connection;
    private final Lease lease;
    private final byte traits;

    // Where its record stands in the log; 0 where it has none. Moved by the log's compaction.
    long position;

    // Chains of its lease, and of the log by position.
    @Nullable
    Grant previousOfLease;

    @Nullable
    Grant nextOfLease;

    @Nullable
    Grant previousInLog;

    @Nullable
    Grant nextInLog;

    Grant(UUID handle, long fence, Connection connection, Lease lease, int traits) {
        this.handleMost = handle.getMostSignificantBits();
        this.handleLeast = handle.getLeastSignificantBits();
        this.fence = fence;
        this.connection = connection;
        this.lease = lease;
        this.traits = (byte) traits;
    }

    /** Made by the caller. */
    public UUID handle() {
        return new UUID(handleMost, handleLeast);
    }

    /** Greater than that of every earlier grant. */
    public long fence() {
        return fence;
    }

    /** What it is a license of. */
    public ProductId product() {
        return connection.product();
    }

    /** What it counts as. */
    public Connection connection() {
        return connection;
    }

    /** What keeps it alive. */
    public Lease lease() {
        return lease;
    }

    /** See {@link Traits}. */
    public int traits() {
        return traits;
    }

    /** Whether it has that trait. */
    public boolean is(int trait) {
        return (traits & trait) != 0;
    }

    /** Where its record stands in the log; 0 where it has none. */
    public long position() {
        return position;
    }
}
