package org.seatkeeper.client.console.mode;

import java.util.Optional;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.Server;

/** One product on its server, as a dialog about it sees them. */
public record ModePicture(Server server, ProductFigures product) {
    /** From the fleet, while it is there. */
    static Optional<ModePicture> of(Fleet fleet, ProductKey key) {
        return fleet.server(key.server())
                .flatMap(server -> server.product(key.productId()).map(product -> new ModePicture(server, product)));
    }

    /** Which product on which server. */
    ProductKey key() {
        return new ProductKey(server.name(), product.productId());
    }

    /** {@code Tarn SQL 14 on ber-db-02}. */
    String what() {
        return product.name() + " on " + server.name();
    }

    /** {@code ber-db-02, Berlin}. */
    String place() {
        return server.site().isEmpty() ? server.name().value() : server.name() + ", " + server.site();
    }

    /** Whether the change may be planned: the server reports and rules so. */
    boolean mayChange() {
        return server.current() && product.changeMode().allowed();
    }

    /** Whether licenses may be booked now. */
    boolean mayBook() {
        return server.current() && product.manageLicenses() instanceof Ruling.Allowed;
    }
}
