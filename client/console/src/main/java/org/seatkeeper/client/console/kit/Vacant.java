package org.seatkeeper.client.console.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What stands where there is nothing to show: what is so, why, and the first act. */
public final class Vacant extends VBox {
    private static final double WIDTH_MAX = 640;

    /** An icon, a headline, a sentence, and what to do. */
    public Vacant(Icon icon, String what, String why, Node... acts) {
        super(Lay.S);
        getStyleClass().add("vacant");
        setAlignment(Pos.CENTER);
        getChildren().addAll(Lay.styled(icon.node(), "big-icon"), centered(Words.section(what)));
        getChildren().addAll(centered(Words.muted(why)), Lay.height(new Region(), Lay.XS));
        HBox row = Lay.row(Lay.S, acts);
        row.setAlignment(Pos.CENTER);
        getChildren().add(row);
    }

    private static Label centered(Label label) {
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        label.setMaxWidth(WIDTH_MAX);
        return Words.wrapped(label);
    }
}
