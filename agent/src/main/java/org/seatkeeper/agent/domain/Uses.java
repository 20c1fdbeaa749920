package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The use of every product of this server. Keeper's thread. */
public final class Uses {
    private final long salt;
    private final Map<ProductId, ProductUse> products = new HashMap<>();
    private boolean counted;
    private long accessPosition;

    /** With the salt of {@link Grants}. */
    Uses(long salt) {
        this.salt = salt;
    }

    long salt() {
        return salt;
    }

    /** That client used it at that moment: for the first time, or again. */
    void access(UseTurn turn, ProductUse use, Client client, Instant at) {
        Access known = use.accesses.of(client);
        if (known != null) {
            Instant was = known.last();
            known.again(at);
            counted = true;
            turn.undo.add(() -> known.notAgain(was));
            return;
        }
        Access access = Accesses.first(++accessPosition, use.product(), client, at);
        use.accesses.add(access);
        turn.newAccesses.add(access);
        turn.undo.add(() -> use.accesses.undo(access));
    }

    /** A product is on this server, with what is known of its use from before. */
    public void know(Instance instance) {
        ProductUse use = products.computeIfAbsent(
                instance.product().id(), id -> new ProductUse(id, instance.use(), instance.countedIn(), salt));
        use.accesses.countIn(instance.countedIn());
    }

    /** A product is here no more, and nothing of it is kept. */
    public void forget(ProductId product) {
        ProductUse use = products.get(product);
        if (use != null && use.handles.isEmpty()) {
            products.remove(product);
        }
    }

    /** The use of a product. Throws IllegalArgumentException where nobody knows it. */
    public ProductUse of(ProductId product) {
        ProductUse use = products.get(product);
        if (use == null) {
            throw new IllegalArgumentException("nobody knows " + product);
        }
        return use;
    }

    /** The use of a product that may be unknown. */
    public Optional<ProductUse> find(ProductId product) {
        return Optional.ofNullable(products.get(product));
    }

    /** The use of every product. Not a copy. */
    public Collection<ProductUse> all() {
        return Collections.unmodifiableCollection(products.values());
    }

    /** An access that was kept, in the order of their positions. */
    public void restore(Access access) {
        find(access.product()).ifPresent(use -> use.accesses.add(access));
        accessPosition = Math.max(accessPosition, access.position());
    }

    /** A block that was kept. */
    public void restore(Block block) {
        find(block.product()).ifPresent(use -> use.blocks.put(block.client(), block));
    }

    /** Blocks that stand or stood, of all products. */
    int blocks() {
        return products.values().stream().mapToInt(use -> use.blocks.size()).sum();
    }

    /** Products whose use has moved since this was last asked. */
    public List<ProductUse> takeChanged() {
        var changed = new ArrayList<ProductUse>();
        for (ProductUse use : products.values()) {
            if (use.changed) {
                use.changed = false;
                changed.add(use);
            }
        }
        return changed;
    }

    /** Whether any product's use has moved since {@link #takeChanged}. */
    public boolean changed() {
        for (ProductUse use : products.values()) {
            if (use.changed) {
                return true;
            }
        }
        return false;
    }

    /** Whether any product is in use now, or was in the span that runs: its sample will say something. */
    public boolean measuring() {
        return products.values().stream().anyMatch(use -> use.meter.measuring());
    }

    /** Whether counts of known accesses have moved since {@link #takeCounts}. */
    public boolean counted() {
        return counted;
    }

    /** Accesses whose counts have moved since they were written; each is returned once. */
    public List<Access> takeCounts() {
        var all = new ArrayList<Access>();
        if (counted) {
            counted = false;
            products.values().forEach(use -> all.addAll(use.accesses.takeDirty()));
        }
        return all;
    }

    /** Counts that were taken and could not be written: the next writing has them again. */
    public void putBack(List<Access> counts) {
        counts.forEach(Access::unwritten);
        counted |= !counts.isEmpty();
    }
}
