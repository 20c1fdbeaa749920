package org.seatkeeper.agent.domain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** How one event turns an instance into the next. */
final class Instances {
    private Instances() {}

    static Instance declared(Instance was, Product product) {
        return copy(was, product, was.mode(), was.revision(), false, was.modeChange());
    }

    static Instance gone(Instance was) {
        return copy(was, was.product(), was.mode(), was.revision(), true, was.modeChange());
    }

    static Instance moved(Instance was, long revision) {
        return copy(was, was.product(), was.mode(), revision, was.gone(), was.modeChange());
    }

    static Instance withChange(Instance was, ModeChange change) {
        return copy(was, was.product(), was.mode(), was.revision(), was.gone(), Optional.of(change));
    }

    /** The only place where a mode changes, and it can only change this way. */
    static Instance perDeviceOrUser(Instance was, ModeChange change) {
        return copy(
                was, was.product(), LicensingMode.PER_DEVICE_OR_USER, was.revision(), was.gone(), Optional.of(change));
    }

    static Instance set(Instance was, Enforcement enforcement, Settings settings) {
        return copy(was, enforcement, settings, was.use());
    }

    static Instance used(Instance was, Use use) {
        return copy(was, was.enforcement(), was.settings(), use);
    }

    private static Instance copy(Instance was, Enforcement enforcement, Settings settings, Use use) {
        return new Instance(
                was.product(),
                was.mode(),
                enforcement,
                was.revision(),
                was.gone(),
                was.perServer(),
                was.poolUser(),
                was.poolDevice(),
                was.unclaimed(),
                was.modeChange(),
                was.entries(),
                settings,
                use);
    }

    /**
     * The first licenses of this server turn observing into enforcing (spec/model.md, decision 12). Seats of the pool do
     * not: they entitle no Per Server product (I7), and would turn everybody away.
     */
    static Instance booked(Instance was, LedgerEntry entry) {
        int perServer = was.perServer();
        long user = was.poolUser();
        long device = was.poolDevice();
        SortedMap<UUID, Integer> unclaimed = new TreeMap<>(was.unclaimed());
        switch (entry.scope()) {
            case Scope.PerServer _ -> perServer = Math.addExact(perServer, entry.delta());
            case Scope.Pool(SeatKind kind) when kind == SeatKind.USER -> user = Math.addExact(user, entry.delta());
            case Scope.Pool _ -> device = Math.addExact(device, entry.delta());
            case Scope.Unclaimed(UUID conversion) ->
                unclaimed.merge(conversion, entry.delta(), (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
        }
        return new Instance(
                was.product(),
                was.mode(),
                enforcement(was, entry),
                was.revision(),
                was.gone(),
                perServer,
                user,
                device,
                unclaimed,
                was.modeChange(),
                was.entries() + 1,
                was.settings(),
                was.use());
    }

    private static Enforcement enforcement(Instance was, LedgerEntry entry) {
        boolean first = was.perServer() == 0 && was.entries() == 0;
        return first && entry.scope() instanceof Scope.PerServer ? Enforcement.ENFORCE : was.enforcement();
    }

    private static Instance copy(
            Instance was,
            Product product,
            LicensingMode mode,
            long revision,
            boolean gone,
            Optional<ModeChange> change) {
        return new Instance(
                product,
                mode,
                was.enforcement(),
                revision,
                gone,
                was.perServer(),
                was.poolUser(),
                was.poolDevice(),
                was.unclaimed(),
                change,
                was.entries(),
                was.settings(),
                was.use());
    }
}
