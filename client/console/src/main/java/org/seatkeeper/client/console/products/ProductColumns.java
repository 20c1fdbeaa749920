package org.seatkeeper.client.console.products;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.products.ProductRow.Figures;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UnclaimedLicenses;

/** The columns of the Products View. Connections are not counted in this release, so no column pretends to. */
final class ProductColumns {
    static final String STATUS = "Status";

    private ProductColumns() {}

    static List<Column<Figures>> all(Times times) {
        return List.of(
                Column.status(
                        STATUS, 160, Figures::status, f -> f.status().words(), Comparator.comparing(Figures::status)),
                Column.text("Server", 120, f -> f.server().name().value()),
                Column.text("Site", 96, f -> f.server().site()),
                text("Product", 152, ProductFigures::name),
                text("Mode", 160, p -> p.mode().words()),
                number("Licenses", 80, ProductFigures::licenses),
                number("Unclaimed", 88, ProductColumns::unclaimed),
                Column.remark(
                        "Data age", 200, Figures::age, f -> f.server().current() ? Status.OK : Status.NOT_REPORTING),
                Column.remark("Note", 208, f -> note(f, times), ProductColumns::noteInk));
    }

    private static Column<Figures> text(String name, double width, Function<ProductFigures, String> words) {
        return Column.text(name, width, f -> f.product().map(words).orElse(Words.NONE));
    }

    private static Column<Figures> number(String name, double width, ToLongFunction<ProductFigures> value) {
        return Column.number(
                name,
                width,
                f -> f.product().map(value::applyAsLong).orElse(-1L),
                f -> f.product()
                        .map(product -> Words.number(value.applyAsLong(product)))
                        .orElse(Words.NONE));
    }

    private static long unclaimed(ProductFigures product) {
        return product.unclaimed().stream()
                .mapToLong(UnclaimedLicenses::quantity)
                .sum();
    }

    private static Status noteInk(Figures figures) {
        return figures.product().filter(p -> unclaimed(p) > 0).isPresent() ? Status.AT_LIMIT : Status.OK;
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
        if (unclaimed(product) > 0) {
            return "Claim or waive";
        }
        return product.observing() ? "Observed only" : product.statusNote();
    }
}
