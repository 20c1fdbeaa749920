package org.seatkeeper.client.console.kit;

import javafx.scene.control.Label;
import org.seatkeeper.client.fleet.Status;

/** A status as icon and word, in the status's ink. Never the icon alone, never the color alone. */
public final class StatusLabel extends Label {
    /** Nothing yet; {@link #show} fills it. For cells, which outlive what they show. */
    public StatusLabel() {
        getStyleClass().add("status");
    }

    /** With the status's own word. */
    public StatusLabel(Status status) {
        this(status, status.words());
    }

    /** With more exact words, such as an amount. */
    public StatusLabel(Status status, String words) {
        this();
        show(status, words);
    }

    /** Shows another status in the same place. */
    public void show(Status status, String words) {
        setText(words);
        setGraphic(Icon.of(status).node());
        for (Status each : Status.values()) {
            getStyleClass().remove(StatusStyle.of(each));
        }
        getStyleClass().add(StatusStyle.of(status));
    }
}
