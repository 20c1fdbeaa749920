package org.seatkeeper.client.console.mode;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Figure;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.mode.VerdictRow.Value;
import org.seatkeeper.client.console.mode.VerdictRow.Verdict;
import org.seatkeeper.client.fleet.ProductKey;

/** Several selected products: a row each, what would be refused and why. Each is changed by itself. */
final class VerdictsDialog {
    private static final double WIDTH = 960;

    private final VerdictsViewModel model;
    private final SortedTable<VerdictRow, Value> table;
    private final HBox figures = Lay.row(32);
    private final CommandStrip command = new CommandStrip();
    private final DialogContent content;

    VerdictsDialog(VerdictsViewModel model, Consumer<ProductKey> choose, LeadsFromMode leads) {
        this.model = model;
        table = new SortedTable<>(
                "What a change of mode would meet",
                model.rows(),
                VerdictRow::value,
                Comparator.comparing(VerdictRow::key),
                value -> value.verdict() == Verdict.UNREACHABLE,
                columns());
        Lay.styled(table.view(), "inset");
        Lay.height(table.view(), 320);
        table.sortBy("Verdict");
        Button one = Buttons.main("Choose Licensing _Mode\u2026", () -> one(choose));
        table.onOpen(() -> one(choose));
        table.selected().addListener((ListChangeListener<VerdictRow>)
                _ -> one.setDisable(table.selected().size() != 1));
        one.setDisable(true);
        VBox what = Lay.column(
                Lay.XS,
                Words.title("Change to Per Device or Per User"),
                Words.muted("The change is made once on each server and cannot be reversed. Choose one to go on."));
        command.command("");
        VBox body = Lay.column(Lay.M, Lay.row(Lay.L, what, Lay.spacer(), figures), table.view(), command);
        Button close = Buttons.plain("Close", this::close);
        close.setCancelButton(true);
        content = new DialogContent(
                        "Choose Licensing Mode on Several Servers",
                        "one-way-change",
                        WIDTH,
                        body,
                        List.of(
                                Buttons.quiet("Show the _Commands", Icon.COMMAND, command::toggle),
                                Buttons.quiet("_Help", Icon.HELP, () -> leads.help("one-way-change"))),
                        List.of(close, one))
                .onClosed(model::close)
                .startAt(table.view());
        model.open().subscribe(_ -> draw());
    }

    private static List<Column<Value>> columns() {
        return List.of(
                Column.status(
                        "Verdict",
                        136,
                        value -> value.verdict().status(),
                        value -> value.verdict().words(),
                        Comparator.comparing(Value::verdict)),
                Column.text(
                        "Server", 120, value -> value.picture().server().name().value()),
                Column.text("Site", 96, value -> value.picture().server().site()),
                Column.text("Product", 152, value -> value.picture().product().name()),
                Column.number(
                        "Licenses",
                        80,
                        value -> value.picture().product().licenses(),
                        value -> Words.number(value.picture().product().licenses())),
                Column.text("Why", 296, Value::why));
    }

    private void draw() {
        figures.getChildren().clear();
        for (Verdict verdict : List.of(Verdict.ALLOWED, Verdict.ALREADY, Verdict.REFUSED, Verdict.UNREACHABLE)) {
            figures.getChildren().add(new Figure(Words.number(model.count(verdict)), verdict.words()));
        }
        if (model.open().get() == 0) {
            table.sortAgain();
        }
        command.command(model.commands());
    }

    private void one(Consumer<ProductKey> choose) {
        if (table.selected().size() == 1) {
            ProductKey key = table.selected().getFirst().key();
            close();
            choose.accept(key);
        }
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }

    SortedTable<VerdictRow, Value> table() {
        return table;
    }
}
