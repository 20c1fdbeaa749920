package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** Source of the rules: TOML v1.0.0. */
class TomlReaderTest {
    /** Pieces of files, good and bad, from which the comparison builds its own. */
    private static final List<String> PIECES = List.of(
            "a = 1",
            "b = \"x\"",
            "a.b = true",
            "c = [1, 2,\n 3,]",
            "d = { e = 1, f.g = 'y' }",
            "[a]",
            "[a.b]",
            "[ c . \"d e\" ]",
            "s = \"\"\"\none\\\n   two\"\"\"",
            "l = '''\nraw \\ ''two'''",
            "n = 0x1F",
            "n = -17_000",
            "n = 01",
            "u = \"\\u00e9\\U0001F600\"",
            "u = \"\\q\"",
            "# only a comment",
            "x = 1 # after",
            "x = 1 2",
            "\"quoted key\" = false",
            "'k' = +5",
            "f = 1.5",
            "f = -0.5e-1_0",
            "f = 1e3",
            "f = 01.5",
            "f = 1e_3",
            "m = [[1], [\"a\", []]]",
            "e = []",
            "t = {}",
            "[a.c.d]",
            "x =",
            "= 1",
            "[",
            "[]",
            "x = \"open",
            "y = [1",
            "z = {a = 1",
            "9 = 9",
            "-_ = 0b101",
            "o = 0o17",
            "q = \"\"\"\"two marks\"\"\"\"",
            "a.b.c = 9",
            "[d.f]",
            "w = 1__0",
            "w = _1",
            "w = 9223372036854775807",
            "w = 9223372036854775808");

    private static final String ALPHABET = "ab=[]{}\"'\\#., \n\t01_-+xu";

    private static TomlTable read(String text) throws TomlText.Wrong {
        return TomlReader.read(text);
    }

    @Test
    void readsTextsNumbersWordsListsAndTablesEachWithTheLineOfItsKey() throws Exception {
        TomlTable file = read("""
                # A comment
                listen = "[::1]:7443" # and one more
                count = 1_000
                on = true
                names = [
                  "ann", # first
                  'ben',
                ]

                [policy]
                text = '''
                two
                lines'''
                deep.er = 0x10
                """);
        assertEquals(
                "{listen=[::1]:7443, count=1000, on=true, names=[ann, ben], policy={text=two\nlines, deep={er=16}}}",
                plain(file).toString());
        assertEquals(
                List.of(2, 3, 4, 5, 10),
                file.keySet().stream().map(file::lineOf).toList());
        TomlTable policy = file.get("policy", TomlTable.class).orElseThrow();
        assertEquals(14, policy.lineOf("deep"));
        assertEquals(10, policy.lineOf("nothing"), "a table's own line where a key lacks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = 1.              | 1 | \"1.\" is no value",
                "x = inf             | 1 | \"inf\" is no value",
                "x = 2026-11-24      | 1 | \"2026-11-24\" is no value",
                "x = yes             | 1 | \"yes\" is no value",
                "[[x]]               | 1 | a list of tables",
                "x = 1\\nx = 2       | 2 | \"x\" is set twice; the first time on line 1",
                "[a]\\n[b]\\n[a]     | 3 | \"a\" is set twice; the first time on line 1",
                "x = \"open          | 1 | a text begins here",
                "\\nx = '''open\\n\\n | 2 | a text of several lines begins here",
                "x = [1\\ny = 2      | 2 | the list that begins on line 1",
                "x = { a = 1\\n}     | 1 | a table in braces",
                "x 1                 | 1 | a key is followed by =",
                "x = 1 y = 2         | 1 | nothing but a comment may follow",
                "x = \"\\q\"         | 1 | a backslash in a text",
                "x = \"\\ud800\"     | 1 | there is no character U+d800",
                "x = 9223372036854775808 | 1 | is a number beyond 64 bits",
                "x = 012             | 1 | \"012\" is no value",
                "[a                  | 1 | a header ends with ]",
            })
    void whatIsWrongIsSaidWithItsLine(String text, int line, String words) {
        var wrong = assertThrows(TomlText.Wrong.class, () -> read(text.replace("\\n", "\n")));
        assertEquals(line, wrong.line, wrong.what());
        assertTrue(wrong.what().contains(words), wrong.what());
    }

    @Test
    void aControlCharacterIsNamedByItsLine() {
        var wrong = assertThrows(TomlText.Wrong.class, () -> read("a = 1\nb = \"\u0007\""));
        assertEquals(2, wrong.line);
        assertTrue(wrong.what().contains("U+0007"), wrong.what());
    }

    @Test
    void listsWithinListsEndAtTheLimit() throws Exception {
        int most = TomlReader.DEPTH_MAX;
        var _ = read("x = " + "[".repeat(most - 1) + "1" + "]".repeat(most - 1));
        assertThrows(TomlText.Wrong.class, () -> read("x = " + "[".repeat(most) + "1" + "]".repeat(most)));
        assertThrows(TomlText.Wrong.class, () -> read("x = " + "[".repeat(1_000_000)));
        assertThrows(TomlText.Wrong.class, () -> read("x = " + "{a=".repeat(1_000_000)));
    }

    @Test
    void whatItReadsAnotherReaderReadsAlikeAndWhatItRefusesIsRefusedOrLeftOutOnPurpose() {
        long seed = Long.getLong("seatkeeper.seed", 20_261_124);
        var random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 5_000; round++) {
            String text = document(random);
            String where = "seed " + seed + ", round " + round + ":\n" + text;
            TomlParseResult other = otherReader(text);
            if (other == null) {
                continue;
            }
            try {
                TomlTable ours = read(text);
                assertTrue(!other.hasErrors(), () -> where + "\nonly ours reads it: " + other.errors());
                assertEquals(plainOther(other), plain(ours), where);
                read++;
            } catch (TomlText.Wrong e) {
                boolean onPurpose = e.what().contains("is no value") || e.what().contains("list of tables");
                assertTrue(other.hasErrors() || onPurpose, () -> where + "\nonly ours refuses it: " + e.what());
            }
        }
        assertTrue(read > 500, "too few files were good to say anything: " + read);
    }

    /** What the other reader says; null where it gives up on itself. */
    private static @Nullable TomlParseResult otherReader(String text) {
        try {
            return Toml.parse(text);
        } catch (AssertionError | RuntimeException e) {
            return null;
        }
    }

    private static String document(Random random) {
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            lines.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        var text = new StringBuilder(String.join(random.nextInt(8) == 0 ? "\r\n" : "\n", lines));
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.setCharAt(at, c);
                default -> text.deleteCharAt(at);
            }
            if (text.isEmpty()) {
                text.append('#');
            }
        }
        return text.toString();
    }

    private static Object plain(Object value) {
        if (value instanceof TomlTable table) {
            Map<String, Object> plain = new LinkedHashMap<>();
            table.keySet()
                    .forEach(key ->
                            plain.put(key, plain(table.get(key, Object.class).orElseThrow())));
            return plain;
        }
        return value instanceof List<?> list
                ? list.stream().map(TomlReaderTest::plain).toList()
                : value;
    }

    private static Object plainOther(Object value) {
        if (value instanceof org.tomlj.TomlTable table) {
            Map<String, Object> plain = new LinkedHashMap<>();
            table.keySet().forEach(key -> plain.put(key, plainOther(table.get(List.of(key)))));
            return plain;
        }
        return value instanceof TomlArray list
                ? list.toList().stream().map(TomlReaderTest::plainOther).toList()
                : value;
    }
}
