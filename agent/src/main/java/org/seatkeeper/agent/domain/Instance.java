package org.seatkeeper.agent.domain;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One product on this server: its mode, its balances, its change of mode. Immutable.
 *
 * @param revision +1 for each administrator's act on it; connections never move it (spec/model.md I8)
 * @param gone uninstalled; its ledger is kept
 * @param perServer 0 to 999,999
 * @param unclaimed licenses left behind, by conversion; values above 0
 * @param modeChange the open change, or the last one
 * @param entries of this product in the ledger
 * @param settings how it counts
 * @param use how it is used; follows the grants, and no act moves it
 */
public record Instance(
        Product product,
        LicensingMode mode,
        Enforcement enforcement,
        long revision,
        boolean gone,
        int perServer,
        long poolUser,
        long poolDevice,
        SortedMap<UUID, Integer> unclaimed,
        Optional<ModeChange> modeChange,
        int entries,
        Settings settings,
        Use use) {
    public Instance {
        unclaimed = Collections.unmodifiableSortedMap(new TreeMap<>(unclaimed));
        if (perServer < 0 || perServer > LedgerEntry.QUANTITY_MAX || poolUser < 0 || poolDevice < 0) {
            throw new IllegalArgumentException("a balance of " + product.id() + " is out of range");
        }
        if (unclaimed.values().stream().anyMatch(quantity -> quantity < 1)) {
            throw new IllegalArgumentException("what is unclaimed of " + product.id() + " is more than nothing");
        }
        if (revision < 1 || entries < 0) {
            throw new IllegalArgumentException("a count of " + product.id() + " is out of range");
        }
    }

    /** A product that has just appeared: Per Server, nothing held, observing (spec/model.md, decision 12). */
    public static Instance of(Product product) {
        return new Instance(
                product,
                LicensingMode.PER_SERVER,
                Enforcement.OBSERVE,
                1,
                false,
                0,
                0,
                0,
                Collections.emptySortedMap(),
                Optional.empty(),
                0,
                Settings.STANDARD,
                Use.NONE);
    }

    /** Connections that count now. */
    public int inUse() {
        return use.inUse();
    }

    /** The most of them in the present measuring period. */
    public int peak() {
        return use.peak();
    }

    /** What its seats are counted in: as the change of its mode chose, before that as the product says. */
    public SeatKind countedIn() {
        return mode == LicensingMode.PER_DEVICE_OR_USER
                ? modeChange.map(ModeChange::seatKind).orElse(product.seatKind())
                : product.seatKind();
    }

    /** Connections that may be open at once: the number and the grace. */
    public int limit() {
        return perServer + settings.grace();
    }

    /** Licenses, or seats of both kinds, less those in use; may be negative. */
    public long free() {
        return mode == LicensingMode.PER_SERVER
                ? (long) perServer - use.inUse()
                : poolUser + poolDevice - use.userSeats() - use.deviceSeats();
    }

    /** What is held in a scope; never negative. */
    public long balance(Scope scope) {
        return switch (scope) {
            case Scope.PerServer _ -> perServer;
            case Scope.Pool(SeatKind kind) -> kind == SeatKind.USER ? poolUser : poolDevice;
            case Scope.Unclaimed(UUID conversion) -> unclaimed.getOrDefault(conversion, 0);
        };
    }

    /** All licenses of all scopes: what a change of mode, a claim and a transfer's two ends leave constant (I11). */
    public long total() {
        return perServer
                + poolUser
                + poolDevice
                + unclaimed.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** The change that waits for its time, if one does. */
    public Optional<ModeChange> openChange() {
        return modeChange.filter(ModeChange::open);
    }
}
