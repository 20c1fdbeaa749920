package org.seatkeeper.client.console.planted.overview;

import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.seatkeeper.client.console.planted.products.Neighbor;
import org.seatkeeper.client.link.LinkSettings;

/** Breaks every rule of the rooms on purpose, so that the tests of the rules can fail. */
final class Offender {
    private final Neighbor neighbor = new Neighbor();

    int offend() {
        Platform.runLater(() -> {});
        return neighbor.hashCode() + new Region().hashCode() + LinkSettings.USUAL.heartbeatSeconds();
    }
}
