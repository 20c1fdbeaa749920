package org.seatkeeper.client.console.properties;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.Status;

/** Who used a product that is Per Device or Per User, and whom a seat covers. */
final class ClientsView extends StackPane {
    private final ProductViewModel model;
    private final LeadsFromProperties leads;
    private final PagesView<ClientLine> list;

    ClientsView(ProductViewModel model, LeadsFromProperties leads, Times times) {
        this.model = model;
        this.leads = leads;
        list = new PagesView<>(
                model.clients(),
                "Clients",
                "client",
                Comparator.comparingLong(Line::key),
                _ -> !model.now().get().live(),
                columns(times),
                times,
                this::vacant);
        list.table().sortBy("Seat");
        getChildren().add(list);
        model.now().subscribe(_ -> list.vacantAgain());
    }

    private static List<Column<ClientLine>> columns(Times times) {
        return List.of(
                Column.<ClientLine>status(
                                "Seat",
                                112,
                                ClientsView::seat,
                                line -> line.licensed() ? "Licensed" : "Unlicensed",
                                Comparator.comparing(ClientsView::seat))
                        .tip("Seats cover clients in the order of their first access."),
                Column.text("User", 184, line -> Clients.orNone(line.user())),
                Column.text("Device", 152, line -> Clients.orNone(line.device())),
                Column.text("First", 128, line -> times.list(line.first()), Comparator.comparing(ClientLine::first)),
                Column.text("Last", 128, line -> times.list(line.last()), Comparator.comparing(ClientLine::last)),
                Column.<ClientLine>number("Times", 72, ClientLine::count, line -> Words.number(line.count()))
                        .tip("How often the client used the product."),
                Column.number("Open", 64, ClientLine::open, line -> Words.number(line.open())));
    }

    private static Status seat(ClientLine line) {
        return line.licensed() ? Status.OK : Status.OVER;
    }

    private Node vacant() {
        boolean perServer = model.now().get().product().mode() == LicensingMode.PER_SERVER;
        return perServer
                ? new Vacant(
                        Icon.USER,
                        "Clients are not tracked in the mode Per Server",
                        "It counts connections at the same time. Users and devices are listed once the product is Per Device or Per User.",
                        Buttons.plain(
                                "Choose Licensing _Mode\u2026",
                                Icon.MODE,
                                () -> leads.chooseMode(List.of(model.key()))))
                : new Vacant(Icon.USER, "Nobody used it yet", "Each user and device appears here with its first use.");
    }

    PagesView<ClientLine> list() {
        return list;
    }
}
