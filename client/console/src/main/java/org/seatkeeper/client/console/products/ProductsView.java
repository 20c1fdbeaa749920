package org.seatkeeper.client.console.products;

import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Clips;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.products.ProductRow.Figures;
import org.seatkeeper.client.fleet.Status;

/** Draws a {@link ProductsViewModel}: builds, binds, forwards. */
public final class ProductsView extends VBox {
    private final ProductsViewModel model;
    private final LeadsOn leads;
    private final SortedTable<ProductRow, Figures> table;
    private final Label summary = Words.muted("");
    private final Label why = CutText.watch(Words.muted(""));
    private final Notice silent = Lay.styled(new Notice(), "strip");
    private final CommandStrip command = new CommandStrip();
    private final Button chooseMode;
    private final Button add;
    private final Button remove;
    private final Button properties;
    private final MenuItem claim;
    private final Hyperlink sortAgain = Buttons.link("Sort Again", this::sortAgain);

    /** Over this model; it leads on to other rooms through the port. */
    public ProductsView(ProductsViewModel model, LeadsOn leads, Times times) {
        this.model = model;
        this.leads = leads;
        table = new SortedTable<>(
                "Products on all servers",
                model.shown(),
                ProductRow::figures,
                Comparator.comparing(ProductRow::key),
                figures -> !figures.server().current(),
                ProductColumns.all(times));
        chooseMode = Buttons.plain("Choose Licensing _Mode\u2026", Icon.MODE, this::chooseMode);
        add = Buttons.plain("_Add Licenses\u2026", Icon.ADD, () -> one(leads::addLicenses));
        remove = Buttons.plain("_Remove Licenses\u2026", Icon.REMOVE, () -> one(leads::removeLicenses));
        properties = Buttons.plain("_Properties\u2026", Icon.PROPERTIES, () -> one(leads::properties));
        claim = item("Claim or Waive\u2026", () -> one(leads::claim));
        table.menu(menu());
        table.onOpen(this::chooseMode);
        table.onProperties(() -> one(leads::properties));
        table.sortBy(ProductColumns.STATUS);
        getChildren().addAll(commands(), silent, command, Lay.grow(table.view()));
        watch();
    }

    private void watch() {
        table.selected().addListener((ListChangeListener<ProductRow>) _ -> acts());
        model.shown().addListener((ListChangeListener<ProductRow>) _ -> acts());
        model.pictures().subscribe(_ -> acts());
        model.situation().subscribe(this::vacant);
        model.silent().subscribe(count -> silent(count.intValue()));
        model.orderMoved().subscribe(_ -> order());
        model.pictures().subscribe(_ -> order());
        table.view().getSortOrder().addListener((ListChangeListener<Object>) _ -> order());
        model.command().subscribe(command::command);
        acts();
    }

    /**
     * Counters never put the lines in another order by themselves. A status that moved does, but only while nobody is at the
     * table; otherwise the person is offered to.
     */
    private void order() {
        boolean inUse = table.view().isHover() || table.view().isFocused();
        if (model.orderMoved().get() && !inUse) {
            sortAgain();
        }
        Lay.shown(sortAgain, !table.inOrder());
    }

    private HBox commands() {
        Button show = Buttons.quiet("Show the _Command", Icon.COMMAND, command::toggle);
        HBox bar =
                Lay.row(Lay.S, chooseMode, add, remove, properties, Lay.grow(why), sortAgain, Lay.whole(summary), show);
        why.setMinWidth(0);
        why.setMaxWidth(Double.MAX_VALUE);
        return Lay.styled(bar, "command-bar");
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("Choose Licensing Mode\u2026", this::chooseMode),
                item("Add Licenses\u2026", add::fire),
                item("Remove Licenses\u2026", remove::fire),
                claim,
                item("Purchase History", () -> one(leads::showHistory)),
                propertiesItem(),
                item("Server Properties\u2026", this::serverProperties),
                item("Show in Server Browser", () -> one(leads::browse)),
                item("Copy Rows", () -> Clips.copy(table.selectedText())));
    }

    private MenuItem propertiesItem() {
        MenuItem item = item("Properties\u2026", () -> one(leads::properties));
        item.setAccelerator(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.ALT_DOWN));
        return item;
    }

    private void serverProperties() {
        table.selected().stream()
                .findFirst()
                .ifPresent(row -> leads.serverProperties(row.key().server()));
    }

    private static MenuItem item(String name, Runnable act) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> act.run());
        return item;
    }

    /** Puts the lines in order again, and the worst first if that is how they are sorted. */
    public void sortAgain() {
        table.sortAgain();
        model.ordered();
        Lay.shown(sortAgain, false);
    }

    private void chooseMode() {
        List<ProductRow> rows = List.copyOf(table.selected());
        if (ProductActs.of(rows).chooseMode()) {
            leads.chooseMode(ProductActs.keys(rows));
        }
    }

    private void one(java.util.function.Consumer<org.seatkeeper.client.fleet.ProductKey> act) {
        ProductActs.one(List.copyOf(table.selected())).ifPresent(act);
    }

    private void acts() {
        List<ProductRow> rows = List.copyOf(table.selected());
        ProductActs acts = ProductActs.of(rows);
        chooseMode.setDisable(!acts.chooseMode());
        add.setDisable(!acts.add());
        remove.setDisable(!acts.remove());
        claim.setDisable(!acts.claim());
        properties.setDisable(rows.size() != 1 || ProductActs.one(rows).isEmpty());
        why.setText(acts.why());
        String of = model.shown().size() == model.all()
                ? Words.count(model.all(), "row")
                : Words.number(model.shown().size()) + " of " + Words.count(model.all(), "row");
        summary.setText(rows.isEmpty() ? of : of + ", " + Words.number(rows.size()) + " selected");
    }

    private void silent(int count) {
        if (count == 0) {
            silent.clear();
            return;
        }
        String servers = count == 1
                ? "1 server does not report. Its rows show"
                : count + " servers do not report. Their rows show";
        silent.show(
                Status.NOT_REPORTING,
                "",
                servers + " the last known figures with their age, and cannot be changed.",
                Buttons.link("Try Again Now", () -> leads.tryAgain(model.silentServers())),
                Buttons.link("Show Only These", () -> leads.filter("is:old")));
    }

    private void vacant(Situation situation) {
        table.vacant(VacantProducts.of(situation, leads));
        acts();
    }

    /** The table, for tests and pictures that select in it. */
    public SortedTable<ProductRow, Figures> productTable() {
        return table;
    }

    Node chooseModeAction() {
        return chooseMode;
    }

    Node addAction() {
        return add;
    }

    Label summaryLabel() {
        return summary;
    }

    Node silentNotice() {
        return silent;
    }
}
