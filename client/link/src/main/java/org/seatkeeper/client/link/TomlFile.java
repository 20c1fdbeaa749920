package org.seatkeeper.client.link;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML file that is read with its lines at hand, so that every fault says where it is. */
final class TomlFile {
    /** Largest file read, in bytes: ten thousand servers with every field at its longest stay below. */
    static final long SIZE_MAX = 64L * 1024 * 1024;

    private static final String REMEDY = "correct that line (docs/operations.md has the format)";

    private final Path path;
    private final TomlTable content;

    private TomlFile(Path path, TomlTable content) {
        this.path = path;
        this.content = content;
    }

    /** Reads and parses a file, or says where it goes wrong. */
    static TomlFile read(Path path) throws FileFault {
        try {
            if (Files.size(path) > SIZE_MAX) {
                throw new FileFault(path, 0, "is larger than " + SIZE_MAX + " bytes", "split it into several profiles");
            }
            return parse(path, Files.readString(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new FileFault(path, 0, "is not text in UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw new FileFault(path, 0, "cannot be read", "name a file that is there and that you may read");
        }
    }

    private static TomlFile parse(Path path, String text) throws FileFault {
        try {
            TomlParseResult result = Toml.parse(text);
            if (result.hasErrors()) {
                var first = result.errors().getFirst();
                String message = Words.clean(String.valueOf(first.getMessage()), 200);
                throw new FileFault(path, first.position().line(), "is not TOML: " + message, REMEDY);
            }
            return new TomlFile(path, result);
        } catch (StackOverflowError e) {
            throw new FileFault(path, 0, "is nested too deeply", REMEDY);
        }
    }

    /** The whole file as one table. */
    Table root() {
        return new Table(content, 1);
    }

    /** One table of the file, which knows its line. */
    final class Table {
        private final TomlTable table;
        private final int line;

        private Table(TomlTable table, int line) {
            this.table = table;
            this.line = line;
        }

        /** The names in it. */
        Set<String> keys() {
            return table.keySet();
        }

        /** The tables of an array of tables; none where it is missing. */
        List<Table> tables(String key, int max) throws FileFault {
            Object value = table.get(List.of(key));
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof TomlArray array) || !array.toList().stream().allMatch(TomlTable.class::isInstance)) {
                throw fault(key, key + " is not a list of tables, written [[" + key + "]]");
            }
            if (array.size() > max) {
                throw fault(key, "has more than " + max + " of " + key);
            }
            var tables = new ArrayList<Table>();
            for (int i = 0; i < array.size(); i++) {
                tables.add(new Table(array.getTable(i), array.inputPositionOf(i).line()));
            }
            return List.copyOf(tables);
        }

        /** A table inside this one. */
        Table table(String key) throws FileFault {
            if (!(table.get(List.of(key)) instanceof TomlTable inner)) {
                throw fault(key, key + " is not a table, written [" + key + "]");
            }
            return new Table(inner, lineOf(key));
        }

        /** A text; empty where it is missing. */
        Optional<String> text(String key, int max) throws FileFault {
            Object value = table.get(List.of(key));
            if (value == null) {
                return Optional.empty();
            }
            if (!(value instanceof String text)) {
                throw fault(key, key + " is not a text in quotation marks");
            }
            if (text.isEmpty() || text.length() > max) {
                throw fault(key, key + " has to have 1 to " + max + " characters");
            }
            return Optional.of(text);
        }

        /** A text that has to be there. */
        String required(String key, int max) throws FileFault {
            Optional<String> text = text(key, max);
            if (text.isEmpty()) {
                throw new FileFault(path, line, key + " is missing", REMEDY);
            }
            return text.get();
        }

        /** A list of texts; none where it is missing. */
        List<String> texts(String key, int max) throws FileFault {
            Object value = table.get(List.of(key));
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof TomlArray array) || array.size() > max) {
                throw fault(key, key + " is not a list of at most " + max + " texts");
            }
            List<Object> items = array.toList();
            if (!items.stream().allMatch(String.class::isInstance)) {
                throw fault(key, key + " is not a list of texts in quotation marks");
            }
            return items.stream().map(String.class::cast).toList();
        }

        /** True or false; false where it is missing. */
        boolean yes(String key) throws FileFault {
            Object value = table.get(List.of(key));
            if (value == null) {
                return false;
            }
            if (!(value instanceof Boolean yes)) {
                throw fault(key, key + " is not true or false");
            }
            return yes;
        }

        /** A whole number of 0 or more that has to be there. */
        long number(String key) throws FileFault {
            if (!(table.get(List.of(key)) instanceof Long number) || number < 0) {
                throw fault(key, key + " is not a whole number of 0 or more");
            }
            return number;
        }

        /** Refuses every name that is not known, since it would be a slip of the pen. */
        void onlyKnows(Set<String> known) throws FileFault {
            for (String key : table.keySet()) {
                if (!known.contains(key)) {
                    throw fault(key, "does not know " + Words.clean(key, 64));
                }
            }
        }

        /** A fault at the line of a key, or of this table where the key is missing. */
        FileFault fault(String key, String what) {
            return new FileFault(path, lineOf(key), what, REMEDY);
        }

        private int lineOf(String key) {
            @Nullable TomlPosition position = table.inputPositionOf(List.of(key));
            return position == null ? line : position.line();
        }
    }
}
