package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one turn has gathered besides the log of grants: to be made durable with it, or undone. Keeper's thread. */
public final class UseTurn {
    final List<Access> newAccesses = new ArrayList<>();
    final List<Block> newBlocks = new ArrayList<>();
    final List<Block> liftedBlocks = new ArrayList<>();
    final List<MeasuringPeriod> periods = new ArrayList<>();
    final List<Grant> revoked = new ArrayList<>();
    final List<Runnable> undo = new ArrayList<>();
    private final List<ProductUse> remembered = new ArrayList<>();

    UseTurn() {}

    /** The figures of a product as they were before the turn, should the turn never have been. */
    void remember(ProductUse use) {
        if (!use.remembered) {
            use.remembered = true;
            Runnable back = use.back();
            undo.addFirst(back);
            remembered.add(use);
        }
    }

    void block(ProductUse use, Block block) {
        Block was = use.blocks.put(block.client(), block);
        newBlocks.add(block);
        undo.add(() -> putBack(use, block.client(), was));
    }

    void lift(ProductUse use, Client client) {
        Block was = use.blocks.remove(client);
        if (was != null) {
            liftedBlocks.add(was);
            undo.add(() -> putBack(use, client, was));
        }
    }

    private static void putBack(ProductUse use, Client client, @Nullable Block was) {
        if (was == null) {
            use.blocks.remove(client);
        } else {
            use.blocks.put(client, was);
        }
    }

    /** First accesses that must become durable with this turn. Not a copy. */
    public List<Access> newAccesses() {
        return Collections.unmodifiableList(newAccesses);
    }

    /** Blocks that this turn set. Not a copy. */
    public List<Block> newBlocks() {
        return Collections.unmodifiableList(newBlocks);
    }

    /** Blocks that this turn lifted. Not a copy. */
    public List<Block> liftedBlocks() {
        return Collections.unmodifiableList(liftedBlocks);
    }

    /** Measuring periods that ended in this turn. Not a copy. */
    public List<MeasuringPeriod> periods() {
        return Collections.unmodifiableList(periods);
    }

    boolean mustKeep() {
        return !newAccesses.isEmpty() || !newBlocks.isEmpty() || !liftedBlocks.isEmpty() || !periods.isEmpty();
    }

    void undo() {
        for (int n = undo.size() - 1; n >= 0; n--) {
            undo.get(n).run();
        }
    }

    void over() {
        periods.clear();
        newAccesses.clear();
        newBlocks.clear();
        liftedBlocks.clear();
        revoked.clear();
        undo.clear();
        remembered.forEach(use -> use.remembered = false);
        remembered.clear();
    }
}
