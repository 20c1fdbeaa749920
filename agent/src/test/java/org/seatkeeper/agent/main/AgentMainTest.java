package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words behind {@code seatkeeper agent} and {@code seatkeeper ca} before any verb takes over. */
class AgentMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String words) {
        return AgentMain.run(
                List.of(words.split(" ", -1)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent --help",
                "agent -h",
                "agent init --help",
                "agent init -h",
                "agent run --help",
                "ca --help",
                "ca init --help"
            })
    void helpIsGivenWhereverItIsAskedFor(String words) {
        assertEquals(0, run(words), err::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("seatkeeper agent init DIR"), out::toString);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "agent start", "ca", "ca make", "other"})
    void whatIsNoVerbIsWrongUsageAndShowsThem(String words) {
        assertEquals(2, run(words));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("seatkeeper agent init DIR"), err::toString);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }
}
