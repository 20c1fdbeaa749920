package org.seatkeeper.agent.storage;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the statement that inserts a row or, where its key is taken, makes that row the same. */
final class Upsert {
    private Upsert() {}

    static String into(String table, String key, List<String> columns) {
        String all = String.join(", ", columns);
        String marks = "?" + ", ?".repeat(columns.size() - 1);
        String same = columns.stream()
                .filter(column -> !column.equals(key))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + all + ") VALUES (" + marks + ") ON CONFLICT (" + key + ") DO UPDATE SET "
                + same;
    }
}
