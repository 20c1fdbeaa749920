package org.seatkeeper.client.console.browser;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatkeeper.client.console.browser.BrowserRow.Fold;
import org.seatkeeper.client.console.browser.BrowserRow.Value;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Status;

/** One line of the tree: indented, with an arrow if it opens, and a mark only on what is not fine. */
final class TreeCellView extends ListCell<BrowserRow> {
    private static final double INDENT = 16;
    private static final double ARROW = 20;

    private final Region indent = new Region();
    private final Label arrow = Lay.width(Lay.styled(new Label(), "arrow"), ARROW);
    private final Label name = CutText.watch(new Label());
    private final Label figure = Lay.whole(Words.small(""));
    private final Label mark = Lay.whole(Lay.styled(new Label(), "status"));
    private final HBox row = Lay.row(Lay.XS, indent, arrow, name, Lay.spacer(), figure, mark);
    private Subscription watching = () -> {};

    TreeCellView(BrowserViewModel model) {
        name.setMinWidth(0);
        arrow.setOnMouseClicked(event -> {
            if (getItem() != null) {
                model.toggle(getItem().key());
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && getItem() != null) {
                model.toggle(getItem().key());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable BrowserRow item, boolean empty) {
        super.updateItem(item, empty);
        watching.unsubscribe();
        setText(null);
        if (item == null || empty) {
            watching = () -> {};
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        watching = item.value().subscribe(value -> draw(item, value));
        setGraphic(row);
    }

    private void draw(BrowserRow item, Value value) {
        Lay.width(indent, item.key().depth() * INDENT);
        arrow.setGraphic(
                switch (value.fold()) {
                    case LEAF -> null;
                    case CLOSED -> Icon.CLOSED.node();
                    case OPEN -> Icon.OPENED.node();
                });
        name.setText(value.name());
        name.setGraphic(icon(item.key()));
        figure.setText(value.figure());
        for (Status each : Status.values()) {
            mark.getStyleClass().remove(StatusStyle.of(each));
        }
        boolean fine = value.status() == Status.OK;
        mark.setGraphic(fine ? null : Icon.of(value.status()).node());
        if (!fine) {
            mark.getStyleClass().add(StatusStyle.of(value.status()));
        }
        Lay.shown(mark, !fine);
        setAccessibleText(words(item, value));
    }

    private static FontIcon icon(BrowserKey key) {
        return switch (key) {
            case BrowserKey.OfSite _ -> Icon.SITE.node();
            case BrowserKey.OfServer _ -> Icon.SERVER.node();
            case BrowserKey.OfProduct _ -> Icon.PRODUCT.node();
        };
    }

    private static String words(BrowserRow item, Value value) {
        String level = "level " + (item.key().depth() + 1);
        String fold = value.fold() == Fold.LEAF ? "" : value.fold() == Fold.OPEN ? ", open" : ", closed";
        return value.name() + " " + value.figure() + ", " + value.status().words() + ", " + level + fold;
    }
}
