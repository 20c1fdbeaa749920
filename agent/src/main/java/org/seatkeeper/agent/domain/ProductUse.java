package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is in, for one product. Keeper's thread; {@link Grants} alone changes it. */
public final class ProductUse {
    private final ProductId product;
    final Handles handles;
    final Connections connections;
    final Map<Client, Block> blocks = new HashMap<>();
    final ReleasedHandles released = new ReleasedHandles();
    final Demand demand = new Demand();
    final Meter meter;
    final Accesses accesses;
    int administrators;
    int silent;
    int refusedToday;
    long refusedDay;
    boolean changed;
    boolean remembered;

    ProductUse(ProductId product, Use kept, SeatKind kind, long salt) {
        this.handles = new Handles(salt);
        this.connections = new Connections(salt);
        this.product = product;
        this.meter = new Meter(kept);
        this.accesses = new Accesses(kind);
        this.silent = kept.admittedWhileSilent();
    }

    /** What is used. */
    public ProductId product() {
        return product;
    }

    /** Connections that count now, C. */
    public int connections() {
        return connections.size();
    }

    /** The grant of that handle, if it lives. */
    public @Nullable Grant grant(UUID handle) {
        return handles.get(handle);
    }

    /** The grants that live, in no order. Not a copy. */
    public Collection<Grant> grants() {
        return Collections.unmodifiableCollection(handles);
    }

    /** The connection that counts under that key, if there is one. */
    public @Nullable Connection connection(Client key) {
        return connections.get(PackedClient.of(key));
    }

    /** Connections that count, in no order. Not a copy. */
    public Collection<Connection> open() {
        return Collections.unmodifiableCollection(connections);
    }

    /** Who used it, in the mode Per Device or Per User. */
    public Accesses accesses() {
        return accesses;
    }

    /** Blocks that an administrator set; some may have ended. Not a copy. */
    public Collection<Block> blocks() {
        return Collections.unmodifiableCollection(blocks.values());
    }

    /** Whether that handle was released within the last ten minutes. */
    public boolean wasReleased(UUID handle) {
        return released.contains(handle);
    }

    /** Whether an administrator keeps that client out. */
    public boolean blocked(Client client, Instant at) {
        if (blocks.isEmpty()) {
            return false;
        }
        Block block = blocks.get(client);
        return block != null && block.stands(at);
    }

    /** Its peaks. */
    public Meter meter() {
        return meter;
    }

    /** In figures. */
    public Use figures(LicensingMode mode) {
        boolean seats = mode == LicensingMode.PER_DEVICE_OR_USER;
        int users = seats && accesses.kind() == SeatKind.USER ? accesses.seats() : 0;
        int devices = seats && accesses.kind() == SeatKind.DEVICE ? accesses.seats() : 0;
        return new Use(
                connections.size(),
                meter.peak(),
                meter.peakAt(),
                meter.since(),
                meter.demandPeak(),
                refusedToday,
                users,
                devices,
                administrators,
                silent);
    }

    /** What brings its counters back to where they are now; grants have their own way back. */
    Runnable back() {
        Runnable meterWas = meter.back();
        int silentWas = silent;
        int refusedWas = refusedToday;
        long dayWas = refusedDay;
        return () -> {
            meterWas.run();
            silent = silentWas;
            refusedToday = refusedWas;
            refusedDay = dayWas;
            changed = true;
        };
    }
}
