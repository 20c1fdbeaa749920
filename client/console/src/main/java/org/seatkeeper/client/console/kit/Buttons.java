package org.seatkeeper.client.console.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** Buttons by their weight: one accent at most in a window, quiet ones everywhere else. An underscore marks the mnemonic. */
public final class Buttons {
    private Buttons() {}

    /** An act among others. */
    public static Button plain(String text, Runnable act) {
        Button button = Lay.whole(new Button(text));
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> act.run());
        return button;
    }

    /** An act among others, with its icon. */
    public static Button plain(String text, Icon icon, Runnable act) {
        Button button = plain(text, act);
        button.setGraphic(icon.node());
        return button;
    }

    /** The act that a window is for. Enter presses it. */
    public static Button main(String text, Runnable act) {
        Button button = Lay.styled(plain(text, act), "accent");
        button.setDefaultButton(true);
        return button;
    }

    /** For the one act that cannot be taken back. Enter never presses it. */
    public static Button grave(String text, Runnable act) {
        return Lay.styled(plain(text, act), "danger");
    }

    /** An act beside the matter. */
    public static Button quiet(String text, Icon icon, Runnable act) {
        return Lay.styled(plain(text, icon, act), "flat");
    }

    /** Only an icon; its name is the tooltip. */
    public static Button icon(Icon icon, String name, Runnable act) {
        Button button = Lay.styled(new Button(null, icon.node()), "flat", "icon-only");
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.setOnAction(_ -> act.run());
        return button;
    }

    /** An act inside text. */
    public static Hyperlink link(String text, Runnable act) {
        Hyperlink link = Lay.whole(new Hyperlink(text));
        link.setOnAction(_ -> act.run());
        return link;
    }
}
