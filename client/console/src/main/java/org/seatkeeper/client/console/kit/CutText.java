package org.seatkeeper.client.console.kit;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Gives text that does not fit its whole self as a tooltip, and takes it away once it fits. */
public final class CutText {
    private CutText() {}

    /** Watches this label, cell or button from now on. */
    public static <L extends Labeled> L watch(L labeled) {
        labeled.textTruncatedProperty().subscribe(cut -> tip(labeled, cut));
        labeled.textProperty().subscribe(_ -> tip(labeled, labeled.isTextTruncated()));
        return labeled;
    }

    private static void tip(Labeled labeled, boolean cut) {
        labeled.setTooltip(cut ? new Tooltip(labeled.getText()) : null);
    }
}
