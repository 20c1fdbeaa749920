package org.seatkeeper.client.console.browser;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.fleet.Status;

/** One visible line of the Server Browser. It lives as long as what it is about. */
public final class BrowserRow {
    /** Whether a line can be opened. */
    public enum Fold {
        /** Nothing is below it. */
        LEAF,
        CLOSED,
        OPEN
    }

    /** What the line shows. */
    public record Value(String name, String figure, Status status, Fold fold) {}

    private final BrowserKey key;
    private final ReadOnlyObjectWrapper<Value> value;

    BrowserRow(BrowserKey key, Value value) {
        this.key = key;
        this.value = new ReadOnlyObjectWrapper<>(value);
    }

    /** What it is about. */
    public BrowserKey key() {
        return key;
    }

    /** The newest value. */
    public ReadOnlyObjectProperty<Value> value() {
        return value.getReadOnlyProperty();
    }

    void show(Value newest) {
        if (!newest.equals(value.get())) { // An equal value must not redraw the line.
            value.set(newest);
        }
    }
}
