package org.seatkeeper.client.console.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Lines that outlive their readings. A new reading is laid over the old one: lines that stay are the same lines, so that
 * selection, order and place on the screen stay; lines that ended go. JavaFX thread.
 *
 * @param <V> what a line shows
 */
final class Lines<V> {
    private final ObservableList<Line<V>> rows = FXCollections.observableArrayList();
    private final Map<Long, Line<V>> known = new HashMap<>();

    /** The lines, in no order. The list changes itself; nobody else may change it. */
    ObservableList<Line<V>> rows() {
        return rows;
    }

    /** Shows these values and no others; each under the number that names it from reading to reading. */
    void lay(Map<Long, V> read) {
        var gone = new HashSet<Line<V>>();
        known.values().removeIf(line -> {
            boolean ended = !read.containsKey(line.key());
            if (ended) {
                gone.add(line);
            }
            return ended;
        });
        if (!gone.isEmpty()) {
            rows.removeIf(gone::contains);
        }
        var come = new ArrayList<Line<V>>();
        read.forEach((number, value) -> {
            Line<V> line = known.get(number);
            if (line == null) {
                line = new Line<>(number, value);
                known.put(number, line);
                come.add(line);
            } else {
                line.show(value);
            }
        });
        if (!come.isEmpty()) {
            rows.addAll(come);
        }
    }
}
