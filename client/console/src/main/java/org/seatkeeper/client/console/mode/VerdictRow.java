package org.seatkeeper.client.console.mode;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Status;

/** One product of several that were selected, and what a change of its mode would meet. */
public final class VerdictRow {
    /** What would happen, worst first. */
    public enum Verdict {
        REFUSED("Refused", Status.OVER),
        UNREACHABLE("Not reporting", Status.NOT_REPORTING),
        ASKING("Asking\u2026", Status.AT_LIMIT),
        ALLOWED("Can change", Status.SCHEDULED),
        ALREADY("Already", Status.OK);

        private final String words;
        private final Status status;

        Verdict(String words, Status status) {
            this.words = words;
            this.status = status;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** Its color and icon. */
        public Status status() {
            return status;
        }
    }

    /** The verdict and its reason. */
    public record Value(ModePicture picture, Verdict verdict, String why) {}

    private final ProductKey key;
    private final ReadOnlyObjectWrapper<Value> value;

    VerdictRow(ProductKey key, Value first) {
        this.key = key;
        value = new ReadOnlyObjectWrapper<>(first);
    }

    /** Which product on which server. */
    public ProductKey key() {
        return key;
    }

    /** The newest verdict. */
    public ReadOnlyObjectProperty<Value> value() {
        return value.getReadOnlyProperty();
    }

    void show(Value newest) {
        value.set(newest);
    }
}
