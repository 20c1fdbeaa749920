package org.seatkeeper.client.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleOptionsTest {
    @Test
    void aProfileAndAFolderCanBeNamed() {
        assertEquals(
                new ConsoleOptions("halden", Optional.of(Path.of("out"))),
                ConsoleOptions.parse(List.of("--render", "out", "--profile", "halden")));
        assertEquals(new ConsoleOptions("default", Optional.empty()), ConsoleOptions.parse(List.of()));
    }

    @Test
    void anythingElseIsSaidInASentence() {
        assertEquals("there is no option --colour", wrong("--colour", "red"));
        assertEquals("--profile needs a value after it", wrong("--profile"));
        assertEquals("what does servers mean?", wrong("servers"));
    }

    private static String wrong(String... words) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ConsoleOptions.parse(List.of(words)))
                .getMessage());
    }
}
