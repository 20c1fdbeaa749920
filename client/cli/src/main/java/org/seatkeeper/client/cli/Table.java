package org.seatkeeper.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.seatkeeper.client.link.Words;

/**
 * Rows under headings, aligned for people or as CSV for programs. Every cell is made harmless before it is written.
 *
 * @param headings lower-case names with underscores; people see them in capitals with blanks
 */
record Table(List<String> headings, List<List<String>> rows) {
    private static final int CELL_MAX = 1000;
    private static final String GAP = "  ";
    private static final Set<String> BAD = Set.of("Over", "No answer", "Not allowed", "FAULT");
    private static final Set<String> WARN = Set.of("At limit", "Not reporting", "WARNING");
    private static final Set<String> GOOD = Set.of("OK", "intact");

    Table {
        headings = List.copyOf(headings);
        rows = rows.stream()
                .map(row ->
                        row.stream().map(cell -> Words.clean(cell, CELL_MAX)).toList())
                .toList();
    }

    /** Columns as wide as their widest cell. */
    void print(PrintWriter out, boolean colors) {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < headings.size(); column++) {
            int at = column;
            int widest = rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0);
            widths.add(Math.max(widest, width(headings.get(column))));
        }
        List<String> capitals = headings.stream()
                .map(heading -> heading.toUpperCase(java.util.Locale.ROOT).replace('_', ' '))
                .toList();
        out.println(colors ? "\033[1m" + line(capitals, widths, false) + "\033[0m" : line(capitals, widths, false));
        rows.forEach(row -> out.println(line(row, widths, colors)));
    }

    private static String line(List<String> cells, List<Integer> widths, boolean colors) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(colors ? painted(cell) : cell);
            if (column < cells.size() - 1) {
                line.repeat(" ", widths.get(column) - width(cell)).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String painted(String cell) {
        if (BAD.contains(cell)) {
            return "\033[31m" + cell + "\033[0m";
        }
        if (WARN.contains(cell)) {
            return "\033[33m" + cell + "\033[0m";
        }
        return GOOD.contains(cell) ? "\033[32m" + cell + "\033[0m" : cell;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** One record a row, by RFC 4180. A text that a spreadsheet would take for a formula is set off by an apostrophe. */
    void csv(PrintWriter out) {
        try {
            new CSVPrinter(out, CSVFormat.RFC4180).printRecord(headings);
            csvRows(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows alone, to go on with. */
    void csvRows(PrintWriter out) {
        try {
            var printer = new CSVPrinter(out, CSVFormat.RFC4180);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Table::noFormula).toList());
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String noFormula(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 && !cell.matches("[+-]?[0-9]+|-");
        return formula ? "'" + cell : cell;
    }
}
