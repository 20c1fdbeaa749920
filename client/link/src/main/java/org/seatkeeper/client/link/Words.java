package org.seatkeeper.client.link;

/** Makes text from elsewhere harmless to show: nothing in it moves the cursor, turns the direction of writing, or hides. */
public final class Words {
    private static final char REPLACEMENT = '\uFFFD';

    private Words() {}

    /**
     * One line of harmless text. Control characters, line and paragraph separators, marks that turn the direction of
     * writing, other invisible format characters and unpaired surrogates become U+FFFD.
     *
     * @param max most code points kept; a longer text ends with an ellipsis
     */
    public static String clean(String text, int max) {
        return clean(text, max, false);
    }

    /** Harmless text of several lines: line feeds stay. */
    public static String cleanLines(String text, int max) {
        return clean(text, max, true);
    }

    private static String clean(String text, int max, boolean lines) {
        if (text.length() <= max && plain(text)) {
            return text;
        }
        var clean = new StringBuilder(Math.min(text.length(), max + 1));
        int kept = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (kept == max) {
                return clean.append('\u2026').toString();
            }
            clean.appendCodePoint((c == '\n' && lines) || !harmful(c) ? c : REPLACEMENT);
            kept++;
            i += Character.charCount(c);
        }
        return clean.toString();
    }

    /** Almost every text is; every text of every reply comes by here, so it is asked without a stream. */
    private static boolean plain(String text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character could deceive or disturb whoever reads it. */
    public static boolean harmful(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
