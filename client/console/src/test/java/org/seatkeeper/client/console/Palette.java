package org.seatkeeper.client.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * Reads the status colors out of the stylesheet and holds them against two limits: text has a contrast of 4.5 at least,
 * and any two fills stay apart for eyes without red, green or blue cones (Machado, Oliveira, Fernandes 2009, full severity).
 */
final class Palette {
    private static final List<String> STATUSES = List.of("ok", "limit", "over", "silent", "planned");
    private static final double TEXT_CONTRAST = 4.5;
    private static final double APART = 10;
    private static final Pattern TOKEN = Pattern.compile("(-sk-[a-z-]+):\\s*(#[0-9a-f]{6})");
    private static final Map<String, double[]> EYES = Map.of(
            "all cones", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "no red",
                    new double[] {
                        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                    },
            "no green",
                    new double[] {
                        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                    },
            "no blue",
                    new double[] {
                        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                    });

    private Palette() {}

    /** Every color of a theme that breaks a limit, in words; none in a good stylesheet. */
    static List<String> offenses(String css, String theme, Color canvas) {
        Map<String, Color> tokens = tokens(css.substring(css.indexOf("\n.sk-" + theme + " {")));
        var offenses = new ArrayList<String>();
        for (String status : STATUSES) {
            Color ink = token(tokens, status + "-ink");
            double least = Math.min(contrast(ink, canvas), contrast(ink, token(tokens, status + "-tint")));
            if (least < TEXT_CONTRAST) {
                offenses.add("%s %s: text contrast %.1f".formatted(theme, status, least));
            }
        }
        EYES.forEach((eye, matrix) -> apart(theme, eye, matrix, tokens, offenses));
        return offenses;
    }

    private static Color token(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get("-sk-" + name), name);
    }

    private static void apart(
            String theme, String eye, double[] matrix, Map<String, Color> tokens, List<String> offenses) {
        for (String one : STATUSES) {
            for (String other : STATUSES) {
                double distance = distance(
                        seen(token(tokens, one + "-fill"), matrix), seen(token(tokens, other + "-fill"), matrix));
                if (one.compareTo(other) < 0 && distance < APART) {
                    offenses.add("%s, %s: %s and %s are %.0f apart".formatted(theme, eye, one, other, distance));
                }
            }
        }
    }

    private static Map<String, Color> tokens(String block) {
        Map<String, Color> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(block.substring(0, block.indexOf('}')));
        while (matcher.find()) {
            tokens.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return tokens;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        double[] c = linear(color);
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    }

    private static double[] linear(Color color) {
        return new double[] {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /** The color as linear light, as such an eye sees it. */
    private static double[] seen(Color color, double[] m) {
        double[] c = linear(color);
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = Math.clamp(m[3 * i] * c[0] + m[3 * i + 1] * c[1] + m[3 * i + 2] * c[2], 0, 1);
        }
        return out;
    }

    /** CIE 1976 distance. */
    private static double distance(double[] one, double[] other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(double[] c) {
        double x = curve((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
        double y = curve(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
        double z = curve((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
