package org.seatkeeper.client.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void optionsAreReadByName() {
        Options options = Options.read(List.of("--seed", "-7", "--cycles", "3"), "--cycles", "--seed", "--out");
        assertEquals(3, options.number("--cycles", 1));
        assertEquals(-7, options.seed("--seed", () -> 1));
        assertEquals(Optional.empty(), options.text("--out"));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertWrong("unknown option --sed; there are --seed", "--sed", "1");
        assertWrong("--seed needs a value", "--seed");
        assertWrong("--seed is given twice", "--seed", "1", "--seed", "2");
        assertWrong("--seed needs a number", "--seed", "x");
    }

    private static void assertWrong(String words, String... args) {
        var fault = assertThrows(
                IllegalArgumentException.class,
                () -> Options.read(List.of(args), "--seed").seed("--seed", () -> 1));
        assertEquals(words, fault.getMessage());
    }
}
