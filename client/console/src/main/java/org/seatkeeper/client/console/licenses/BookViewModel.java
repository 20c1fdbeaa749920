package org.seatkeeper.client.console.licenses;

import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.Purchase.Scope;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ShellWords;
import org.seatkeeper.client.fleet.Status;

/** Add Licenses and Remove Licenses without widgets: what is entered, what it will do. JavaFX thread. */
public final class BookViewModel {
    /** Which of the two. */
    public enum Direction {
        ADD,
        REMOVE
    }

    /** Most licenses that one entry books, and that one server can hold per product. */
    public static final int QUANTITY_MAX = 999_999;

    /** Longest comment, in characters. */
    public static final int COMMENT_MAX = 500;

    /** Longest order number, in characters. */
    public static final int ORDER_MAX = 64;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final ProductKey key;
    private final Direction direction;
    private final LicensePorts ports;
    private final StringProperty quantity = new SimpleStringProperty("");
    private final StringProperty comment = new SimpleStringProperty("");
    private final StringProperty order = new SimpleStringProperty("");
    private final ObjectProperty<SeatKind> seatKind;
    private final BooleanProperty insist = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ProductFigures> product;
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper offersInsisting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final Subscription following;
    private @Nullable String operationId;

    /** For this product as it stands; follows it until {@link #close}. */
    public BookViewModel(ProductKey key, ProductFigures first, Direction direction, LicensePorts ports) {
        this.key = key;
        this.direction = direction;
        this.ports = ports;
        product = new ReadOnlyObjectWrapper<>(first);
        seatKind = new SimpleObjectProperty<>(first.seatKind());
        following = Subscription.combine(
                ports.fleet()
                        .follow(change -> change.fleet().server(key.server()).ifPresent(this::show)),
                quantity.subscribe((_, _) -> edited()),
                comment.subscribe((_, _) -> edited()),
                order.subscribe((_, _) -> edited()),
                seatKind.subscribe((_, _) -> edited()),
                insist.subscribe((_, _) -> edited()));
    }

    /** As typed. */
    public StringProperty quantity() {
        return quantity;
    }

    /** At most {@link #COMMENT_MAX} characters. */
    public StringProperty comment() {
        return comment;
    }

    /** At most {@link #ORDER_MAX} characters. */
    public StringProperty order() {
        return order;
    }

    /** Which pool, where the product is Per Device or Per User. */
    public ObjectProperty<SeatKind> seatKind() {
        return seatKind;
    }

    /** Go on although the server warned. */
    public BooleanProperty insist() {
        return insist;
    }

    /** Whether the server's answer was one that can be insisted against. */
    public ReadOnlyBooleanProperty offersInsisting() {
        return offersInsisting.getReadOnlyProperty();
    }

    /** The product as it stands. */
    public ReadOnlyObjectProperty<ProductFigures> product() {
        return product.getReadOnlyProperty();
    }

