package org.seatkeeper.client.lab.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/** The merged list of a fleet as lines for a terminal: worst first, then by name. Pure. */
final class FleetTable {
    /** What matters most stands left: a terminal of 80 columns cuts within the mode. */
    private static final String ROW = "%-16s %-12s %-18s %8s  %-22s  %s";

    private static final String HEAD = String.format(
                    Locale.ROOT, ROW, "STATUS", "SERVER", "PRODUCT", "LICENSES", "MODE", "DATA")
            .stripTrailing();

    private record Row(Status status, Server server, ProductFigures product) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Server> unheard = new ArrayList<>();
    private final Instant now;

    FleetTable(Fleet fleet, Instant now) {
        this.now = now;
        for (Server server : fleet.servers().values()) {
            server.products().forEach(product -> rows.add(new Row(Standing.of(server, product), server, product)));
            if (server.products().isEmpty()) {
                unheard.add(server);
            }
        }
        rows.sort(Comparator.comparing(Row::status)
                .thenComparing(row -> row.server().name())
                .thenComparing(row -> row.product().name()));
    }

    /** At most so many lines of at most so many characters; what finds no room is counted in the last one. */
    List<String> lines(int height, int width) {
        var lines = new ArrayList<String>();
        lines.add(HEAD);
        unheard.forEach(server -> lines.add(line("Not reporting", server, "", "", "")));
        rows.forEach(row -> lines.add(line(
                row.status().words(),
                row.server(),
                row.product().name(),
                row.product().mode().words(),
                String.format(Locale.ROOT, "%,d", row.product().licenses()))));
        List<String> cut = lines.stream().map(line -> cut(line, width)).toList();
        if (cut.size() <= height) {
            return cut;
        }
        var some = new ArrayList<>(cut.subList(0, Math.max(1, height - 1)));
        some.add(cut("... and " + (cut.size() - some.size()) + " more; seatkeeper products shows all", width));
        return some;
    }

    private String line(String status, Server server, String product, String mode, String licenses) {
        return String.format(
                        Locale.ROOT, ROW, status, server.name(), product, licenses, mode, LinkWords.age(server, now))
                .stripTrailing();
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }
}
