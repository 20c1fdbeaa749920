package org.seatkeeper.client.console.products;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/**
 * One line of the Products View. It lives as long as its product does, and its figures change inside it, so that a live
 * update never drops the administrator's selection. A server that never answered has one line without a product.
 */
public final class ProductRow {
    /**
     * Figures as last reported, and how far they can be trusted.
     *
     * @param product absent for a server that never answered, or has none
     * @param age in words, with the reason where they are old
     */
    public record Figures(Server server, Optional<ProductFigures> product, Status status, String age) {
        static Figures of(Server server, Optional<ProductFigures> product, Instant now) {
            Status status = product.map(p -> Standing.of(server, p)).orElseGet(() -> Standing.of(server));
            return new Figures(server, product, status, LinkWords.age(server, now));
        }

        /** Whether acts on this line make sense at all: its server is live and it has a product. */
        public boolean actable() {
            return server.current() && product.isPresent();
        }
    }

    private final ProductKey key;
    private final ReadOnlyObjectWrapper<Figures> figures;

    ProductRow(ProductKey key, Figures figures) {
        this.key = key;
        this.figures = new ReadOnlyObjectWrapper<>(figures);
    }

    /** Which product on which server; an empty product id for a server that never answered. */
    public ProductKey key() {
        return key;
    }

    /** The newest figures. */
    public ReadOnlyObjectProperty<Figures> figures() {
        return figures.getReadOnlyProperty();
    }

    /** Whether the status moved, so that the order of lines may be wrong now. */
    boolean show(Figures newest) {
        Figures before = figures.get();
        if (newest.equals(before)) { // An equal value must not redraw the line.
            return false;
        }
        figures.set(newest);
        return newest.status() != before.status();
    }
}
