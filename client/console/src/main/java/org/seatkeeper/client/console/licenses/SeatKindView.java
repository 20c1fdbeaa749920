package org.seatkeeper.client.console.licenses;

import javafx.beans.property.Property;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.fleet.SeatKind;

/** Who holds a seat: one of a few, in a row. */
final class SeatKindView {
    private SeatKindView() {}

    static HBox of(Property<SeatKind> value, SeatKind... kinds) {
        ToggleGroup group = new ToggleGroup();
        HBox row = Lay.row(Lay.L);
        row.setMinHeight(28);
        for (SeatKind kind : kinds) {
            RadioButton button = new RadioButton(
                    switch (kind) {
                        case USER -> "The pool of _users";
                        case DEVICE -> "The pool of _devices";
                    });
            button.setMnemonicParsing(true);
            button.setToggleGroup(group);
            button.setAccessibleText(button.getText().replace("_", ""));
            value.subscribe(now -> button.setSelected(kind == now));
            button.setOnAction(_ -> value.setValue(kind));
            row.getChildren().add(button);
        }
        return row;
    }
}
