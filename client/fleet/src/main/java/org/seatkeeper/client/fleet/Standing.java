package org.seatkeeper.client.fleet;

import java.util.Comparator;

/**
 * The status that a row or a mark shows: what the server said while it is heard, "not reporting" otherwise. A silent
 * server is never shown as fine.
 */
public final class Standing {
    private Standing() {}

    /** The status of one product: its own, a scheduled change before OK, or not reporting where the link is not live. */
    public static Status of(Server server, ProductFigures product) {
        if (!server.current()) {
            return Status.NOT_REPORTING;
        }
        return product.status() == Status.OK && product.scheduledChange().isPresent()
                ? Status.SCHEDULED
                : product.status();
    }

    /** A server is as its worst product; one without products is fine as long as it reports. */
    public static Status of(Server server) {
        if (!server.current()) {
            return Status.NOT_REPORTING;
        }
        return server.products().stream()
                .map(product -> of(server, product))
                .min(Comparator.naturalOrder())
                .orElse(Status.OK);
    }
}
