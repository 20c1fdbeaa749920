package org.seatkeeper.agent.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What counts once, however many handles it has: one client's connection to one product. Keeper's thread. */
public final class Connection {
    /** What it counts under, if it counts. */
    final PackedClient key;

    private final ProductId product;
    private final PackedClient client;
    private final long number;
    private final long openedAtMillis;
    private final boolean counted;
    private final boolean administrator;
    private final boolean silent;

    // Of its key, in the table it stands in; costs no memory here, and spares looking at the key of others.
    int hash;

    // Grants that are handles.
    int handles;

    // Its place while it is held.
    @Nullable
    Grant hold;

    Connection(
            ProductId product,
            PackedClient key,
            PackedClient client,
            long number,
            Instant openedAt,
            boolean counted,
            int traits) {
        this.product = product;
        this.key = key;
        this.client = client.equals(key) ? key : client;
        this.number = number;
        this.openedAtMillis = openedAt.toEpochMilli();
        this.counted = counted;
        this.administrator = (traits & Traits.ADMINISTRATOR) != 0;
        this.silent = (traits & Traits.SILENT) != 0;
    }

    /** What it is a connection to. */
    public ProductId product() {
        return product;
    }

    /** Whoever opened it. */
    public Client client() {
        return client.client();
    }

    /** The same in the form that is kept. */
    public PackedClient packedClient() {
        return client;
    }

    /** Names it among the connections of this agent: the fence of its first grant. */
    public long number() {
        return number;
    }

    /** To the millisecond. */
    public Instant openedAt() {
        return Instant.ofEpochMilli(openedAtMillis);
    }

    /** As the store keeps it. */
    public long openedAtMillis() {
        return openedAtMillis;
    }

    /** False for a machine account that is let in and counts nowhere. */
    public boolean counted() {
        return counted;
    }

    /** Of an administrator: counted, never refused. */
    public boolean administrator() {
        return administrator;
    }

    /** Admitted by its product while no agent answered. */
    public boolean silent() {
        return silent;
    }

    /** Handles that are open; 0 while it is held. */
    public int handles() {
        return handles;
    }

    /** Whether nothing of it is there: neither a handle nor a hold. */
    boolean empty() {
        return handles == 0 && hold == null;
    }

    /** Closed, and still counted for a while. */
    public boolean held() {
        return handles == 0;
    }
}
