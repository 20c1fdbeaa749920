package org.seatkeeper.client.console;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** Walks a scene and names what nobody should have to live with: nameless controls, cut text, faint text. */
final class Inspector {
    static final double CONTRAST = 4.5;

    private final List<String> offenses = new ArrayList<>();

    private Inspector() {}

    /** Every offense of the scene, in words; none in a good one. */
    static List<String> offenses(Scene scene, Color canvas) {
        Inspector inspector = new Inspector();
        inspector.walk(scene.getRoot(), canvas, false);
        return inspector.offenses;
    }

    private void walk(Node node, Color behind, boolean disabled) {
        if (!node.isVisible() || node.getStyleClass().contains("scrim")) {
            return;
        }
        boolean off = disabled || node.isDisabled();
        Color ground = ground(node, behind);
        if (node instanceof Control control) {
            named(control);
        }
        if (node instanceof Labeled labeled) {
            cut(labeled);
        }
        if (node instanceof Text text && !off && !text.getText().isBlank() && !icon(text)) {
            contrast(text, ground);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, ground, off));
        }
    }

    /** The color that text on this node stands on: the topmost opaque fill. */
    private static Color ground(Node node, Color behind) {
        if (node instanceof Region region && region.getBackground() != null) {
            Color ground = behind;
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    ground = over(color, ground);
                }
            }
            return ground;
        }
        return behind;
    }

    private static Color over(Color color, Color below) {
        double share = color.getOpacity();
        return Color.color(
                color.getRed() * share + below.getRed() * (1 - share),
                color.getGreen() * share + below.getGreen() * (1 - share),
                color.getBlue() * share + below.getBlue() * (1 - share));
    }

    private void named(Control control) {
        if (!control.isFocusTraversable() || control instanceof ScrollBar) {
            return;
        }
        boolean spoken = control.getAccessibleText() != null
                && !control.getAccessibleText().isBlank();
        boolean written = control instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
        boolean inner = control instanceof TextField && control.getParent() instanceof Control;
        if (!spoken && !written && !inner) {
            offenses.add("no accessible name: " + words(control));
        }
    }

    private void cut(Labeled labeled) {
        if (labeled.isTextTruncated() && labeled.getTooltip() == null && labeled.getWidth() > 0) {
            offenses.add("cut without a tooltip: " + labeled.getText());
        }
    }

    private void contrast(Text text, Color ground) {
        if (text.getFill() instanceof Color ink && text.getOpacity() == 1) {
            double contrast = contrast(over(ink, ground), ground);
            if (contrast < CONTRAST) {
                offenses.add("contrast %.1f: %s (%s on %s)".formatted(contrast, text.getText(), ink, ground));
            }
        }
    }

    private static boolean icon(Text text) {
        return text.getText().codePoints().allMatch(c -> c >= 0xE000);
    }

    private static String words(Node node) {
        return node.getClass().getSimpleName() + " " + node.getStyleClass();
    }

    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
