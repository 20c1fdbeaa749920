package org.seatkeeper.client.console.theme;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Dresses every scene of the console in the theme of the moment, and again when it changes. JavaFX thread only. */
public final class Look {
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();
    private Theme theme;

    /** A look that stays until {@link #show}. */
    public Look(Theme theme) {
        this.theme = theme;
        Application.setUserAgentStylesheet(theme.userAgentStylesheet());
    }

    /** Follows the desktop: dark while it prefers dark. */
    public void follow(ObservableValue<Boolean> dark) {
        show(dark.getValue() ? Theme.DARK : Theme.LIGHT);
        dark.subscribe(isDark -> show(isDark ? Theme.DARK : Theme.LIGHT));
    }

    /** Gives this scene our stylesheets and theme. It is not kept alive. */
    public void dress(Scene scene) {
        scenes.removeIf(kept -> kept.get() == null);
        scenes.add(new WeakReference<>(scene));
        scene.getStylesheets().setAll(Theme.stylesheets());
        mark(scene);
    }

    /** Changes every dressed scene to this theme. */
    public void show(Theme newest) {
        theme = newest;
        Application.setUserAgentStylesheet(newest.userAgentStylesheet());
        for (WeakReference<Scene> kept : scenes) {
            Scene scene = kept.get();
            if (scene != null) {
                mark(scene);
            }
        }
    }

    /** What is shown now. */
    public Theme theme() {
        return theme;
    }

    private void mark(Scene scene) {
        List<String> classes = scene.getRoot().getStyleClass();
        for (Theme each : Theme.values()) {
            classes.remove(each.styleClass());
        }
        classes.add(theme.styleClass());
    }
}
