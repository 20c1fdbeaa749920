package org.seatkeeper.client.console.kit;

import java.util.Locale;
import javafx.scene.control.Label;

/** Text in the five sizes of the type scale, and numbers as text. */
public final class Words {
    /** What stands where a figure does not apply. An unknown is never 0. */
    public static final String NONE = "\u2014";

    /** Between two facts on one line. */
    public static final String DOT = "  \u00b7  ";

    private Words() {}

    /** 18 px. */
    public static Label title(String text) {
        return Lay.styled(new Label(text), "t-title");
    }

    /** 15 px. */
    public static Label section(String text) {
        return Lay.styled(new Label(text), "t-section");
    }

    /** 13 px. */
    public static Label body(String text) {
        return new Label(text);
    }

    /** 13 px, stronger. */
    public static Label strong(String text) {
        return Lay.styled(new Label(text), "t-strong");
    }

    /** 13 px, quieter. */
    public static Label muted(String text) {
        return Lay.styled(new Label(text), "t-muted");
    }

    /** 12 px, quieter. */
    public static Label small(String text) {
        return Lay.styled(new Label(text), "t-small");
    }

    /** 24 px, for one number. */
    public static Label figure(String text) {
        return Lay.styled(new Label(text), "t-figure");
    }

    /** Commands and codes. */
    public static Label mono(String text) {
        return Lay.styled(new Label(text), "t-mono");
    }

    /** A paragraph that breaks into lines. */
    public static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /** Three digits to a group, a real minus sign. */
    public static String number(long value) {
        return String.format(Locale.US, "%,d", value).replace('-', '\u2212');
    }

    /** As {@link #number}, with a plus where it grows. */
    public static String signed(long value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    /** {@code 1 license}, {@code 40 licenses}. */
    public static String count(long value, String one) {
        return number(value) + " " + (value == 1 ? one : one + "s");
    }
}
