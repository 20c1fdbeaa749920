package org.seatkeeper.client.console.properties;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.FigureColumns;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.properties.ServerViewModel.Figures;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UsageCommands;

/** All about one server: its products with their use, live, and its events. */
final class ServerView extends VBox {
    private final ServerViewModel model;
    private final PropertyPorts ports;
    private final LeadsFromProperties leads;
    private final StatusLabel status = new StatusLabel();
    private final Label below = Words.wrapped(Words.muted(""));
    private final Notice old = new Notice();
    private final CommandStrip command = new CommandStrip();
    private final TabPane tabs = new TabPane();
    private final SortedTable<Line<Figures>, Figures> products;
    private final EventsView events;

    ServerView(
            ServerViewModel model, PropertyPorts ports, LeadsFromProperties leads, Consumer<ProductKey> opensProduct) {
        super(Lay.S);
        this.model = model;
        this.ports = ports;
        this.leads = leads;
        products = new SortedTable<>(
                "Products of this server",
                model.products(),
                Line::value,
                Comparator.comparingLong(Line::key),
                figures -> !figures.live(),
                columns(ports.times()));
        products.view().getStyleClass().add("inset");
        products.sortBy("Status");
        products.vacant(new Vacant(
                Icon.PRODUCT,
                "No products yet",
                "A product appears here by itself once it is declared on the server."));
        Runnable opens = () -> one().ifPresent(opensProduct);
        products.onOpen(opens);
        products.onProperties(opens);
        Button open = Buttons.plain("_Properties\u2026", Icon.PROPERTIES, opens);
        products.selected().addListener((ListChangeListener<Object>) _ -> open.setDisable(one().isEmpty()));
        open.setDisable(true);
        VBox first = Lay.styled(
                Lay.column(Lay.S, Lay.styled(Lay.row(Lay.S, open), "tab-bar"), Lay.grow(products.view())), "tab-page");
        events = new EventsView(model, ports.times());
        tabs.getTabs().addAll(new Tab("Products", first), new Tab("Events", events));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText("Properties");
        Lay.whole(status);
        getStyleClass().add("properties");
        getChildren()
                .addAll(Lay.row(12, Words.title(model.name().value()), status), below, old, command, Lay.grow(tabs));
        model.server().subscribe(this::draw);
        tabs.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            model.look(index.intValue() == 1);
            command.command(
                    model.showsEvents() ? UsageCommands.events(model.name()) : UsageCommands.products(model.name()));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private static List<Column<Figures>> columns(Times times) {
        var figures = new FigureColumns<Figures>(line -> Optional.of(line.product()));
        return List.of(
                Column.status(
                        "Status",
                        160,
                        Figures::status,
                        line -> line.status().words(),
                        Comparator.comparing(Figures::status)),
                figures.text("Product", 128, ProductFigures::name),
                figures.text("Mode", 148, product -> product.mode().words()),
                figures.licenses(),
                figures.inUse(),
                figures.free(),
                figures.peak(),
                figures.peakAt(times),
                figures.refusedToday(),
                figures.text("Note", 208, ProductFigures::statusNote));
    }

    private Optional<ProductKey> one() {
        return products.selected().size() == 1
                ? Optional.of(model.key(products.selected().getFirst().value().get()))
                : Optional.empty();
    }

    private void draw(Server server) {
        Status standing = Standing.of(server);
        status.show(standing, standing.words());
        below.setText((server.site().isEmpty() ? "Site not known yet" : server.site())
                + Words.DOT
                + server.address()
                + server.facts()
                        .map(ServerFacts::version)
                        .map(version -> Words.DOT + "agent " + version)
                        .orElse("")
                + Words.DOT
                + LinkWords.age(server, ports.clock().instant()));
        if (server.current()) {
            old.clear();
        } else {
            old.show(
                    Status.NOT_REPORTING,
                    "",
                    LinkWords.sentence(server.link(), ports.clock().instant())
                            + " What is shown is what was last known; acts on it are off.",
                    Buttons.link("Try Again Now", () -> leads.tryAgain(server.name())));
        }
    }

    /** Shows the command line that prints the same as the part that is shown, or hides it. */
    void toggleCommand() {
        command.toggle();
    }

    /** Shows the events. */
    void showEvents() {
        tabs.getSelectionModel().select(1);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            model.events().again();
            event.consume();
        }
    }

    EventsView events() {
        return events;
    }

    SortedTable<Line<Figures>, Figures> products() {
        return products;
    }
}
