package org.seatkeeper.client.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.agent.main.HostPort;
import org.seatkeeper.client.cli.Streams;

/** A demo that cannot be is refused in one line, with exit code 2, before anything is made. */
class DemoUsageTest {
    /** Nobody makes folders there, root neither. */
    private static final String NOWHERE = "/proc/nowhere";

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int run(Path temporary, String... args) {
        var out = new PrintWriter(new StringWriter());
        var err = new PrintWriter(said);
        int code = Demo.run(
                List.of(args),
                new Streams(new BufferedReader(new StringReader("")), out, err, false),
                new DemoEnv(
                        Optional.empty(),
                        Map.of(),
                        temporary,
                        InstantSource.system(),
                        new HostPort("127.0.0.1", 0),
                        Pace.USUAL),
                () -> false);
        err.flush();
        return code;
    }

    private void assertRefused(int code, String words) throws Exception {
        assertEquals(2, code, said.toString());
        assertEquals(1, said.toString().lines().count(), said.toString());
        assertTrue(said.toString().contains(words), said.toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.filter(each -> each.toString().contains("seatkeeper-")).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--servers 0, from 1 to 1000",
        "--servers 1001, from 1 to 1000",
        "--servers x, from 1 to 1000",
        "--servers, needs a value",
        "--servers 3 --servers 4, given twice",
        "--seed x, whole number",
        "--tour, needs --out DIR",
        "--out pictures, goes with --tour",
        "--speed 3, unknown option --speed",
        "now, unknown option now",
    })
    void wrongOptionsAreNamed(String args, String words) throws Exception {
        assertRefused(run(folder, args.split(" ", -1)), words);
    }

    @Test
    void aFolderForTemporaryFilesThatTakesNoneIsNamed() throws Exception {
        assertRefused(run(Path.of(NOWHERE), "--servers", "1"), NOWHERE);
    }

    @Test
    void aFolderToKeepThatIsNotEmptyIsLeftAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertRefused(run(folder, "--servers", "1", "--keep", folder.toString()), "is not empty");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFolderToKeepThatCannotBeMadeIsNamed() throws Exception {
        assertRefused(run(folder, "--servers", "1", "--keep", NOWHERE), NOWHERE);
    }

    @Test
    void aFileInThePlaceOfTheFolderToKeepIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertRefused(run(folder, "--servers", "1", "--keep", file.toString()), "mine.txt");
    }

    @Test
    void aFolderForPicturesThatCannotBeMadeIsNamed() throws Exception {
        assertRefused(run(folder, "--tour", "--out", NOWHERE), NOWHERE);
    }

    @Test
    void aFolderWhoseSocketsWouldHaveTooLongPathsIsNamed() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        assertRefused(run(deep, "--servers", "1"), "107 bytes");
        try (Stream<Path> left = Files.list(deep)) {
            assertFalse(left.findAny().isPresent());
        }
    }
}