    /** Whether its server reports. */
    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }

    /** How the last press ended; absent before. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether it is booked. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Which of the two dialogs this is. */
    public Direction direction() {
        return direction;
    }

    /** Which product on which server. */
    public ProductKey key() {
        return key;
    }

    /** Whether licenses go to the pool: the product is Per Device or Per User. */
    public boolean pooled() {
        return product.get().mode() == LicensingMode.PER_DEVICE_OR_USER;
    }

    /** What is wrong with the quantity, in a sentence; empty where nothing is, or nothing was typed yet. */
    public String quantityProblem() {
        if (quantity.get().isEmpty()) {
            return "";
        }
        Optional<Integer> typed = amount();
        if (typed.isEmpty()) {
            return "A number from 1 to 999,999.";
        }
        long after = balance() + signed(typed.get());
        if (after < 0) {
            return "Only " + Words.count(balance(), "license") + " can be removed.";
        }
        return after > QUANTITY_MAX && !pooled() ? "A server holds at most 999,999 licenses of a product." : "";
    }

    /** What the act will do, in a sentence; empty while the quantity is not clear. */
    public String effect() {
        if (amount().isEmpty() || !quantityProblem().isEmpty()) {
            return "";
        }
        String where = pooled() ? "The pool will have " : key.server() + " will have ";
        String whom = pooled() ? (seatKind.get() == SeatKind.USER ? " for users" : " for devices") : "";
        return where + Words.count(balance() + signed(amount().get()), "license") + whom + " of "
                + product.get().name() + ", instead of " + Words.number(balance()) + ".";
    }

    /** The name of the act with its amount. */
    public String act() {
        String verb = direction == Direction.ADD ? "_Add " : "_Remove ";
        return amount().filter(n -> quantityProblem().isEmpty())
                .map(n -> verb + Words.count(n, "License"))
                .orElse(verb + "Licenses");
    }

    /** Whether it can be sent. */
    public boolean ready() {
        return live.get()
                && !running.get()
                && amount().isPresent()
                && quantityProblem().isEmpty()
                && comment.get().length() <= COMMENT_MAX
                && order.get().length() <= ORDER_MAX;
    }

    /** The command that does the same. */
    public String command() {
        return direction == Direction.ADD
                ? ShellWords.add(key, purchase(amount().orElse(1)), "")
                : ShellWords.remove(key, purchase(amount().orElse(1)), reason());
    }

    /** Sends it. A second press after silence repeats the same operation, which is booked once at most. */
    public void submit() {
        if (!ready()) {
            return;
        }
        if (operationId == null) {
            operationId = ports.operationIds().get();
        }
        running.set(true);
        notice.set(Optional.empty());
        var intent = new Intent(operationId, product.get().revision(), reason(), false);
        BooksLicenses books = direction == Direction.ADD ? ports.adds() : ports.removes();
        int count = amount().orElseThrow();
        books.book(key, purchase(count), intent).thenAcceptAsync(answer -> answered(count, answer), ports.fxThread());
    }

    /** Nothing is followed any more. */
    public void close() {
        following.unsubscribe();
    }

    private String reason() {
        return direction == Direction.REMOVE ? comment.get().strip() : "";
    }

    private Purchase purchase(int count) {
        Scope scope =
                !pooled() ? Scope.PER_SERVER : seatKind.get() == SeatKind.USER ? Scope.POOL_USER : Scope.POOL_DEVICE;
        return new Purchase(scope, count, comment.get().strip(), order.get().strip(), insist.get());
    }

    private Optional<Integer> amount() {
        String typed = quantity.get().strip().replace(",", "");
        if (!NUMBER.matcher(typed).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= 1 && number <= QUANTITY_MAX ? Optional.of(number) : Optional.empty();
    }

    private long balance() {
        if (!pooled()) {
            return product.get().perServerLicenses();
        }
        return seatKind.get() == SeatKind.USER
                ? product.get().poolUserLicenses()
                : product.get().poolDeviceLicenses();
    }

    private long signed(int count) {
        return direction == Direction.ADD ? count : -count;
    }

    private void edited() {
        operationId = null;
    }

    private void show(Server server) {
        live.set(server.current());
        server.product(key.productId()).ifPresent(newest -> {
            if (newest.revision() != product.get().revision()) {
                edited();
            }
            product.set(newest);
        });
    }

    private void answered(int count, Answer<Outcome> answer) {
        running.set(false);
        if (answer instanceof Answer.Done<Outcome>(Outcome outcome)) {
            String what = direction == Direction.ADD ? "added to " : "removed from ";
            String warning = outcome.warning().isEmpty() ? "" : " " + outcome.warning();
            ports.notifies()
                    .tell(
                            warning.isEmpty() ? Status.OK : Status.AT_LIMIT,
                            Words.count(count, "license") + " " + what + key.server(),
                            product.get().name() + "." + warning);
            done.set(true);
            return;
        }
        if (!(answer instanceof Answer.NoAnswer)) {
            operationId = null;
        }
        offersInsisting.set(answer instanceof Answer.Refused<Outcome>(var why)
                && (why.code().equals("BELOW_USE") || why.code().equals("UNCLAIMED_LICENSES")));
        notice.set(Optional.of(AnswerWords.of(key.server().value(), answer)));
    }
}
