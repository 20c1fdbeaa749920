package org.seatkeeper.client.console.properties;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One line of a list that is read from a server again and again. It lives as long as what it is about, and its value changes
 * inside it, so that reading never drops a selection.
 *
 * @param <V> what it shows
 */
public final class Line<V> {
    private final long key;
    private final ReadOnlyObjectWrapper<V> value;

    Line(long key, V value) {
        this.key = key;
        this.value = new ReadOnlyObjectWrapper<>(value);
    }

    /** The server's number for it. */
    public long key() {
        return key;
    }

    /** The newest value. */
    public ReadOnlyObjectProperty<V> value() {
        return value.getReadOnlyProperty();
    }

    void show(V newest) {
        if (!newest.equals(value.get())) { // An equal value must not redraw the line.
            value.set(newest);
        }
    }
}
