package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A configuration file, read once, whose every fault says file, line and what is wrong. */
final class TomlFile {
    private final Path file;
    private final TomlTable toml;

    private TomlFile(Path file, TomlTable toml) {
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
            return new TomlFile(file, TomlReader.read(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (TomlText.Wrong e) {
            throw fault(file, e.line, e.what());
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
            return TomlTable.empty();
        }
        return toml.get(key, TomlTable.class).orElseThrow(() -> fault(toml, key, key + " is a table: [" + key + "]"));
    }

    /** Refuses any key but these. */
    void only(TomlTable table, Set<String> keys) throws Fault {
        for (String key : table.keySet()) {
            if (!keys.contains(key)) {
                throw fault(
                        table,
                        key,
                        "unknown key " + Words.shown(key)
                                + Words.hint(key, keys)
                                + "; known are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    /** A text of 1 to so many characters without control characters but line feeds and tabs. */
    String text(TomlTable table, String key, int max) throws Fault {
        return optionalText(table, key, max).orElseThrow(() -> missing(key + " is missing"));
    }

    /** The same, where it may be missing. */
    Optional<String> optionalText(TomlTable table, String key, int max) throws Fault {
        if (!table.contains(key)) {
            return Optional.empty();
        }
        String value = table.get(key, String.class).orElseThrow(() -> fault(table, key, key + " is not a text"));
        boolean clean = value.codePoints().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
        if (value.isBlank() || value.codePointCount(0, value.length()) > max || !clean) {
            throw fault(table, key, key + " has 1 to " + max + " characters and no control characters");
        }
        return Optional.of(value);
    }

    /** A whole number within bounds, or the one to take where it is missing. */
    int number(TomlTable table, String key, int missing, int min, int max) throws Fault {
        if (!table.contains(key)) {
            return missing;
        }
        return table.get(key, Long.class)
                .filter(value -> value >= min && value <= max)
                .orElseThrow(() -> fault(table, key, key + " is a whole number from " + min + " to " + max))
                .intValue();
    }

    /** Yes or no, or the one to take where it is missing. */
    boolean flag(TomlTable table, String key, boolean missing) throws Fault {
        if (!table.contains(key)) {
            return missing;
        }
        return table.get(key, Boolean.class).orElseThrow(() -> fault(table, key, key + " is true or false"));
    }

    /** A list of at most so many texts; empty where it is missing. */
    List<String> texts(TomlTable table, String key, int itemsMax, int max) throws Fault {
        if (!table.contains(key)) {
            return List.of();
        }
        List<?> items = table.get(key, List.class).orElse(null);
        boolean good = items != null
                && items.size() <= itemsMax
                && items.stream().allMatch(item -> item instanceof String s && !s.isBlank() && s.length() <= max);
        if (!good || items == null) {
            throw fault(
                    table, key, key + " is a list of at most " + itemsMax + " texts of 1 to " + max + " characters");
        }
        return items.stream().map(String.class::cast).toList();
    }

    /** A fault at that key, in that table. */
    Fault fault(TomlTable table, String key, String what) {
        return fault(file, table.lineOf(key), what);
    }

    /** A fault that no line shows, since something lacks. */
    Fault missing(String what) {
        return new Fault(Words.plain(file.getFileName() + ": " + what));
    }

    private static Fault fault(Path file, int line, String what) {
        return new Fault(Words.plain(file.getFileName() + ":" + line + ": " + what));
    }
}
