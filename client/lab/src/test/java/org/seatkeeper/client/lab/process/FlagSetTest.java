package org.seatkeeper.client.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Agents of the lab run as the launcher would run them. */
class FlagSetTest {
    private static final Path LAUNCHER = Path.of("..", "cli", "src", "main", "sh", "start.sh");

    @Test
    void theFlagSetsAreThoseOfTheLauncher() throws IOException {
        List<String> lines = Files.readAllLines(LAUNCHER);
        assertEquals(String.join(" ", FlagSet.COMMON), quoted(lines, "common_flags", '\''));
        for (FlagSet set : FlagSet.values()) {
            assertEquals(
                    String.join(" ", set.own()) + " $common_flags",
                    quoted(lines, set.name().toLowerCase(Locale.ROOT) + "_flags", '"'));
        }
    }

    private static String quoted(List<String> lines, String name, char quote) {
        String line = lines.stream()
                .filter(each -> each.startsWith(name + "=" + quote))
                .findFirst()
                .orElseThrow();
        return line.substring(name.length() + 2, line.lastIndexOf(quote));
    }
}
