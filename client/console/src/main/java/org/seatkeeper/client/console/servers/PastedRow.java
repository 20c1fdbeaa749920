package org.seatkeeper.client.console.servers;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/** One line of a pasted list, and how far it came. */
public final class PastedRow {
    /** What the row shows. */
    public record Value(Pasted.Line line, Status status, String state, String authority) {}

    private final ReadOnlyObjectWrapper<Value> value;
    private Optional<Met> met = Optional.empty();
    private boolean added;

    PastedRow(Pasted.Line line) {
        value = new ReadOnlyObjectWrapper<>(new Value(line, Status.SCHEDULED, "Asking\u2026", ""));
    }

    /** The newest value. */
    public ReadOnlyObjectProperty<Value> value() {
        return value.getReadOnlyProperty();
    }

    Pasted.Line line() {
        return value.get().line();
    }

    /** Who was met; absent before, and once added. */
    Optional<Met> met() {
        return met;
    }

    boolean isAdded() {
        return added;
    }

    void show(Edited<Met> answer) {
        switch (answer) {
            case Edited.Made<Met>(Met who) -> {
                met = Optional.of(who);
                value.set(new Value(
                        line(),
                        Status.OK,
                        "Answered",
                        who.authorityName() + ", "
                                + who.fingerprint()
                                        .substring(
                                                0,
                                                Math.min(23, who.fingerprint().length()))));
            }
            case Edited.Failed<Met>(String cause, String remedy) ->
                value.set(new Value(line(), Status.OVER, "Not met", cause + "; " + remedy));
        }
    }

    void added(Edited<ServerName> answer) {
        met = Optional.empty();
        switch (answer) {
            case Edited.Made<ServerName> _ -> {
                added = true;
                value.set(new Value(line(), Status.OK, "Added", value.get().authority()));
            }
            case Edited.Failed<ServerName>(String cause, String remedy) ->
                value.set(new Value(line(), Status.OVER, "Not added", cause + "; " + remedy));
        }
    }
}
