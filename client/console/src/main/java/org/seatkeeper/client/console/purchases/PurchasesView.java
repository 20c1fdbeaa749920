package org.seatkeeper.client.console.purchases;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Clips;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.ShellWords;
import org.seatkeeper.client.fleet.Status;

/** The ledger of one server: who added or removed how many licenses, when and why. Nothing here is edited. */
public final class PurchasesView extends VBox {
    private static final String ALL = "";

    private final PurchasesViewModel model;
    private final SortedTable<PurchaseRow, PurchaseRow.Value> table;
    private final ComboBox<ServerName> server = new ComboBox<>();
    private final ComboBox<String> product = new ComboBox<>();
    private final Label summary = Words.muted("");
    private final Notice notice = Lay.styled(new Notice(), "strip");
    private final CommandStrip command = new CommandStrip();
    private final TotalsView totals = new TotalsView();
    private final Hyperlink older;
    private final Button add;
    private final Button remove;

    /** Over this model; it leads on to other rooms through the port. */
    public PurchasesView(PurchasesViewModel model, LeadsFromPurchases leads, Times times) {
        this.model = model;
        table = new SortedTable<>(
                "Purchase history",
                model.rows(),
                PurchaseRow::value,
                Comparator.comparingLong(
                                (PurchaseRow row) -> row.value().get().line().position())
                        .reversed(),
                _ -> false,
                columns(times));
        add = Buttons.plain("_Add Licenses\u2026", Icon.ADD, () -> key().ifPresent(leads::addLicenses));
        remove = Buttons.plain("_Remove Licenses\u2026", Icon.REMOVE, () -> key().ifPresent(leads::removeLicenses));
        older = Buttons.link("Show Older Entries", model::older);
        MenuItem copy = new MenuItem("Copy Rows");
        copy.setOnAction(_ -> Clips.copy(table.selectedText()));
        table.menu(new ContextMenu(copy));
        getChildren().addAll(commands(), notice, command, Lay.grow(table.view()), totals);
        choices();
        watch();
    }

    private static List<Column<PurchaseRow.Value>> columns(Times times) {
        return List.of(
                Column.text(
                        "When",
                        136,
                        value -> times.list(value.line().at()),
                        Comparator.comparing(value -> value.line().at())),
                Column.text("Product", 152, PurchaseRow.Value::product),
                Column.text("Where", 120, value -> value.line().scope()),
                Column.number(
                        "Quantity",
                        80,
                        value -> value.line().delta(),
                        value -> Words.signed(value.line().delta())),
                Column.number(
                        "Balance",
                        80,
                        value -> value.line().balance(),
                        value -> Words.number(value.line().balance())),
                Column.text("Kind", 144, value -> kind(value)),
                Column.text("Administrator", 168, value -> value.line().administrator()),
                Column.text("Order", 96, value -> value.line().orderRef()),
                Column.text("Unit price", 88, value -> value.line().unitPrice()),
                Column.text("Comment", 208, value -> value.line().comment()));
    }

    private static String kind(PurchaseRow.Value value) {
        return value.line().reversed()
                ? value.line().reason() + ", reversed"
                : value.line().reason();
    }

    private HBox commands() {
        Lay.width(server, 176);
        Lay.width(product, 184);
        server.setAccessibleText("Server");
        product.setAccessibleText("Product");
        HBox bar = Lay.row(
                Lay.S,
                server,
                product,
                add,
                remove,
                Lay.spacer(),
                older,
                Lay.whole(summary),
                Buttons.quiet("Show the _Command", Icon.COMMAND, command::toggle));
        return Lay.styled(bar, "command-bar");
    }

    private void choices() {
        server.setItems(model.servers());
        server.valueProperty().bindBidirectional(model.server());
        product.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String id) {
                return id == null || id.equals(ALL) ? "All products" : name(id);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        product.valueProperty().subscribe(id -> {
            if (id != null) {
                model.productId().set(id);
            }
        });
        model.productId().subscribe(id -> {
            if (product.getItems().contains(id)) {
                product.setValue(id);
            }
        });
        model.products().addListener((ListChangeListener<ProductFigures>) _ -> products());
        products();
    }

    private void products() {
        String kept = model.productId().get();
        product.getItems().setAll(ALL);
        model.products().forEach(each -> product.getItems().add(each.productId()));
        product.setValue(product.getItems().contains(kept) ? kept : ALL);
    }

    private String name(String id) {
        return model.products().stream()
                .filter(each -> each.productId().equals(id))
                .map(ProductFigures::name)
                .findFirst()
                .orElse(id);
    }

    private void watch() {
        model.rows().addListener((ListChangeListener<PurchaseRow>) _ -> draw());
        model.reading().subscribe(_ -> draw());
        model.next().subscribe(_ -> draw());
        model.productId().subscribe(_ -> draw());
        model.notice().subscribe(_ -> draw());
        model.shown().subscribe(_ -> draw());
    }

    /** The product to book for: the chosen one, or the only one of the server. */
    private Optional<ProductKey> key() {
        ServerName of = model.server().get();
        if (of == null) {
            return Optional.empty();
        }
        if (model.productId().get().isEmpty()) {
            return model.products().size() == 1
                    ? Optional.of(new ProductKey(of, model.products().getFirst().productId()))
                    : Optional.empty();
        }
        return Optional.of(new ProductKey(of, model.productId().get()));
    }

    private void draw() {
        Optional<Server> shown = model.shown().get();
        Optional<ProductFigures> chosen =
                shown.filter(Server::current).flatMap(of -> key().flatMap(key -> of.product(key.productId())));
        boolean may = chosen.filter(p -> p.manageLicenses().allowed()).isPresent();
        add.setDisable(!may);
        remove.setDisable(!may || chosen.filter(p -> p.licenses() > 0).isEmpty());
        int count = model.rows().size();
        String entries = count == 1 ? "1 entry" : Words.number(count) + " entries";
        summary.setText(model.reading().get() ? "Reading\u2026" : entries);
        Lay.shown(older, model.next().get() != 0);
        totals.show(model.totals());
        Lay.shown(totals, count > 0);
        ServerName of = model.server().get();
        command.command(
                of == null ? "" : ShellWords.history(of, model.productId().get()));
        table.vacant(vacant());
        notice(shown);
    }

    private void notice(Optional<Server> shown) {
        Optional<AnswerWords> said = model.notice().get();
        if (shown.filter(of -> !of.current()).isPresent()) {
            notice.show(
                    Status.NOT_REPORTING,
                    "",
                    shown.get().name() + " does not report ("
                            + LinkWords.brief(shown.get().link()) + "). Its history can be read again when it does.");
        } else if (said.isPresent()) {
            notice.show(
                    said.get().status(), said.get().what(), said.get().why(), Buttons.link("Try Again", model::again));
        } else {
            notice.clear();
        }
    }

    private Node vacant() {
        if (model.server().get() == null) {
            return new Vacant(Icon.HISTORY, "No servers yet", "Each server keeps its own purchase history.");
        }
        return model.reading().get()
                ? new VBox()
                : new Vacant(
                        Icon.HISTORY,
                        "Nothing was booked yet",
                        "Every purchase, removal and change of mode leaves an entry here. Choose a product to add licenses.");
    }

    /** The table, for pictures and tests. */
    public SortedTable<PurchaseRow, PurchaseRow.Value> historyTable() {
        return table;
    }
}
