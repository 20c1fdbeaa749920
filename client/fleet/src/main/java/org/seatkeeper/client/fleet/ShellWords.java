package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The command line that does the same as a dialog, ready to paste into a POSIX shell. */
public final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    private final List<String> words = new ArrayList<>();

    ShellWords(String... words) {
        this.words.add("seatkeeper");
        this.words.addAll(List.of(words));
    }

    /** Shows the plan of the one-way change. */
    public static String planMode(ProductKey key, ModeWish wish) {
        return wish(new ShellWords("mode", "plan").at(key), wish).line();
    }

    /** The one-way change. An empty hash leaves a bare {@code --agree}, which shows the text to read. */
    public static String changeMode(ProductKey key, ModeWish wish, String agreementHash, String reason) {
        ShellWords line = wish(new ShellWords("mode", "change").at(key), wish);
        line.words.add("--agree");
        if (!agreementHash.isEmpty()) {
            line.words.add(agreementHash);
        }
        return line.option("--reason", reason).line();
    }

    /** Cancels a scheduled change. */
    public static String cancelChange(ProductKey key) {
        return new ShellWords("mode", "cancel").at(key).line();
    }

    /** Adds licenses. */
    public static String add(ProductKey key, Purchase purchase, String reason) {
        return book("add", key, purchase, reason);
    }

    /** Removes licenses. */
    public static String remove(ProductKey key, Purchase purchase, String reason) {
        return book("remove", key, purchase, reason);
    }

    /** The purchase history of a server, or of one product where the id is not empty. */
    public static String history(ServerName server, String productId) {
        return new ShellWords("licenses", "list")
                .option("--server", server.value())
                .option("--product", productId)
                .line();
    }

    /** The merged list of every server of the profile, or what of it fits a filter where that is not empty. */
    public static String products(String filter) {
        return new ShellWords("products", "--all").option("--filter", filter).line();
    }

    private static String book(String verb, ProductKey key, Purchase purchase, String reason) {
        ShellWords line = new ShellWords("licenses", verb)
                .at(key)
                .option("--quantity", Integer.toString(purchase.quantity()))
                .option("--pool", pool(purchase.scope()))
                .option("--comment", purchase.comment())
                .option("--order-ref", verb.equals("add") ? purchase.orderRef() : "") // A removal has no order.
                .option("--reason", reason);
        if (purchase.insist()) {
            line.words.add(verb.equals("add") ? "--despite-unclaimed" : "--force");
        }
        return line.line();
    }

    /** Per Server licenses need no word: they are what is meant without one. */
    private static String pool(Purchase.Scope scope) {
        return switch (scope) {
            case PER_SERVER -> "";
            case POOL_USER -> "user";
            case POOL_DEVICE -> "device";
        };
    }

    private static ShellWords wish(ShellWords line, ModeWish wish) {
        line.option("--to", "per-device-or-user")
                .option("--licenses", wish.licenses().name().toLowerCase(Locale.ROOT))
                .option("--kind", wish.seatKind().name().toLowerCase(Locale.ROOT))
                .option("--at", wish.effectiveAt().map(Instant::toString).orElse(""))
                .option("--language", wish.language());
        return line;
    }

    ShellWords at(ProductKey key) {
        return option("--server", key.server().value()).option("--product", key.productId());
    }

    ShellWords option(String name, String value) {
        if (!value.isEmpty()) {
            words.add(name);
            words.add(quoted(value));
        }
        return this;
    }

    /** As one word of a shell, whatever is in it. */
    public static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    String line() {
        return String.join(" ", words);
    }
}
