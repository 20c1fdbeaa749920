package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Set<String> KNOWN = Set.of("--name", "--ca");

    private static String fault(String... words) {
        return String.valueOf(assertThrows(Options.Wrong.class, () -> Options.parse(List.of(words), KNOWN))
                .getMessage());
    }

    @Test
    void optionsAreReadWithASpaceOrAnEqualsSignAndWordsInOrder() throws Exception {
        var options = Options.parse(List.of("one", "--name", "db1", "two", "--ca=/srv/ca=1"), KNOWN);
        assertEquals(Optional.of("db1"), options.get("--name"));
        assertEquals(Optional.of("/srv/ca=1"), options.get("--ca"));
        assertEquals(List.of("one", "two"), options.words());
        assertEquals(Optional.empty(), Options.parse(List.of(), KNOWN).get("--name"));
    }

    @Test
    void anUnknownOptionIsNamedWithTheLikelyOne() {
        assertEquals("unknown option \"--nmae\"; did you mean --name?", fault("--nmae", "db1"));
        assertEquals("unknown option \"--verbose\"", fault("--verbose"));
    }

    @Test
    void anOptionHasOneValue() {
        assertEquals("--name needs a value", fault("--name"));
        assertEquals("--name is given twice", fault("--name", "a", "--name=b"));
        assertEquals("--name has 1 to 4096 characters and no control characters", fault("--name="));
        assertEquals("--name has 1 to 4096 characters and no control characters", fault("--name", "a\nb"));
    }

    @Test
    void aValueOf4096CharactersIsReadAndOneMoreIsNot() throws Exception {
        String longest = "x".repeat(4096);
        assertEquals(
                Optional.of(longest),
                Options.parse(List.of("--name", longest), KNOWN).get("--name"));
        assertEquals("--name has 1 to 4096 characters and no control characters", fault("--name", longest + "x"));
        assertEquals("a word has 1 to 4096 characters and no control characters", fault(longest + "x"));
    }

    @Test
    void whatIsOneIsSaidOnce() throws Exception {
        assertEquals("x", Options.parse(List.of("x"), KNOWN).one("--ca", "usage"));
        assertEquals("x", Options.parse(List.of("--ca", "x"), KNOWN).one("--ca", "usage"));
        for (List<String> wrong : List.of(List.<String>of(), List.of("x", "y"), List.of("x", "--ca", "y"))) {
            var options = Options.parse(wrong, KNOWN);
            assertThrows(Options.Wrong.class, () -> options.one("--ca", "usage"));
        }
    }

    @Test
    void whatIsShownBackObeysNobody() {
        assertEquals("unknown option \"--a?[31mb?c\"", fault("--a\u001b[31mb\u202ec"));
        assertEquals("unknown option \"--" + "y".repeat(58) + "\u2026\"", fault("--" + "y".repeat(10_000_000)));
    }
}
