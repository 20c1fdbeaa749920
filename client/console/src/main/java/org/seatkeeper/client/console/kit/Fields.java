package org.seatkeeper.client.console.kit;

import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/** Fields that take no more than they may. */
public final class Fields {
    private Fields() {}

    /** One line of text; what would make it longer is not taken. */
    public static TextField text(int lengthMax) {
        TextField field = new TextField();
        field.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() <= lengthMax ? change : null));
        return field;
    }
}
