package org.seatkeeper.agent.main;

import java.util.Collection;
import java.util.Comparator;

/** Words of a person, shown back to them. */
final class Words {
    private static final int SHOWN_MAX = 60;

    /** As many slips of the finger still make a word a likely one. */
    private static final int SLIPS_MAX = 2;

    private Words() {}

    /** A word in quotes, shortened, without anything that a terminal would obey or that turns the writing around. */
    static String shown(String word) {
        var shown = new StringBuilder("\"");
        word.codePoints().limit(SHOWN_MAX).map(c -> plain(c) ? c : '?').forEach(shown::appendCodePoint);
        return shown.append(word.codePointCount(0, word.length()) > SHOWN_MAX ? "\u2026\"" : "\"")
                .toString();
    }

    /** A whole sentence, made as harmless as a word. */
    static String plain(String sentence) {
        var shown = new StringBuilder();
        sentence.codePoints().map(c -> plain(c) ? c : ' ').forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean plain(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** {@code "; did you mean X?"} where one of the known words is near enough, else nothing. */
    static String hint(String word, Collection<String> known) {
        if (word.length() > SHOWN_MAX) {
            return "";
        }
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> slips(word, candidate))
                        .thenComparing(c -> c))
                .filter(candidate -> slips(word, candidate) <= SLIPS_MAX)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    /** How many letters must be put in, left out or exchanged to make one word of the other (Levenshtein). */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
