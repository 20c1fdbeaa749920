package org.seatkeeper.client.fleet;

import java.util.Comparator;

/** One product on one server: what a row of the merged list is about. */
public record ProductKey(ServerName server, String productId) implements Comparable<ProductKey> {
    private static final Comparator<ProductKey> ORDER =
            Comparator.comparing(ProductKey::server).thenComparing(ProductKey::productId);

    @Override
    public int compareTo(ProductKey other) {
        return ORDER.compare(this, other);
    }
}
