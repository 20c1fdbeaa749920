package org.seatkeeper.client.console.purchases;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;

/** The sums of the entries that are shown: by product, and all. */
final class TotalsView extends HBox {
    /** More products than this have only the sum of all. */
    private static final int PRODUCTS_MAX = 6;

    TotalsView() {
        super(32);
        getStyleClass().add("foot-bar");
        setAlignment(Pos.CENTER_LEFT);
    }

    void show(Map<String, Long> totals) {
        getChildren().clear();
        if (totals.size() <= PRODUCTS_MAX) {
            totals.forEach((product, sum) -> getChildren().add(total(sum, product)));
        }
        getChildren().add(Lay.spacer());
        long all = totals.values().stream().mapToLong(Long::longValue).sum();
        getChildren().add(total(all, "All entries shown"));
    }

    private static Node total(long sum, String name) {
        Label number = Words.section(Words.signed(sum));
        VBox box = Lay.column(0, number, Words.small(name));
        box.setAlignment(Pos.CENTER_LEFT);
        return Lay.whole(box);
    }
}
