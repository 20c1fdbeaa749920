package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.theme.Theme;

class PaletteTest {
    private static String css() throws IOException {
        try (var file = Objects.requireNonNull(Theme.class.getResourceAsStream("seatkeeper.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void statusesAreReadableAndToldApartByEveryEyeInBothThemes() throws IOException {
        assertEquals(List.of(), Palette.offenses(css(), "light", Color.WHITE));
        assertEquals(List.of(), Palette.offenses(css(), "dark", Color.web("#0d1117")));
    }

    @Test
    void aFaintInkAndAFillTooNearAnotherAreFound() throws IOException {
        String faint = css().replaceFirst("-sk-ok-ink: #1f6b74", "-sk-ok-ink: #a0c0c0");
        assertEquals(1, Palette.offenses(faint, "light", Color.WHITE).size());
        String near = css().replaceFirst("-sk-limit-fill: #e3a008", "-sk-limit-fill: #d5470f");
        assertEquals(4, Palette.offenses(near, "light", Color.WHITE).size());
    }
}
