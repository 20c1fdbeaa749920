package org.seatkeeper.client.console.gallery;

import java.io.IOException;
import java.util.List;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.mode.ModeTour;
import org.seatkeeper.client.console.products.ProductRow;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.fleet.ProductKey;

/** One round through the console with a camera. JavaFX thread. */
final class Rounds {
    private final PicturesView pictures;
    private final ConsoleRooms rooms;

    Rounds(PicturesView pictures, ConsoleRooms rooms) {
        this.pictures = pictures;
        this.rooms = rooms;
    }

    /** Each tab, with this product selected where one is. */
    void screens(ProductKey key) throws IOException {
        select(key);
        for (int i = 0; i < ConsoleRooms.TABS.size(); i++) {
            String tab = ConsoleRooms.TABS.get(i);
            rooms.main().show(tab);
            String file = "%02d-%s"
                    .formatted(i + 1, tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            pictures.write(file, pictures.scene(rooms.main(), List.of()));
        }
    }

    /** Choose, plan, confirm, each over the Products View. */
    void steps(ProductKey key, ModeTour.Steps steps) throws IOException {
        rooms.main().show(ConsoleRooms.TABS.get(1));
        pictures.write(
                "05-choose-licensing-mode",
                pictures.scene(rooms.main(), List.of(rooms.modeTour().choose(key))));
        pictures.write("06-plan", pictures.scene(rooms.main(), List.of(steps.plan())));
        pictures.write("07-confirm", pictures.scene(rooms.main(), List.of(steps.plan(), steps.confirmation())));
    }

    /** A window of properties over the Products View. */
    void properties(String file, DialogContent content) throws IOException {
        rooms.main().show(ConsoleRooms.TABS.get(1));
        pictures.write(file, pictures.scene(rooms.main(), List.of(content)));
    }

    private void select(ProductKey key) {
        SortedTable<ProductRow, ?> table = rooms.productsView().productTable();
        table.view().getItems().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .ifPresent(row -> table.view().getSelectionModel().select(row));
    }
}
