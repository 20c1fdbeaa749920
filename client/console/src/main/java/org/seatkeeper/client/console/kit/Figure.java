package org.seatkeeper.client.console.kit;

import javafx.scene.layout.VBox;

/** One number with its name under it. */
public final class Figure extends VBox {
    /** In plain ink. */
    public Figure(String number, String name) {
        this(number, name, "plain");
    }

    /** In the ink of a status, by its style class. */
    public Figure(String number, String name, String style) {
        super(0, Lay.styled(Words.figure(number), style), Words.small(name));
        getStyleClass().add("figure");
        setMinWidth(USE_PREF_SIZE);
    }
}
