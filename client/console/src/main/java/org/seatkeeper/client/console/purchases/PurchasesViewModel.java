package org.seatkeeper.client.console.purchases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

/**
 * The purchase history of one server without widgets. Pages are asked for as they are wanted; the newest question wins;
 * when the server books something new, the newest page is read again. JavaFX thread.
 */
public final class PurchasesViewModel {
    private final ReadsHistory history;
    private final Executor fxThread;
    private final ObservableList<ServerName> servers = FXCollections.observableArrayList();
    private final ObservableList<ProductFigures> products = FXCollections.observableArrayList();
    private final ObservableList<PurchaseRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ServerName> server = new SimpleObjectProperty<>();
    private final ObjectProperty<String> productId = new SimpleObjectProperty<>("");
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper next = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<Server>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long question;
    private int entries = -1;

    /**
     * Shows nothing yet.
     *
     * @param fxThread where pages are taken in
     */
    public PurchasesViewModel(ReadsHistory history, Executor fxThread) {
        this.history = history;
        this.fxThread = fxThread;
        server.subscribe((_, _) -> productId.set(""));
        server.subscribe((_, _) -> again());
        productId.subscribe((_, _) -> again());
    }

    /** The servers to choose from. */
    public ObservableList<ServerName> servers() {
        return servers;
    }

    /** The products of the chosen server. */
    public ObservableList<ProductFigures> products() {
        return products;
    }

    /** The entries that were read, newest first. */
    public ObservableList<PurchaseRow> rows() {
        return rows;
    }

    /** Whose history; null until there is a server. */
    public ObjectProperty<@Nullable ServerName> server() {
        return server;
    }

    /** Of which product only; empty for all. */
    public ObjectProperty<String> productId() {
        return productId;
    }

    /** What went wrong last; absent where nothing did. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** Whether a page is awaited. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Where older entries begin; 0 where there are none. */
    public ReadOnlyLongProperty next() {
        return next.getReadOnlyProperty();
    }

    /** The chosen server as it stands. */
    public ReadOnlyObjectProperty<Optional<Server>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** State comes in here: which servers there are, and that a ledger grew. */
    public void show(FleetChange change) {
        List<ServerName> names = change.fleet().servers().values().stream()
                .filter(known -> !known.retired())
                .map(Server::name)
                .toList();
        if (!names.equals(servers)) {
            ServerName kept = server.get();
            servers.setAll(names);
            if (kept != null && names.contains(kept)) {
                server.set(kept);
            }
        }
        if (server.get() == null && !names.isEmpty()) {
            server.set(names.getFirst());
        }
        ServerName chosen = server.get();
        if (chosen != null && change.changed().contains(chosen)) {
            look(change.fleet().server(chosen));
        }
    }

    /** Shows the history of one product on its server. */
    public void open(ProductKey key) {
        server.set(key.server());
        productId.set(key.productId());
    }

    /** Reads the newest page again. */
    public void again() {
        next.set(0);
        ask(0);
    }

    /** Reads the page of older entries after those that are shown. */
    public void older() {
        if (next.get() != 0 && !reading.get()) {
            ask(next.get());
        }
    }

    /** The sum of what is shown, by product's name. */
    public Map<String, Long> totals() {
        var sums = new TreeMap<String, Long>();
        for (PurchaseRow row : rows) {
            sums.merge(
                    row.value().get().product(), (long) row.value().get().line().delta(), Long::sum);
        }
        return sums;
    }

    private void look(Optional<Server> newest) {
        shown.set(newest);
        List<ProductFigures> runs = newest.map(Server::products).orElse(List.of());
        if (!runs.equals(products)) {
            products.setAll(runs);
        }
        int booked = runs.stream().mapToInt(ProductFigures::ledgerEntries).sum();
        boolean current = newest.filter(Server::current).isPresent();
        if (current && booked != entries) {
            entries = booked;
            again();
        }
    }

    private void ask(long before) {
        ServerName of = server.get();
        long asked = ++question;
        if (of == null) {
            return;
        }
        reading.set(true);
        history.page(of, productId.get(), before)
                .thenAcceptAsync(
                        answer -> {
                            if (asked == question) { // The newest question wins.
                                reading.set(false);
                                take(of, before, answer);
                            }
                        },
                        fxThread);
    }

    private void take(ServerName of, long before, Answer<Page<LedgerLine>> answer) {
        if (!(answer instanceof Answer.Done<Page<LedgerLine>>(Page<LedgerLine> page))) {
            notice.set(Optional.of(AnswerWords.of(of.value(), answer)));
            if (before == 0) {
                rows.clear();
            }
            return;
        }
        notice.set(Optional.empty());
        var read = new ArrayList<PurchaseRow>();
        for (LedgerLine line : page.items()) {
            read.add(new PurchaseRow(new PurchaseRow.Value(line, name(line.productId()))));
        }
        if (before == 0) {
            rows.setAll(read);
        } else {
            rows.addAll(read);
        }
        next.set(page.next());
    }

    private String name(String id) {
        return products.stream()
                .filter(product -> product.productId().equals(id))
                .map(ProductFigures::name)
                .findFirst()
                .orElse(id);
    }
}
