package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void harmlessTextStaysAsItIs() {
        for (String text : new String[] {"", "Mail Server", "Zürich", "東京", "a b", "\uD83D\uDE00", "العربية"}) {
            assertEquals(text, Words.clean(text, 100));
        }
    }

    @Test
    void whatMovesTurnsOrHidesIsReplaced() {
        assertEquals("a\uFFFD[2Jb", Words.clean("a\033[2Jb", 100));
        assertEquals("a\uFFFDb", Words.clean("a\u202Eb", 100));
        assertEquals("a\uFFFDb", Words.clean("a\u2066b", 100));
        assertEquals("a\uFFFDb", Words.clean("a\u200Fb", 100));
        assertEquals("a\uFFFDb", Words.clean("a\u200Bb", 100));
        assertEquals("a\uFFFDb", Words.clean("a\nb", 100));
        assertEquals("a\uFFFDb", Words.clean("a\u2028b", 100));
        assertEquals("a\uFFFDb", Words.clean("a\u009Bb", 100));
        assertEquals("a\uFFFDb", Words.clean("a\uD800b", 100));
        assertEquals("a\nb", Words.cleanLines("a\nb", 100));
    }

    @Test
    void textIsCutAtItsBoundByCodePoints() {
        assertEquals("abc", Words.clean("abc", 3));
        assertEquals("abc\u2026", Words.clean("abcd", 3));
        assertEquals("\uD83D\uDE00\uD83D\uDE00\u2026", Words.clean("\uD83D\uDE00".repeat(3), 2));
        assertEquals(11, Words.clean("x".repeat(10_000_000), 10).length());
    }
}
