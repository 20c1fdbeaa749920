package org.seatkeeper.client.console.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard of the desktop, for text. JavaFX thread. */
public final class Clips {
    private Clips() {}

    /** Replaces what is there. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
