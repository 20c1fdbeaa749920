package org.seatkeeper.client.console.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.fleet.Status;

/** A strip that says what is the matter and offers what to do about it. */
public final class Notice extends HBox {
    private final HBox acts = Lay.row(Lay.M);
    private final VBox text = Lay.column(2);
    private final Label mark = Lay.whole(Lay.styled(new Label(), "mark"));
    private String style = "neutral";

    /** Empty and not shown until it is told something. */
    public Notice() {
        super(Lay.S);
        getStyleClass().addAll("notice", style);
        text.setAlignment(Pos.CENTER_LEFT);
        Lay.whole(acts);
        getChildren().addAll(mark, Lay.grow(text), acts);
        clear();
    }

    /** In the color and with the icon of a status. What and why may be empty. */
    public Notice(Status status, String what, String why, Node... acts) {
        this();
        show(status, what, why, acts);
    }

    /** With an icon and style of its own. */
    public Notice(Icon icon, String style, String what, String why, Node... acts) {
        this();
        show(icon, style, what, why, acts);
    }

    /** Says something else, in the color of a status. */
    public void show(Status status, String what, String why, Node... leadingOn) {
        show(Icon.of(status), StatusStyle.of(status), what, why, leadingOn);
    }

    /** Says something else. */
    public void show(Icon icon, String newStyle, String what, String why, Node... leadingOn) {
        getStyleClass().remove(style);
        style = newStyle;
        getStyleClass().add(style);
        mark.setGraphic(icon.node());
        text.getChildren().clear();
        if (!what.isEmpty()) {
            text.getChildren().add(Words.wrapped(Words.strong(what)));
        }
        if (!why.isEmpty()) {
            text.getChildren().add(Words.wrapped(Words.body(why)));
        }
        acts.getChildren().setAll(leadingOn);
        Lay.shown(acts, leadingOn.length > 0);
        Lay.shown(this, true);
    }

    /** Says nothing and takes no room. */
    public void clear() {
        Lay.shown(this, false);
    }
}
