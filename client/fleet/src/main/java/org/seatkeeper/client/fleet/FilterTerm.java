package org.seatkeeper.client.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One condition of a filter.
 *
 * @param not whether it excludes instead
 * @param field what it looks at
 * @param sign how it compares
 * @param value in lower case
 */
record FilterTerm(boolean not, Field field, Sign sign, String value) {
    /** What a condition can look at. */
    enum Field {
        SERVER("server"),
        SITE("site"),
        TAG("tag"),
        PRODUCT("product"),
        MODE("mode"),
        STATUS("status"),
        LINK("link"),
        IS("is"),
        LICENSES("licenses"),
        UNCLAIMED("unclaimed"),
        USED("used"),
        FREE("free"),
        PEAK("peak"),
        REFUSED("refused"),
        /** A bare word: any name. */
        ANY("");

        private final String word;

        Field(String word) {
            this.word = word;
        }

        /** As it is typed. */
        String word() {
            return word;
        }

        /** The field of that name, without regard to case. */
        static Optional<Field> named(String word) {
            String lower = word.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(field -> field != ANY && field.word.equals(lower))
                    .findFirst();
        }

        boolean counts() {
            return switch (this) {
                case LICENSES, UNCLAIMED, USED, FREE, PEAK, REFUSED -> true;
                case SERVER, SITE, TAG, PRODUCT, MODE, STATUS, LINK, IS, ANY -> false;
            };
        }
    }

    /** How a condition compares. */
    enum Sign {
        HAS,
        LESS,
        MORE,
        AT_MOST,
        AT_LEAST,
        EQUALS
    }

    /** Whether a row fits: the server, and its product where there is one. */
    boolean matches(Server server, Optional<ProductFigures> product) {
        return not != fits(server, product);
    }

    private boolean fits(Server server, Optional<ProductFigures> product) {
        return switch (field) {
            case SERVER -> has(server.name().value());
            case SITE -> has(server.site());
            case TAG -> server.tags().stream().anyMatch(this::has);
            case PRODUCT ->
                product.filter(p -> has(p.name()) || has(p.productId())).isPresent();
            case MODE -> product.filter(p -> begins(p.mode().words())).isPresent();
            case STATUS -> begins(status(server, product).words());
            case LINK -> begins(LinkWords.brief(server.link()));
            case IS -> is(server, product);
            case LICENSES -> product.filter(p -> compares(p.licenses())).isPresent();
            case UNCLAIMED -> product.filter(p -> compares(unclaimed(p))).isPresent();
            case USED -> uses(product, ProductFigures::inUse);
            case FREE -> uses(product, p -> p.usage().free());
            case PEAK -> uses(product, ProductFigures::peak);
            case REFUSED -> uses(product, p -> p.usage().refusedToday());
            case ANY -> any(server, product).anyMatch(this::has);
        };
    }

    /** What an older agent does not count is unknown, and fits nothing. */
    private boolean uses(Optional<ProductFigures> product, ToLongFunction<ProductFigures> figure) {
        return product.filter(p -> p.settings().known() && compares(figure.applyAsLong(p)))
                .isPresent();
    }

    private static Stream<String> any(Server server, Optional<ProductFigures> product) {
        Stream<String> names = Stream.concat(Stream.of(server.name().value(), server.site()), server.tags().stream());
        return Stream.concat(names, product.stream().flatMap(p -> Stream.of(p.name(), p.productId())));
    }

    private boolean is(Server server, Optional<ProductFigures> product) {
        return switch (value) {
            case "old" -> !server.current();
            case "live" -> server.current();
            case "retired" -> server.retired();
            case "gone" -> product.filter(ProductFigures::gone).isPresent();
            case "observed" -> product.filter(ProductFigures::observing).isPresent();
            case "scheduled" -> product.flatMap(ProductFigures::scheduledChange).isPresent();
            case "unclaimed" -> product.filter(p -> unclaimed(p) > 0).isPresent();
            default -> false;
        };
    }

    private static Status status(Server server, Optional<ProductFigures> product) {
        return product.map(p -> Standing.of(server, p)).orElseGet(() -> Standing.of(server));
    }

    private static long unclaimed(ProductFigures product) {
        return product.unclaimed().stream()
                .mapToLong(UnclaimedLicenses::quantity)
                .sum();
    }

    private boolean has(String text) {
        return plain(text).contains(plain(value));
    }

    private boolean begins(String text) {
        return plain(text).startsWith(plain(value));
    }

    /** Spaces, hyphens and underscores are one: {@code per-server} is {@code Per Server}. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }

    private boolean compares(long number) {
        long limit = Long.parseLong(value);
        return switch (sign) {
            case LESS -> number < limit;
            case MORE -> number > limit;
            case AT_MOST -> number <= limit;
            case AT_LEAST -> number >= limit;
            case HAS, EQUALS -> number == limit;
        };
    }
}
