package org.seatkeeper.agent.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.seatkeeper.agent.main.TomlTable.Kind;

/**
 * Reads what a configuration of Seatkeeper is written in: TOML v1.0.0 without dates, infinity and lists of tables, which
 * no key takes; these are refused by name. Everything it takes it reads as TOML does (a test compares it with another
 * reader). It is our own since every agent reads its configuration at every start, and a grammar's whole machinery stays
 * in memory for as long as the agent lives (docs/decisions/0002).
 */
final class TomlReader {
    /** Lists and tables in braces within each other, at most. */
    static final int DEPTH_MAX = 16;

    private static final Pattern FRACTION = Pattern.compile(
            "[+-]?(0|[1-9](_?[0-9])*)(\\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?|[eE][+-]?[0-9](_?[0-9])*)");

    private final TomlText text;
    private final TomlTable root = new TomlTable(Kind.HEADED, 1);

    private TomlReader(TomlText text) {
        this.text = text;
    }

    /** The file as a table. @throws TomlText.Wrong at the first line that is wrong */
    static TomlTable read(String text) throws TomlText.Wrong {
        var reader = new TomlReader(new TomlText(text));
        reader.file();
        return reader.root;
    }

    private void file() throws TomlText.Wrong {
        TomlTable table = root;
        while (true) {
            text.blankLines();
            if (text.peek() == TomlText.END) {
                return;
            }
            if (text.peek() == '[') {
                table = header();
            } else {
                pair(table, DEPTH_MAX);
            }
            text.lineEnd();
        }
    }

    private TomlTable header() throws TomlText.Wrong {
        int line = text.line();
        text.next();
        if (text.peek() == '[') {
            throw text.wrong("a list of tables, [[...]], has no meaning here");
        }
        List<String> path = keys();
        if (text.next() != ']') {
            throw new TomlText.Wrong(line, "a header ends with ]");
        }
        TomlTable table = root;
        for (String key : path.subList(0, path.size() - 1)) {
            table = within(table, key, Kind.IMPLIED, line);
        }
        String last = path.getLast();
        TomlTable known = table.get(last, TomlTable.class).orElse(null);
        if (known != null && known.kind() == Kind.IMPLIED) {
            known.headed();
            return known;
        }
        var made = new TomlTable(Kind.HEADED, line);
        add(table, last, made, line);
        return made;
    }

    /** The table of that key, made where there is none. */
    private static TomlTable within(TomlTable table, String key, Kind kind, int line) throws TomlText.Wrong {
        if (!table.contains(key)) {
            var made = new TomlTable(kind, line);
            add(table, key, made, line);
            return made;
        }
        TomlTable known = table.get(key, TomlTable.class).orElse(null);
        boolean open =
                known != null && (kind == Kind.DOTTED ? known.kind() == Kind.DOTTED : known.kind() != Kind.INLINE);
        if (known == null || !open) {
            throw twice(table, key, line);
        }
        return known;
    }

    private static void add(TomlTable table, String key, Object value, int line) throws TomlText.Wrong {
        if (!table.add(key, value, line)) {
            throw twice(table, key, line);
        }
    }

    private static TomlText.Wrong twice(TomlTable table, String key, int line) {
        return new TomlText.Wrong(
                line, Words.shown(key) + " is set twice; the first time on line " + table.lineOf(key));
    }

    private void pair(TomlTable table, int depth) throws TomlText.Wrong {
        int line = text.line();
        List<String> path = keys();
        if (text.peek() != '=') {
            throw text.wrong("a key is followed by = and its value, yet there is " + text.shown());
        }
        text.next();
        text.blanks();
        TomlTable inner = table;
        for (String key : path.subList(0, path.size() - 1)) {
            inner = within(inner, key, Kind.DOTTED, line);
        }
        add(inner, path.getLast(), value(depth), line);
    }

    /** One key, or several with dots between; the blanks after it are taken. */
    private List<String> keys() throws TomlText.Wrong {
        var path = new ArrayList<String>();
        while (true) {
            text.blanks();
            path.add(key());
            text.blanks();
            if (text.peek() != '.') {
                return path;
            }
            text.next();
        }
    }

    private String key() throws TomlText.Wrong {
        if (text.peek() == '"' || text.peek() == '\'') {
            int line = text.line();
            String quoted = text.string();
            if (text.line() != line) {
                throw new TomlText.Wrong(line, "a key stands on one line");
            }
            return quoted;
        }
        String bare = text.key();
        if (bare.isEmpty()) {
            throw text.wrong("a key is expected, of letters, digits, - and _ or in quotation marks, yet there is "
                    + text.shown());
        }
        return bare;
    }

    private Object value(int depth) throws TomlText.Wrong {
        if (depth == 0) {
            throw text.wrong("lists and tables within each other are at most " + DEPTH_MAX + " deep");
        }
        return switch (text.peek()) {
            case '"', '\'' -> text.string();
            case '[' -> list(depth - 1);
            case '{' -> inline(depth - 1);
            default -> scalar();
        };
    }

    private List<Object> list(int depth) throws TomlText.Wrong {
        int line = text.line();
        var items = new ArrayList<>();
        text.next();
        while (true) {
            text.blankLines();
            if (text.take("]")) {
                return List.copyOf(items);
            }
            items.add(value(depth));
            text.blankLines();
            if (!text.take(",") && text.peek() != ']') {
                throw text.wrong("the list that begins on line " + line
                        + " goes on with , or ends with ], yet there is " + text.shown());
            }
        }
    }

    private TomlTable inline(int depth) throws TomlText.Wrong {
        var table = new TomlTable(Kind.INLINE, text.line());
        text.next();
        text.blanks();
        if (text.take("}")) {
            return table;
        }
        while (true) {
            pair(table, depth);
            text.blanks();
            if (text.take("}")) {
                return table;
            }
            if (!text.take(",")) {
                throw text.wrong("a table in braces stands on one line and goes on with , or ends with }, yet there is "
                        + text.shown());
            }
        }
    }

    private Object scalar() throws TomlText.Wrong {
        String word = text.word();
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "" -> throw text.wrong("a value is expected, yet there is " + text.shown());
            default -> number(word);
        };
    }

    private Object number(String word) throws TomlText.Wrong {
        boolean prefixed = word.startsWith("0x") || word.startsWith("0o") || word.startsWith("0b");
        int radix = !prefixed ? 10 : word.charAt(1) == 'x' ? 16 : word.charAt(1) == 'o' ? 8 : 2;
        String sign = !prefixed && (word.startsWith("+") || word.startsWith("-")) ? word.substring(0, 1) : "";
        String digits = word.substring(prefixed ? 2 : sign.length());
        if (FRACTION.matcher(word).matches()) {
            return Double.valueOf(word.replace("_", ""));
        }
        if (!digitsFit(digits, radix) || (!prefixed && digits.length() > 1 && digits.startsWith("0"))) {
            throw text.wrong(Words.shown(word) + " is no value: texts stand in quotation marks,"
                    + " and a yes or no is true or false");
        }
        try {
            return Long.valueOf((sign.equals("-") ? "-" : "") + digits.replace("_", ""), radix);
        } catch (NumberFormatException e) {
            throw text.wrong(Words.shown(word) + " is a number beyond 64 bits");
        }
    }

    /** Digits, single underscores between them. */
    private static boolean digitsFit(String digits, int radix) {
        boolean after = false;
        for (char c : digits.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean digit = Character.digit(c, radix) >= 0;
            if (!digit && !(c == '_' && after)) {
                return false;
            }
            after = digit;
        }
        return after;
    }
}
