package org.seatkeeper.client.console.servers;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Status;

/** Adds many servers from a pasted list: asked first, compared once, then added. */
final class PasteDialog {
    private static final double WIDTH = 760;

    private final PasteViewModel model;
    private final TextArea text = new TextArea();
    private final Notice faults = new Notice();
    private final SortedTable<PastedRow, PastedRow.Value> table;
    private final VBox authorities = Lay.styled(Lay.column(Lay.XS), "agreement");
    private final CheckBox compared = new CheckBox("I _compared every fingerprint above");
    private final Button go;
    private final DialogContent content;

    PasteDialog(PasteViewModel model, ServerPorts ports) {
        this.model = model;
        text.textProperty().bindBidirectional(model.text());
        text.setAccessibleText("Servers, one a line");
        text.setPromptText(
                "One server a line:  name address  or only an address\n\nber-db-01 ber-db-01.halden.example\nber-db-02 10.20.4.12:7443");
        Lay.height(text, 128);
        table = new SortedTable<>(
                "Servers of the list",
                model.rows(),
                PastedRow::value,
                Comparator.comparing(row -> row.line().name()),
                _ -> false,
                columns());
        Lay.styled(table.view(), "inset");
        Lay.height(table.view(), 200);
        compared.setMnemonicParsing(true);
        compared.selectedProperty().bindBidirectional(model.compared());
        go = Buttons.main("", model::next);
        Button cancel = Buttons.plain("Close", this::close);
        cancel.setCancelButton(true);
        VBox body = Lay.column(Lay.M, text, faults, table.view(), authorities, compared);
        content = new DialogContent(
                        "Paste a List of Servers",
                        "servers",
                        WIDTH,
                        body,
                        List.of(Buttons.quiet(
                                "_Help", Icon.HELP, () -> ports.help().accept("servers"))),
                        List.of(cancel, go))
                .startAt(text);
        model.changes().subscribe(_ -> draw());
        model.running().subscribe(_ -> draw());
        model.compared().subscribe(_ -> draw());
        model.done().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    private static List<Column<PastedRow.Value>> columns() {
        return List.of(
                Column.status(
                        "State",
                        120,
                        PastedRow.Value::status,
                        PastedRow.Value::state,
                        Comparator.comparing(PastedRow.Value::status)),
                Column.text("Server", 136, value -> value.line().name().value()),
                Column.text("Address", 200, value -> value.line().address()),
                Column.text("Authority, or what is wrong", 248, PastedRow.Value::authority));
    }

    private void draw() {
        if (model.faults().isEmpty()) {
            faults.clear();
        } else {
            faults.show(
                    Status.OVER,
                    Words.count(model.faults().size(), "line") + " cannot be read",
                    model.faults().stream().limit(5).collect(Collectors.joining("\n")));
        }
        boolean asked = !model.rows().isEmpty();
        Lay.shown(table.view(), asked);
        authorities.getChildren().clear();
        model.authorities().forEach((authority, count) -> {
            int line = authority.indexOf('\n');
            authorities
                    .getChildren()
                    .addAll(
                            Words.strong("The authority " + authority.substring(0, line) + " vouches for "
                                    + Words.count(count, "server")),
                            Words.wrapped(Words.mono(authority.substring(line + 1))));
        });
        Lay.shown(authorities, model.addable() > 0);
        Lay.shown(compared, model.addable() > 0);
        String ask = "Ask _Who They Are";
        go.setText(
                model.running().get()
                        ? "Asking\u2026"
                        : asked ? "_Add " + Words.count(model.addable(), "Server") : ask);
        go.setDisable(!model.ready());
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }

    TextArea textArea() {
        return text;
    }

    Button goAction() {
        return go;
    }
}
