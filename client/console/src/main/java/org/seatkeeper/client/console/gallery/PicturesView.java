package org.seatkeeper.client.console.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Png;
import org.seatkeeper.client.console.theme.Look;
import org.seatkeeper.client.console.theme.Theme;

/** Writes a window, with dialogs over it or without, to PNG files: once light, once dark. JavaFX thread. */
public final class PicturesView {
    private static final int LAYOUTS = 3;

    private final Path folder;
    private final Look look;
    private final double width;
    private final double height;

    /**
     * Pictures into a folder.
     *
     * @param folder is made where it is missing
     * @param width of each picture, px; as height
     */
    public PicturesView(Path folder, Look look, double width, double height) {
        this.folder = folder;
        this.look = look;
        this.width = width;
        this.height = height;
    }

    /** Puts a window and dialogs over it into a dressed scene of the size of the pictures. */
    public Scene scene(Region window, List<DialogContent> dialogs) {
        Scene scene = new Scene(new FramedView(window, dialogs), width, height);
        look.dress(scene);
        settle(scene);
        return scene;
    }

    /** Writes NAME-light.png and NAME-dark.png. */
    public void write(String name, Scene scene) throws IOException {
        for (Theme theme : Theme.values()) {
            write(name, scene, theme);
        }
    }

    /** Writes NAME-THEME.png. */
    public void write(String name, Scene scene, Theme theme) throws IOException {
        look.show(theme);
        settle(scene);
        write(scene.snapshot(null), name + "-" + theme.word() + ".png");
    }

    /** Styles and lays out until nothing moves any more: virtual lists need more than one turn. */
    public static void settle(Scene scene) {
        for (int i = 0; i < LAYOUTS; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private void write(WritableImage image, String file) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(file), Png.of(image));
    }
}
