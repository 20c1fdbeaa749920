package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The refusals of today: a row for each client, up to a number, and one for all others, so that a storm of them costs
 * little (docs/storage.md). Keeper's thread.
 */
public final class Denials {
    /** Most clients of one product that are kept by name on one day. */
    static final int NAMED_MAX = 1_000;

    private final Map<DenialRow.Key, DenialRow> today = new HashMap<>();
    private final Map<ProductId, Integer> named = new HashMap<>();
    private final List<DenialRow> dirty = new ArrayList<>();
    private long day = Long.MIN_VALUE;
    private long position;

    /** A row that was kept. */
    void restore(DenialRow row, Instant now) {
        position = Math.max(position, row.position());
        turnTo(now);
        if (row.key().day() == day) {
            remember(row);
        }
    }

    void refused(ProductId product, Client client, RefusalCode code, boolean observed, Instant at) {
        turnTo(at);
        var names = new DenialRow.Names(client.user(), client.device());
        var key = new DenialRow.Key(product, day, names, code, observed);
        DenialRow row = today.get(key);
        if (row == null && named.getOrDefault(product, 0) >= NAMED_MAX) {
            key = new DenialRow.Key(product, day, DenialRow.Names.OTHERS, code, observed);
            row = today.get(key);
        }
        if (row == null) {
            row = new DenialRow(++position, key, at, at, 0);
            remember(row);
        }
        if (!row.dirty) {
            dirty.add(row);
        }
        row.again(at);
    }

    private void remember(DenialRow row) {
        today.put(row.key(), row);
        named.merge(row.key().product(), 1, Integer::sum);
    }

    private void turnTo(Instant at) {
        long now = Math.floorDiv(at.getEpochSecond(), Settings.DAY);
        if (now != day) {
            day = now;
            today.clear();
            named.clear();
        }
    }

    /** Refusals of a product today. */
    int today(ProductId product, Instant now) {
        turnTo(now);
        long sum = today.values().stream()
                .filter(row -> row.key().product().equals(product))
                .mapToLong(DenialRow::count)
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** Whether rows wait to be written. */
    public boolean dirty() {
        return !dirty.isEmpty();
    }

    /** Rows that have moved since they were written; each is returned once. */
    public List<DenialRow> takeDirty() {
        var all = List.copyOf(dirty);
        all.forEach(row -> row.dirty = false);
        dirty.clear();
        return all;
    }

    /** They were not written after all. */
    public void putBack(List<DenialRow> rows) {
        for (DenialRow row : rows) {
            if (!row.dirty) {
                row.dirty = true;
                dirty.add(row);
            }
        }
    }
}
