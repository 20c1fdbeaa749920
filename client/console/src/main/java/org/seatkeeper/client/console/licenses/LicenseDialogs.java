package org.seatkeeper.client.console.licenses;

import java.util.Optional;
import javafx.util.Subscription;
import org.seatkeeper.client.console.licenses.BookViewModel.Direction;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;

/** Opens the dialogs of this room. JavaFX thread. */
public final class LicenseDialogs {
    private final LicensePorts ports;

    public LicenseDialogs(LicensePorts ports) {
        this.ports = ports;
    }

    /** Adds licenses to a product. */
    public void add(ProductKey key) {
        book(key, Direction.ADD);
    }

    /** Removes licenses of a product. */
    public void remove(ProductKey key) {
        book(key, Direction.REMOVE);
    }

    /** Claims or waives the first unclaimed licenses of a product; nothing where there are none. */
    public void claim(ProductKey key) {
        product(key)
                .filter(product -> !product.unclaimed().isEmpty())
                .ifPresent(product -> ports.dialogs()
                        .open(new ClaimDialog(
                                        new ClaimViewModel(
                                                key,
                                                product,
                                                product.unclaimed().getFirst(),
                                                ports),
                                        ports)
                                .content()));
    }

    private void book(ProductKey key, Direction direction) {
        product(key)
                .ifPresent(product -> ports.dialogs()
                        .open(new BookDialog(new BookViewModel(key, product, direction, ports), ports).content()));
    }

    private Optional<ProductFigures> product(ProductKey key) {
        var now = new Fleet[] {Fleet.EMPTY};
        Subscription once = ports.fleet().follow(change -> now[0] = change.fleet());
        once.unsubscribe();
        return now[0].product(key);
    }
}
