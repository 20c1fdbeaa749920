package org.seatkeeper.client.console.browser;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Status;

/** Facts by name, one below the other; and the head of a page of details. */
final class FactsView {
    /** Longer values than these characters break into lines. */
    private static final int LINE = 48;

    private final Form form = new Form(176);

    /** One fact; an empty one is left out. */
    FactsView fact(String name, String value) {
        return value.isEmpty()
                ? this
                : fact(name, value.length() > LINE ? Words.wrapped(Words.body(value)) : Lay.whole(Words.body(value)));
    }

    /** One fact as it is drawn. */
    FactsView fact(String name, Node value) {
        Label label = Words.muted(name);
        label.setMinWidth(0);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        form.addRow(form.getRowCount(), label, value);
        return this;
    }

    Node view(String title) {
        form.setVgap(6);
        return Lay.column(Lay.S, Words.section(title), form);
    }

    /** A title with its status, what it is below, and acts to the right. */
    static HBox head(String title, Status status, String below, Node... acts) {
        Label what = Words.wrapped(Words.muted(below));
        VBox names = Lay.column(Lay.XS, Lay.row(12, Words.title(title), Lay.whole(new StatusLabel(status))), what);
        names.setMinWidth(0);
        HBox head = Lay.row(Lay.S, Lay.grow(names), Lay.whole(Lay.row(Lay.S, acts)));
        head.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return head;
    }
}
