package org.seatkeeper.client.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.text.Font;

/** Light or dark: the AtlantaFX theme below, the bridge for ControlsFX, our own tokens above. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

    private static final List<String> FONTS = List.of(
            "IBMPlexSans-Regular.woff",
            "IBMPlexSans-Medium.woff",
            "IBMPlexSans-SemiBold.woff",
            "IBMPlexMono-Regular.woff");

    private final String atlanta;

    Theme(String atlanta) {
        this.atlanta = atlanta;
    }

    /** The stylesheet under all others, for the whole toolkit. */
    String userAgentStylesheet() {
        return atlanta;
    }

    /** The stylesheets of every scene, in order. */
    static List<String> stylesheets() {
        return List.of(resource("controlsfx-on-atlantafx.css"), resource("seatkeeper.css"));
    }

    /** The style class on the root of every scene, under which the stylesheet keeps the tokens of this theme. */
    public String styleClass() {
        return "sk-" + word();
    }

    /** {@code light} or {@code dark}: part of file names of pictures. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without them the desktop's own font is used: nothing else changes. */
    public static void loadFonts() {
        FONTS.forEach(font -> Font.loadFont(resource("fonts/" + font), 13));
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
