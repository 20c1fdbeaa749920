package org.seatkeeper.agent.main;

/**
 * The text of a TOML file and the place that has been read so far; strings are read here, in their four forms. One thread.
 *
 * <p>Source of the rules: TOML v1.0.0, sections Comment, String.
 */
final class TomlText {
    /** What {@link #peek()} gives after the last character. */
    static final char END = '\0';

    private final String text;
    private int at;
    private int line = 1;

    /** A text that is not TOML, or not the part of it that is read here. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        /** The line, from 1. */
        final int line;

        Wrong(int line, String what) {
            super(what);
            this.line = line;
        }

        /** What is wrong, in plain words. */
        String what() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Wrong where a character stands that no TOML file holds */
    TomlText(String text) throws Wrong {
        this.text = text.replace("\r\n", "\n");
        int lines = 1;
        for (int i = 0; i < this.text.length(); i++) {
            char c = this.text.charAt(i);
            if (c == '\n') {
                lines++;
            } else if ((c < ' ' && c != '\t') || c == '\u007f') {
                throw new Wrong(lines, "a control character, U+" + String.format("%04X", (int) c));
            }
        }
    }

    int line() {
        return line;
    }

    Wrong wrong(String what) {
        return new Wrong(line, what);
    }

    /** The next character, {@link #END} after the last. */
    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Takes the next character. */
    char next() {
        char c = peek();
        if (c == END) {
            return END;
        }
        at++;
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** Takes these characters where they are next. */
    boolean take(String what) {
        if (!text.startsWith(what, at)) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            next();
        }
        return true;
    }

    /** Spaces and tabs. */
    void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            next();
        }
    }

    /** Spaces, tabs, line ends and comments. */
    void blankLines() {
        while (true) {
            blanks();
            if (peek() == '#') {
                comment();
            } else if (peek() == '\n') {
                next();
            } else {
                return;
            }
        }
    }

    /** Nothing but a comment until the end of the line. */
    void lineEnd() throws Wrong {
        blanks();
        if (peek() == '#') {
            comment();
        }
        if (peek() != '\n' && peek() != END) {
            throw wrong("nothing but a comment may follow on this line, yet there is " + shown());
        }
        next();
    }

    private void comment() {
        while (peek() != '\n' && peek() != END) {
            next();
        }
    }

    /** The next character as a person reads it. */
    String shown() {
        return switch (peek()) {
            case END -> "the end of the file";
            case '\n' -> "the end of the line";
            default -> Words.shown(Character.toString(text.codePointAt(at)));
        };
    }

    /** A key without quotation marks; empty where none is next. */
    String key() {
        int from = at;
        while (inKey(peek())) {
            next();
        }
        return text.substring(from, at);
    }

    /** The characters up to the first that cannot be in a number, a date or a word. */
    String word() {
        int from = at;
        while (inKey(peek()) || peek() == '+' || peek() == '.' || peek() == ':') {
            next();
        }
        return text.substring(from, at);
    }

    private static boolean inKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** A string of any form; its quotation mark is next. */
    String string() throws Wrong {
        if (take("\"\"\"")) {
            return lines('"');
        }
        if (take("'''")) {
            return lines('\'');
        }
        return line(next());
    }

    /** The rest of a string of one line; its quotation mark has been taken. */
    private String line(char mark) throws Wrong {
        var read = new StringBuilder();
        while (true) {
            char c = peek();
            if (c == END || c == '\n') {
                throw wrong("a text begins here and does not end on this line");
            }
            next();
            if (c == mark) {
                return read.toString();
            }
            if (c == '\\' && mark == '"') {
                escape(read);
            } else {
                read.append(c);
            }
        }
    }

    /** The rest of a string of many lines; a line end right after its beginning does not count. */
    private String lines(char mark) throws Wrong {
        int began = line;
        var read = new StringBuilder();
        take("\n");
        while (true) {
            if (peek() == END) {
                throw new Wrong(began, "a text of several lines begins here and does not end");
            }
            char c = next();
            if (c == mark && peek() == mark && text.startsWith(String.valueOf(mark), at + 1)) {
                next();
                next();
                // Up to two marks may stand before the three that end it.
                for (int i = 0; i < 2 && peek() == mark; i++) {
                    read.append(next());
                }
                return read.toString();
            }
            if (c == '\\' && mark == '"') {
                if (!folded()) {
                    escape(read);
                }
            } else {
                read.append(c);
            }
        }
    }

    /** A backslash at the end of a line takes all white space up to the next character. */
    private boolean folded() {
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '\n') {
            return false;
        }
        while (peek() == ' ' || peek() == '\t' || peek() == '\n') {
            next();
        }
        return true;
    }

    private void escape(StringBuilder read) throws Wrong {
        char c = next();
        switch (c) {
            case 'b' -> read.append('\b');
            case 't' -> read.append('\t');
            case 'n' -> read.append('\n');
            case 'f' -> read.append('\f');
            case 'r' -> read.append('\r');
            case '"', '\\' -> read.append(c);
            case 'u' -> read.appendCodePoint(codePoint(4));
            case 'U' -> read.appendCodePoint(codePoint(8));
            default ->
                throw wrong(
                        "a backslash in a text is followed by one of b t n f r \" \\ u U; write \\\\ for a backslash");
        }
    }

    private int codePoint(int digits) throws Wrong {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw wrong("a backslash and u is followed by 4 hexadecimal digits, with U by 8");
            }
            next();
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw wrong("there is no character U+" + Long.toHexString(value));
        }
        return (int) value;
    }
}
