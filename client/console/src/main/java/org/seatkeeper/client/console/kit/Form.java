package org.seatkeeper.client.console.kit;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names to the left, fields to the right, one baseline. */
public final class Form extends GridPane {
    /**
     * An empty form.
     *
     * @param nameWidth of the names, px
     */
    public Form(double nameWidth) {
        setHgap(Lay.M);
        setVgap(Lay.S);
        ColumnConstraints names = new ColumnConstraints(nameWidth);
        names.setHalignment(HPos.LEFT);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, fields);
    }

    /** A field with its name; an underscore in the name marks the mnemonic that leads to the field. */
    public Form field(String name, Node field) {
        return field(name, field, field);
    }

    /** A field that stands inside other things: the mnemonic leads to the target. */
    public Form field(String name, Node shown, Node target) {
        Label label = Words.muted(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(target);
        label.setMinHeight(28);
        if (target.getAccessibleText() == null) {
            target.setAccessibleText(name.replace("_", ""));
        }
        GridPane.setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, shown);
        return this;
    }
}
