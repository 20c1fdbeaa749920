package org.seatkeeper.client.console.servers;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerFacts;

/** The servers of this profile: how the link to each is, and everything that can be done with the list. */
final class ServersDialog {
    private static final double WIDTH = 1_000;

    private final SortedTable<ServerRow, Server> table;
    private final Notice notice = new Notice();
    private final Button edit;
    private final Button retire;
    private final Button remove;
    private final Button again;
    private final DialogContent content;

    ServersDialog(ServersViewModel model, ServerPorts ports, ServerDialogs opens) {
        table = new SortedTable<>(
                "Servers of this profile",
                model.rows(),
                ServerRow::server,
                Comparator.comparing(ServerRow::name),
                server -> !server.current(),
                columns(ports));
        Lay.styled(table.view(), "inset");
        Lay.height(table.view(), 360);
        table.sortBy("Link");
        edit = Buttons.plain("_Name and Tags\u2026", Icon.EDIT, () -> one(row -> opens.edit(row.name())));
        retire = Buttons.plain("Re_tire", () -> model.retire(chosen(), !allRetired()));
        remove = Buttons.plain("_Remove", Icon.REMOVE, () -> model.remove(chosen()));
        again = Buttons.plain("Tr_y Again Now", Icon.REFRESH, () -> model.tryAgain(chosen()));
        table.onOpen(edit::fire);
        Button add = Buttons.plain("_Add a Server\u2026", Icon.ADD, opens::add);
        Button paste = Buttons.plain("_Paste a List\u2026", Icon.PASTE, opens::paste);
        Button load = Buttons.plain("_Import a List\u2026", Icon.IMPORT, opens::load);
        table.vacant(
                new Vacant(Icon.SERVER, "No servers yet", "Add one by its address, paste a list, or import a file."));
        FlowPane acts = new FlowPane(Lay.S, Lay.S, add, paste, load, edit, again, retire, remove);
        acts.setPrefWrapLength(WIDTH - 48);
        Button close = Buttons.plain("Close", this::close);
        close.setCancelButton(true);
        VBox body = Lay.column(12, acts, notice, table.view());
        content = new DialogContent(
                        "Servers of This Profile",
                        "servers",
                        WIDTH,
                        body,
                        List.of(Buttons.quiet(
                                "_Help", Icon.HELP, () -> ports.help().accept("servers"))),
                        List.of(close))
                .onClosed(model::close)
                .startAt(table.view());
        table.selected().addListener((ListChangeListener<ServerRow>) _ -> draw());
        model.notice()
                .subscribe(words -> words.ifPresentOrElse(
                        said -> notice.show(said.status(), said.what(), said.why()), notice::clear));
        draw();
    }

    private static List<Column<Server>> columns(ServerPorts ports) {
        return List.of(
                Column.status(
                        "Link",
                        168,
                        ServerRow::status,
                        server -> server.retired() ? "Retired" : LinkWords.brief(server.link()),
                        Comparator.comparing(ServerRow::status)),
                Column.text("Server", 120, server -> server.name().value()),
                Column.text("Site", 96, Server::site),
                Column.text("Address", 216, Server::address),
                Column.text("Tags", 120, server -> String.join(", ", server.tags())),
                Column.text(
                        "Agent",
                        64,
                        server -> server.facts().map(ServerFacts::version).orElse("")),
                Column.text(
                        "Details",
                        160,
                        server -> server.current()
                                ? ""
                                : LinkWords.sentence(
                                        server.link(), ports.clock().instant())));
    }

    private List<ServerRow> chosen() {
        return List.copyOf(table.selected());
    }

    private boolean allRetired() {
        return !chosen().isEmpty()
                && chosen().stream().allMatch(row -> row.server().get().retired());
    }

    private void one(Consumer<ServerRow> act) {
        if (chosen().size() == 1) {
            act.accept(chosen().getFirst());
        }
    }

    private void draw() {
        int count = chosen().size();
        edit.setDisable(count != 1);
        retire.setDisable(count == 0);
        retire.setText(allRetired() ? "_Take Back" : "Re_tire");
        remove.setDisable(count == 0);
        again.setDisable(count == 0);
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }

    SortedTable<ServerRow, Server> table() {
        return table;
    }
}
