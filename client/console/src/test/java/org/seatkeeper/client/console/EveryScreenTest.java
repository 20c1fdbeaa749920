package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.console.gallery.PicturesView;
import org.seatkeeper.client.console.theme.Theme;

@ExtendWith(Toolkit.class)
class EveryScreenTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @ParameterizedTest
    @CsvSource({"1024, 700, small", "2048, 1400, large"})
    void everyScreenCanBeReadAndReachedLightAndDark(double width, double height, String folder) throws Exception {
        var screens = Toolkit.run(() -> new Screens(PICTURES.resolve(folder), width, height));
        var found = new ArrayList<String>();
        for (var screen : screens.all().entrySet()) {
            found.addAll(Toolkit.run(
                    () -> offenses(screens, screen.getKey(), screen.getValue().get())));
        }
        assertEquals(List.of(), found);
    }

    private static List<String> offenses(Screens screens, String name, Scene scene) throws Exception {
        var found = new ArrayList<String>();
        for (Theme theme : Theme.values()) {
            screens.look().show(theme);
            screens.pictures().write(name, scene, theme);
            Inspector.offenses(scene, canvas(theme)).stream()
                    .distinct()
                    .forEach(offense -> found.add(name + " " + theme.word() + ": " + offense));
        }
        return found;
    }

    private static Color canvas(Theme theme) {
        return theme == Theme.LIGHT ? Color.WHITE : Color.web("#0d1117");
    }

    @Test
    void aControlWithoutANameIsFound() throws Exception {
        assertPlanted("no accessible name", new VBox(new Button()));
    }

    @Test
    void aCutTextWithoutATooltipIsFound() throws Exception {
        Label cut = new Label("A text that is much wider than its box");
        cut.setMaxWidth(40);
        assertPlanted("cut without a tooltip", new VBox(cut));
    }

    @Test
    void aFaintTextIsFound() throws Exception {
        Label faint = new Label("Faint");
        faint.setStyle("-fx-text-fill: #cccccc;");
        assertPlanted("contrast", new VBox(faint));
    }

    private static void assertPlanted(String offense, VBox planted) throws Exception {
        List<String> found = Toolkit.run(() -> {
            var screens = new Screens(PICTURES, 400, 300);
            Scene scene = new Scene(planted, 400, 300);
            screens.look().dress(scene);
            PicturesView.settle(scene);
            return Inspector.offenses(scene, Color.WHITE);
        });
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().startsWith(offense), found.toString());
    }
}
