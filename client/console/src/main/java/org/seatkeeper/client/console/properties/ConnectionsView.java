package org.seatkeeper.client.console.properties;

import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.Status;

/** Who is connected now, with the act that ends a connection. */
final class ConnectionsView extends StackPane {
    private final ProductViewModel model;
    private final PagesView<ConnectionLine> list;
    private final Button evict;
    private final MenuItem evictItem;
    private final Label why = CutText.watch(Words.muted(""));

    ConnectionsView(ProductViewModel model, PropertyActs acts, Times times) {
        this.model = model;
        list = new PagesView<>(
                model.connections(),
                "Connections",
                "connection",
                Comparator.comparingLong(Line::key),
                _ -> !model.now().get().live(),
                columns(times),
                times,
                this::vacant);
        evict = Buttons.plain("_Evict\u2026", Icon.EVICT, () -> acts.evict(list.selected()));
        evictItem = list.item("Evict\u2026", () -> acts.evict(list.selected()));
        why.setMinWidth(0);
        Button unblock = Buttons.plain("_Lift a Block\u2026", Icon.UNBLOCK, () -> acts.liftBlock("", ""));
        list.act(evict, 0).act(unblock, 1).act(why, 2);
        list.table().sortBy("Since");
        getChildren().add(list);
        list.table().selected().addListener((ListChangeListener<Object>) _ -> acts());
        model.now().subscribe(now -> {
            unblock.setDisable(!now.mayOperate());
            acts();
            list.vacantAgain();
        });
    }

    private static List<Column<ConnectionLine>> columns(Times times) {
        return List.of(
                Column.text("User", 168, line -> Clients.orNone(line.user())),
                Column.text("Device", 120, line -> Clients.orNone(line.device())),
                Column.text(
                        "Since",
                        128,
                        line -> times.list(line.openedAt()),
                        Comparator.comparing(ConnectionLine::openedAt)),
                Column.<ConnectionLine>number(
                                "Handles", 72, ConnectionLine::handles, line -> Words.number(line.handles()))
                        .tip("How often the client has the product open. It counts once all the same."),
                Column.<ConnectionLine>remark("State", 64, ConnectionsView::state, _ -> Status.OK)
                        .tip("Held: closed, and it keeps its place for the hold of the settings."),
                Column.remark("Note", 192, ConnectionsView::note, ConnectionsView::ink),
                Column.<ConnectionLine>number(
                                "Number", 124, ConnectionLine::number, line -> Long.toUnsignedString(line.number()))
                        .tip("What the command line calls it by."));
    }

    private static String state(ConnectionLine line) {
        return line.held() ? "Held" : "Open";
    }

    private static String note(ConnectionLine line) {
        if (line.admittedWhileSilent()) {
            return "Let in without an answer";
        }
        return line.administrator() ? "Administrator, never refused" : "";
    }

    private static Status ink(ConnectionLine line) {
        return line.admittedWhileSilent() ? Status.AT_LIMIT : Status.OK;
    }

    private void acts() {
        ProductViewModel.Now now = model.now().get();
        int count = list.table().selected().size();
        boolean may = now.mayOperate() && count > 0 && count <= EvictAct.CONNECTIONS_MAX;
        evict.setDisable(!may);
        evictItem.setDisable(!may);
        why.setText(why(now, count));
    }

    private static String why(ProductViewModel.Now now, int count) {
        if (!now.live()) {
            return ""; // The strip above says it.
        }
        if (!now.product().mayOperate()) {
            return "Your role here does not let you end connections; an Operator may.";
        }
        return count > EvictAct.CONNECTIONS_MAX
                ? "At most " + EvictAct.CONNECTIONS_MAX + " connections are ended at once."
                : "";
    }

    private Node vacant() {
        boolean observes = model.now().get().product().observing();
        return new Vacant(
                Icon.USER,
                "Nobody is connected",
                observes
                        ? "Connections appear here as they are opened. The product is observed only: nobody is refused."
                        : "Connections appear here as they are opened.");
    }

    PagesView<ConnectionLine> list() {
        return list;
    }

    Button evictAction() {
        return evict;
    }
}
