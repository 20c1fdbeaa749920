package org.seatkeeper.client.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.client.link.Profile;

/**
 * What stands on the command line of the console.
 *
 * @param profile whose servers are shown
 * @param renderTo where pictures are written instead of opening a window
 */
public record ConsoleOptions(String profile, Optional<Path> renderTo) {
    /** What to type, for whoever typed something else. */
    public static final String USAGE = """
            seatkeeper console [--profile NAME] [--render DIR]
              --profile NAME  the servers and credentials to use (default: default)
              --render DIR    draw every screen to PNG files in DIR, with no display, and exit""";

    /**
     * Reads the words after {@code console}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static ConsoleOptions parse(List<String> words) {
        String profile = Profile.DEFAULT_NAME;
        Optional<Path> render = Optional.empty();
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        word.startsWith("--") ? word + " needs a value after it" : "what does " + word + " mean?");
            }
            String value = words.get(i + 1);
            switch (word) {
                case "--profile" -> profile = value;
                case "--render" -> render = Optional.of(path(value));
                default -> throw new IllegalArgumentException("there is no option " + word);
            }
        }
        return new ConsoleOptions(profile, render);
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException("--render needs a folder: " + notAPath.getReason(), notAPath);
        }
    }
}
