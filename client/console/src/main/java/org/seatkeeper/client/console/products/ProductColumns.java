package org.seatkeeper.client.console.products;

import java.util.Comparator;
import java.util.List;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.FigureColumns;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.products.ProductRow.Figures;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Status;

/** The columns of the Products View, the ones that are compared most within the first 1280 px. */
final class ProductColumns {
    static final String STATUS = "Status";

    private ProductColumns() {}

    static List<Column<Figures>> all(Times times) {
        var figures = new FigureColumns<>(Figures::product);
        return List.of(
                Column.status(
                                STATUS,
                                160,
                                Figures::status,
                                f -> f.status().words(),
                                Comparator.comparing(Figures::status))
                        .tip("As its server rules it; not reporting where the server is not heard."),
                Column.text("Server", 104, f -> f.server().name().value()),
                Column.text("Site", 84, f -> f.server().site()),
                figures.text("Product", 140, ProductFigures::name),
                figures.text("Mode", 148, p -> p.mode().words()),
                figures.licenses(),
                figures.inUse(),
                figures.free(),
                figures.peak(),
                figures.peakAt(times),
                figures.refusedToday(),
                Column.remark(
                        "Data age", 184, Figures::age, f -> f.server().current() ? Status.OK : Status.NOT_REPORTING),
                Column.remark("Note", 208, f -> note(f, times), ProductColumns::noteInk),
                figures.unclaimed().hidden());
    }

    private static Status noteInk(Figures figures) {
        return figures.product().filter(p -> FigureColumns.unclaimed(p) > 0).isPresent() ? Status.AT_LIMIT : Status.OK;
    }

    private static String note(Figures figures, Times times) {
        if (figures.product().isEmpty()) {
            return "";
        }
        ProductFigures product = figures.product().get();
        if (product.scheduledChange().isPresent()) {
            return "Changes " + times.list(product.scheduledChange().get().effectiveAt());
        }
        if (product.gone()) {
            return "Gone from the server";
        }
        long unclaimed = FigureColumns.unclaimed(product);
        if (unclaimed > 0) {
            return unclaimed + " unclaimed: claim or waive";
        }
        return product.observing() ? "Observed only" : product.statusNote();
    }
}
