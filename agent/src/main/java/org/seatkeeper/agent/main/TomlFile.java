package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A configuration file, read once, whose every fault says file, line and what is wrong. */
final class TomlFile {
    private final Path file;
    private final TomlParseResult toml;

    private TomlFile(Path file, TomlParseResult toml) {
        this.file = file;
        this.toml = toml;
    }

    /** A file that says nothing usable: {@code name:line: what is wrong}. */
    static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;
        private final String words;

        Fault(String words) {
            super(words);
            this.words = words;
        }

        @Override
        public String getMessage() {
            return words;
        }
    }

    /** Reads a file of at most so many bytes. */
    static TomlFile read(Path file, long bytesMax) throws Fault {
        try {
            if (Files.size(file) > bytesMax) {
                throw new Fault(file.getFileName() + ": the file is longer than " + bytesMax + " bytes");
            }
            TomlParseResult toml = Toml.parse(Files.readString(file, StandardCharsets.UTF_8));
            var read = new TomlFile(file, toml);
            if (toml.hasErrors()) {
                var error = toml.errors().getFirst();
                throw read.fault(error.position(), String.valueOf(error.getMessage()));
            }
            return read;
        } catch (CharacterCodingException e) {
            throw new Fault(file.getFileName() + ": the file is not UTF-8 text");
        } catch (Fault fault) {
            throw fault;
        } catch (IOException e) {
            throw new Fault(file + " cannot be read; does it exist, and may this user read it?");
        }
    }

    /** The file itself as a table. */
    TomlTable root() {
        return toml;
    }

    /** A table below the root, or an empty one. */
    TomlTable table(String key) throws Fault {
        if (!toml.contains(key)) {
            return Toml.parse("");
        }
        TomlTable table = toml.isTable(key) ? toml.getTable(key) : null;
        if (table == null) {
            throw fault(toml.inputPositionOf(key), key + " is a table: [" + key + "]");
        }
        return table;
    }

    /** Refuses any key but these. */
    void only(TomlTable table, Set<String> keys) throws Fault {
        for (String key : table.keySet()) {
            if (!keys.contains(key)) {
                throw fault(
                        table.inputPositionOf(List.of(key)),
                        "unknown key " + Words.shown(key)
                                + Words.hint(key, keys)
                                + "; known are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    /** A text of 1 to so many characters without control characters but line feeds and tabs. */
    String text(TomlTable table, String key, int max) throws Fault {
        return optionalText(table, key, max).orElseThrow(() -> fault(null, key + " is missing"));
    }

    /** The same, where it may be missing. */
    Optional<String> optionalText(TomlTable table, String key, int max) throws Fault {
        List<String> path = List.of(key);
        if (!table.contains(path)) {
            return Optional.empty();
        }
        String value = table.isString(path) ? table.getString(path) : null;
        if (value == null) {
            throw fault(table.inputPositionOf(path), key + " is not a text");
        }
        boolean clean = value.codePoints().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
        if (value.isBlank() || value.codePointCount(0, value.length()) > max || !clean) {
            throw fault(
                    table.inputPositionOf(path), key + " has 1 to " + max + " characters and no control characters");
        }
        return Optional.of(value);
    }

    /** A whole number within bounds, or the one to take where it is missing. */
    int number(TomlTable table, String key, int missing, int min, int max) throws Fault {
        List<String> path = List.of(key);
        if (!table.contains(path)) {
            return missing;
        }
        Long value = table.isLong(path) ? table.getLong(path) : null;
        if (value == null || value < min || value > max) {
            throw fault(table.inputPositionOf(path), key + " is a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    /** Yes or no, or the one to take where it is missing. */
    boolean flag(TomlTable table, String key, boolean missing) throws Fault {
        List<String> path = List.of(key);
        if (!table.contains(path)) {
            return missing;
        }
        Boolean value = table.isBoolean(path) ? table.getBoolean(path) : null;
        if (value == null) {
            throw fault(table.inputPositionOf(path), key + " is true or false");
        }
        return value;
    }

    /** A list of at most so many texts; empty where it is missing. */
    List<String> texts(TomlTable table, String key, int itemsMax, int max) throws Fault {
        List<String> path = List.of(key);
        if (!table.contains(path)) {
            return List.of();
        }
        TomlArray array = table.isArray(path) ? table.getArray(path) : null;
        boolean good = array != null
                && array.size() <= itemsMax
                && array.toList().stream()
                        .allMatch(item -> item instanceof String s && !s.isBlank() && s.length() <= max);
        if (!good || array == null) {
            throw fault(
                    table.inputPositionOf(path),
                    key + " is a list of at most " + itemsMax + " texts of 1 to " + max + " characters");
        }
        return array.toList().stream().map(String.class::cast).toList();
    }

    /** A fault of the file that no line of it shows. */
    Fault missing(String what) {
        return fault(null, what);
    }

    /** A fault at that key, in that table. */
    Fault fault(TomlTable table, String key, String what) {
        return fault(table.inputPositionOf(List.of(key)), what);
    }

    private Fault fault(@Nullable TomlPosition at, String what) {
        return new Fault(Words.plain(file.getFileName() + (at == null ? "" : ":" + at.line()) + ": " + what));
    }
}
