package org.seatkeeper.client.console.products;

import java.util.List;
import java.util.Optional;
import org.seatkeeper.client.console.products.ProductRow.Figures;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Ruling;

/**
 * Which acts the selected lines allow. The servers ruled; this only reads their rulings.
 *
 * @param chooseMode one product that reports, or several lines for their verdicts
 * @param add licenses can be added: one line, live, ruled so
 * @param remove as add, and there is something to remove
 * @param claim something is unclaimed
 * @param why the acts are off, in a sentence; empty where they are on or nothing is selected
 */
public record ProductActs(boolean chooseMode, boolean add, boolean remove, boolean claim, String why) {
    /** Nothing is selected: nothing is on. */
    static final ProductActs NONE = new ProductActs(false, false, false, false, "");

    /** For these lines. */
    public static ProductActs of(List<ProductRow> rows) {
        if (rows.isEmpty()) {
            return NONE;
        }
        List<Figures> figures = rows.stream().map(row -> row.figures().get()).toList();
        if (rows.size() > 1) {
            boolean any = figures.stream().anyMatch(f -> f.product().isPresent());
            return new ProductActs(any, false, false, false, "");
        }
        Figures one = figures.getFirst();
        if (one.product().isEmpty() || !one.server().current()) {
            return new ProductActs(
                    false, false, false, false, one.server().name() + " does not report: acts on its figures are off");
        }
        ProductFigures product = one.product().get();
        boolean manage = product.manageLicenses().allowed();
        String why = product.manageLicenses() instanceof Ruling.Denied(var refusal) ? refusal.cause() : "";
        boolean unclaimed = !product.unclaimed().isEmpty();
        return new ProductActs(true, manage, manage && product.licenses() > 0, manage && unclaimed, why);
    }

    /** The keys of lines that have a product. */
    static List<ProductKey> keys(List<ProductRow> rows) {
        return rows.stream()
                .filter(row -> row.figures().get().product().isPresent())
                .map(ProductRow::key)
                .toList();
    }

    /** The only selected line's key, if it has a product. */
    static Optional<ProductKey> one(List<ProductRow> rows) {
        List<ProductKey> keys = keys(rows);
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }
}
