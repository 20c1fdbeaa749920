package org.seatkeeper.agent.main;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One table of a TOML file: its keys in the order of the file, each with its line. A value is a {@link String}, a
 * {@link Long}, a {@link Double}, a {@link Boolean}, a {@link List} of such or a table. Written by {@link TomlReader} alone, read by one
 * thread.
 */
final class TomlTable {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final int line;

    /** How a table came to be, which decides what may be added to it: TOML defines nothing twice. */
    enum Kind {
        /** By a longer header, such as {@code [a]} by {@code [a.b]}; its own header may still come. */
        IMPLIED,
        /** By a header of its own, or the file itself. */
        HEADED,
        /** By a dotted key; more dotted keys may add to it, a header may not. */
        DOTTED,
        /** In braces; complete as it stands. */
        INLINE
    }

    private Kind kind;

    /** A value and the line, from 1, on which its key stands. */
    record Entry(Object value, int line) {}

    TomlTable(Kind kind, int line) {
        this.kind = kind;
        this.line = line;
    }

    /** An empty one. */
    static TomlTable empty() {
        return new TomlTable(Kind.HEADED, 1);
    }

    Kind kind() {
        return kind;
    }

    /** Its header has come. */
    void headed() {
        kind = Kind.HEADED;
    }

    /** The line, from 1, on which it begins. */
    int line() {
        return line;
    }

    /** Its keys, in the order of the file. */
    Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    boolean contains(String key) {
        return entries.containsKey(key);
    }

    /** The value of a key where it is of that type. */
    <T> Optional<T> get(String key, Class<T> type) {
        return Optional.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** The line of a key; of the table where there is none. */
    int lineOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? line : entry.line();
    }

    /** Adds a key. @return false, and nothing added, where it is there already */
    boolean add(String key, Object value, int at) {
        return entries.putIfAbsent(key, new Entry(value, at)) == null;
    }
}
