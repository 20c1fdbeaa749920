package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * This server's licensing state. Mutable and confined to one thread; only {@link #apply} changes it, and applying is
 * total: every event that a decision on this state returned applies to it.
 */
public final class LicensingState implements LicensingView {
    private record End(UUID transfer, TransferSide side) {}

    private final SortedMap<ProductId, Instance> instances = new TreeMap<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final Map<UUID, LedgerEntry> entries = new HashMap<>();
    private final Set<UUID> reversed = new HashSet<>();
    private final Set<End> transfers = new HashSet<>();
    private final Map<ProductId, List<ModeChange>> changes = new HashMap<>();
    private final Grants grants;

    private LicensingState(Grants grants) {
        this.grants = grants;
    }

    /**
     * The state a store kept: each instance whole, every entry by position, every change oldest first.
     */
    public static LicensingState of(List<Instance> instances, List<LedgerEntry> ledger, List<ModeChange> changes) {
        return of(instances, ledger, changes, new Grants(new Leases(), 0));
    }

    /** The same, with grants that live. */
    public static LicensingState of(
            List<Instance> instances, List<LedgerEntry> ledger, List<ModeChange> changes, Grants grants) {
        var state = new LicensingState(grants);
        instances.forEach(instance -> {
            state.instances.put(instance.product().id(), instance);
            grants.uses().know(instance);
        });
        ledger.forEach(state::remember);
        changes.forEach(state::record);
        return state;
    }

    /** Makes what was decided so. */
    public void apply(List<Event> events) {
        events.forEach(this::apply);
    }

    private void apply(Event event) {
        switch (event) {
            case Event.ProductForgotten(ProductId id) -> {
                instances.remove(id);
                grants.uses().forget(id);
            }
            case Event.ProductDeclared(Product product) ->
                grants.uses()
                        .know(instances.merge(
                                product.id(), Instance.of(product), (was, _) -> Instances.declared(was, product)));
            case Event.ProductGone(ProductId id) -> instances.computeIfPresent(id, (_, was) -> Instances.gone(was));
            case Event.InstanceMoved(ProductId id, long revision) ->
                instances.computeIfPresent(id, (_, was) -> Instances.moved(was, revision));
            case Event.EntryBooked(LedgerEntry entry) -> {
                remember(entry);
                instances.computeIfPresent(entry.product(), (_, was) -> Instances.booked(was, entry));
            }
            case Event.ChangeScheduled(ModeChange change) -> changed(change, Instances::withChange);
            case Event.ChangeEnded(ModeChange change) -> changed(change, Instances::withChange);
            case Event.ModeChanged(ModeChange change) -> {
                changed(change, Instances::perDeviceOrUser);
                instance(change.product()).ifPresent(grants::modeChanged);
            }
            case Event.SettingsSet(ProductId id, Enforcement enforcement, Settings settings) ->
                instances.computeIfPresent(id, (_, was) -> Instances.set(was, enforcement, settings));
            case Event.Evicted(ProductId id, long number) -> {
                grants.uses()
                        .find(id)
                        .ifPresent(use -> use.open().stream()
                                .filter(connection -> connection.number() == number)
                                .findFirst()
                                .ifPresent(connection -> grants.evict(use, connection)));
                followed(id);
            }
            case Event.Blocked(Block block) ->
                grants.uses()
                        .find(block.product())
                        .ifPresent(use -> grants.turn().block(use, block));
            case Event.BlockLifted(ProductId id, Client client) ->
                grants.uses().find(id).ifPresent(use -> grants.turn().lift(use, client));
            case Event.PeakReset(ProductId id, String by) -> {
                grants.uses().find(id).ifPresent(use -> grants.measureAnew(use, by));
                followed(id);
            }
        }
    }

    /**
     * A product as these events would leave it, worked out on a copy: nothing moves. What they do to its use is told from its
     * figures, which have to follow the use (spec/model.md section 7).
     */
    public Optional<Instance> foresee(ProductId id, List<Event> events, Instant at) {
        Optional<Instance> was = instance(id);
        var trial = of(was.map(List::of).orElse(List.of()), List.of(), List.of());
        trial.apply(events.stream().filter(event -> !UseRules.movesUse(event)).toList());
        return trial.instance(id)
                .map(is -> was.isPresent()
                        ? Instances.used(is, UseRules.foreseen(grants.uses().of(id), is.use(), events, at))
                        : is);
    }

    private void followed(ProductId id) {
        grants.uses().find(id).ifPresent(this::follow);
    }

    /** The figures of a product follow its use. Not an event: grants are operational data (spec/model.md, decision 8). */
    public void follow(ProductUse use) {
        instances.computeIfPresent(use.product(), (_, was) -> Instances.used(was, use.figures(was.mode())));
    }

    @Override
    public Grants grants() {
        return grants;
    }

    private void changed(ModeChange change, BiFunction<Instance, ModeChange, Instance> next) {
        record(change);
        instances.computeIfPresent(change.product(), (_, was) -> next.apply(was, change));
    }

    private void record(ModeChange change) {
        List<ModeChange> history = changes.computeIfAbsent(change.product(), _ -> new ArrayList<>());
        history.removeIf(earlier -> earlier.id().equals(change.id()));
        history.add(change);
    }

    private void remember(LedgerEntry entry) {
        ledger.add(entry);
        entries.put(entry.id(), entry);
        switch (entry.reason()) {
            case REVERSAL -> entry.pair().ifPresent(reversed::add);
            case TRANSFER_OUT -> entry.pair().ifPresent(id -> transfers.add(new End(id, TransferSide.OUT)));
            case TRANSFER_IN -> entry.pair().ifPresent(id -> transfers.add(new End(id, TransferSide.IN)));
            case PURCHASE, REMOVAL, CONVERSION_OUT, CONVERSION_IN, CLAIM, WAIVE -> {}
        }
    }

    @Override
    public SortedMap<ProductId, Instance> instances() {
        return Collections.unmodifiableSortedMap(instances);
    }

    @Override
    public Optional<Instance> instance(ProductId id) {
        return Optional.ofNullable(instances.get(id));
    }

    @Override
    public int entries() {
        return ledger.size();
    }

    /** Every entry by position. Not a copy: valid until the next event is applied. */
    public List<LedgerEntry> ledger() {
        return Collections.unmodifiableList(ledger);
    }

    @Override
    public Optional<LedgerEntry> entry(UUID id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public boolean reversed(UUID entry) {
        return reversed.contains(entry);
    }

    @Override
    public boolean transferred(UUID transfer, TransferSide side) {
        return transfers.contains(new End(transfer, side));
    }

    /** The change of that id, where it still waits. */
    public Optional<ModeChange> openChange(UUID id) {
        return instances.values().stream()
                .flatMap(instance -> instance.openChange().stream())
                .filter(change -> change.id().equals(id))
                .findFirst();
    }

    @Override
    public List<ModeChange> changes(ProductId product) {
        return List.copyOf(changes.getOrDefault(product, List.of()));
    }
}
