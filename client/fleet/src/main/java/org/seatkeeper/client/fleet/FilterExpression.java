package org.seatkeeper.client.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the filter field understands: conditions that must all hold, such as
 * {@code site:berlin mode:per-server ber-db -is:old licenses>=40 product:"Tarn SQL"}. The word {@code and} between them
 * may be left out. What cannot be understood is a problem in words, and then everything matches.
 *
 * @param text as it was typed
 * @param terms all of which must hold
 * @param problem what could not be understood; absent where all is well
 */
public record FilterExpression(String text, List<FilterTerm> terms, Optional<String> problem) {
    /** Longest expression, in characters. */
    public static final int LENGTH_MAX = 500;

    /** Most conditions. */
    public static final int TERMS_MAX = 32;

    /** Everything matches. */
    public static final FilterExpression ALL = new FilterExpression("", List.of(), Optional.empty());

    private static final Pattern TERM =
            Pattern.compile("(-?)(?:([A-Za-z]+)(:|<=|>=|<|>|=))?(?:\"([^\"]*)\"|([^\\s\"]+))");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> STATES =
            Set.of("old", "live", "retired", "gone", "observed", "scheduled", "unclaimed");

    public FilterExpression {
        terms = List.copyOf(terms);
    }

    /** Reads an expression. Never fails: what is wrong stands in {@link #problem}. */
    public static FilterExpression parse(String typed) {
        String text = typed.strip();
        if (text.length() > LENGTH_MAX) {
            return wrong(text, "A filter has at most " + LENGTH_MAX + " characters.");
        }
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            return wrong(text, "A quotation mark is missing.");
        }
        var terms = new ArrayList<FilterTerm>();
        Matcher matcher = TERM.matcher(text);
        while (matcher.find()) {
            if (matcher.group().equalsIgnoreCase("and")) {
                continue;
            }
            if (terms.size() == TERMS_MAX) {
                return wrong(text, "A filter has at most " + TERMS_MAX + " conditions.");
            }
            var problem = add(matcher, terms);
            if (problem.isPresent()) {
                return wrong(text, problem.get());
            }
        }
        return new FilterExpression(text, terms, Optional.empty());
    }

    /** Adds the term or says what is wrong with it. */
    private static Optional<String> add(Matcher matcher, List<FilterTerm> terms) {
        boolean not = !matcher.group(1).isEmpty();
        String quoted = matcher.group(4);
        String value = (quoted != null ? quoted : matcher.group(5)).toLowerCase(Locale.ROOT);
        String name = matcher.group(2);
        if (name == null) {
            terms.add(new FilterTerm(not, FilterTerm.Field.ANY, FilterTerm.Sign.HAS, value));
            return Optional.empty();
        }
        var field = FilterTerm.Field.named(name);
        if (field.isEmpty()) {
            return Optional.of("There is no field \u201c" + name
                    + "\u201d. Fields: server, site, tag, product, mode, status, link, is, licenses, unclaimed, used, free, "
                    + "peak, refused.");
        }
        FilterTerm.Sign sign = sign(matcher.group(3));
        var problem = problem(field.get(), sign, value);
        if (problem.isEmpty()) {
            terms.add(new FilterTerm(not, field.get(), sign, value));
        }
        return problem;
    }

    private static Optional<String> problem(FilterTerm.Field field, FilterTerm.Sign sign, String value) {
        if (field.counts()) {
            return COUNT.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("After " + field.word() + " stands a number, as in " + field.word() + ">=40.");
        }
        if (sign != FilterTerm.Sign.HAS) {
            return Optional.of("After " + field.word() + " stands a colon, as in " + field.word() + ":\u2026");
        }
        return field == FilterTerm.Field.IS && !STATES.contains(value)
                ? Optional.of("is: knows live, old, retired, gone, observed, scheduled and unclaimed.")
                : Optional.empty();
    }

    private static FilterTerm.Sign sign(String typed) {
        return switch (typed) {
            case "<" -> FilterTerm.Sign.LESS;
            case ">" -> FilterTerm.Sign.MORE;
            case "<=" -> FilterTerm.Sign.AT_MOST;
            case ">=" -> FilterTerm.Sign.AT_LEAST;
            case "=" -> FilterTerm.Sign.EQUALS;
            default -> FilterTerm.Sign.HAS;
        };
    }

    private static FilterExpression wrong(String text, String problem) {
        return new FilterExpression(text, List.of(), Optional.of(problem));
    }

    /** Whether there is nothing to filter by. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether a product's row fits. */
    public boolean matches(Server server, ProductFigures product) {
        return matches(server, Optional.of(product));
    }

    /** Whether a row fits: the server, and its product where it has one. */
    public boolean matches(Server server, Optional<ProductFigures> product) {
        return terms.stream().allMatch(term -> term.matches(server, product));
    }

    /** Whether a server that did not answer could fit, by what is known of it without its answer: its name and tags. */
    public boolean couldMatch(Server unheard) {
        return terms.stream()
                .filter(term -> term.field() == FilterTerm.Field.SERVER || term.field() == FilterTerm.Field.TAG)
                .allMatch(term -> term.matches(unheard, Optional.empty()));
    }

    /** Whether a server fits: as a whole, or by one of its products. */
    public boolean matches(Server server) {
        return matches(server, Optional.empty())
                || server.products().stream().anyMatch(product -> matches(server, product));
    }
}
