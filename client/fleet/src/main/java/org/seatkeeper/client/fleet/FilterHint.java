package org.seatkeeper.client.fleet;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The likely correction of a filter that matches nothing: the known name nearest to a mistyped one.
 *
 * @param said in a sentence
 * @param corrected the whole expression with the name put right
 */
public record FilterHint(String said, String corrected) {
    /** Names further apart than this are not taken for each other. */
    private static final int DISTANCE_MAX = 3;

    /** Looks for the first condition that no server satisfies and offers the nearest name. */
    public static Optional<FilterHint> of(FilterExpression filter, Fleet fleet) {
        return filter.terms().stream()
                .filter(term -> !term.not())
                .flatMap(term -> hint(filter, term, fleet).stream())
                .findFirst();
    }

    private static Optional<FilterHint> hint(FilterExpression filter, FilterTerm term, Fleet fleet) {
        var names = new TreeSet<String>();
        fleet.servers().values().stream()
                .flatMap(server -> names(term.field(), server))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .forEach(names::add);
        if (names.stream().anyMatch(name -> name.contains(term.value()))) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> !name.isEmpty() && distance(name, term.value()) <= DISTANCE_MAX)
                .min(Comparator.comparingInt(name -> distance(name, term.value())))
                .map(name -> new FilterHint(
                        "There is no " + term.field().word() + " named " + term.value() + "; did you mean " + name
                                + "?",
                        filter.text()
                                .replace(
                                        term.field().word() + ":" + term.value(),
                                        term.field().word() + ":" + quoted(name))));
    }

    private static String quoted(String name) {
        return name.indexOf(' ') < 0 ? name : '"' + name + '"';
    }

    private static Stream<String> names(FilterTerm.Field field, Server server) {
        return switch (field) {
            case SERVER -> Stream.of(server.name().value());
            case SITE -> Stream.of(server.site());
            case TAG -> server.tags().stream();
            case PRODUCT -> server.products().stream().map(ProductFigures::name);
            case MODE, STATUS, LINK, IS, LICENSES, UNCLAIMED, USED, FREE, PEAK, REFUSED, ANY -> Stream.empty();
        };
    }

    /** The least number of letters to change, add or drop (Levenshtein 1965). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
