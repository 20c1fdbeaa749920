package org.seatkeeper.client.console.kit;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.UnclaimedLicenses;

/**
 * The columns of figures that every list of products has, over rows with a product or without. What an older agent does not
 * count is a dash, never 0.
 *
 * @param <V> the value inside a row
 */
public final class FigureColumns<V> {
    private final Function<V, Optional<ProductFigures>> product;

    /**
     * Columns for rows.
     *
     * @param product of a row, where it has one
     */
    public FigureColumns(Function<V, Optional<ProductFigures>> product) {
        this.product = product;
    }

    /** Words about the product. */
    public Column<V> text(String name, double width, Function<ProductFigures, String> words) {
        return Column.text(name, width, row -> product.apply(row).map(words).orElse(Words.NONE));
    }

    /** What counts in the present mode. */
    public Column<V> licenses() {
        return number("Licenses", 76, ProductFigures::licenses)
                .tip("Per Server: licenses of this server. Per Device or Per User: seats in the pool.");
    }

    /** Connections now. */
    public Column<V> inUse() {
        return counted("In use", 64, ProductFigures::inUse)
                .tip("Connections that are open or held now, administrators' included.");
    }

    /** What is left. */
    public Column<V> free() {
        return counted("Free", 60, p -> p.usage().free())
                .tip(
                        "Licenses, or seats, less those in use. Below zero where administrators or a removal brought use over it.");
    }

    /** Most connections. */
    public Column<V> peak() {
        return counted("Peak", 60, ProductFigures::peak)
                .tip("Most connections at once in the present measuring period: the high-water mark.");
    }

    /** When they were reached. */
    public Column<V> peakAt(Times times) {
        return Column.<V>text(
                        "Peak reached",
                        128,
                        row -> product.apply(row)
                                .flatMap(p -> p.usage().peakAt())
                                .map(times::list)
                                .orElse(Words.NONE),
                        Comparator.comparing(
                                row -> product.apply(row).flatMap(p -> p.usage().peakAt()),
                                Comparator.comparing(
                                        at -> at.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))))
                .tip("When the peak was reached first.");
    }

    /** Who was turned away. */
    public Column<V> refusedToday() {
        return counted("Refused today", 104, p -> p.usage().refusedToday())
                .tip("Refusals since midnight UTC; of a product that is only observed, those that would have been.");
    }

    /** Licenses in nobody's pool. */
    public Column<V> unclaimed() {
        return number("Unclaimed", 88, FigureColumns::unclaimed)
                .tip("Licenses that a change of mode left behind, until they are claimed or waived.");
    }

    /** How many licenses of a product are unclaimed. */
    public static long unclaimed(ProductFigures product) {
        return product.unclaimed().stream()
                .mapToLong(UnclaimedLicenses::quantity)
                .sum();
    }

    private Column<V> number(String name, double width, ToLongFunction<ProductFigures> value) {
        return figure(name, width, value, _ -> true);
    }

    private Column<V> counted(String name, double width, ToLongFunction<ProductFigures> value) {
        return figure(name, width, value, p -> p.settings().known());
    }

    private Column<V> figure(
            String name,
            double width,
            ToLongFunction<ProductFigures> value,
            java.util.function.Predicate<ProductFigures> known) {
        return Column.number(
                name,
                width,
                row -> product.apply(row).filter(known).map(value::applyAsLong).orElse(Long.MIN_VALUE),
                row -> product.apply(row)
                        .filter(known)
                        .map(p -> Words.number(value.applyAsLong(p)))
                        .orElse(Words.NONE));
    }
}
