package org.seatkeeper.client.console.properties;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.Figure;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.properties.ProductViewModel.Now;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UsageCommands;

/** All about one product on one server: its figures, live, and a tab for each thing that can be asked about it. */
final class ProductView extends VBox {
    private static final List<ProductViewModel.Tab> ORDER = List.of(ProductViewModel.Tab.values());

    private final ProductViewModel model;
    private final PropertyPorts ports;
    private final LeadsFromProperties leads;
    private final StatusLabel status = new StatusLabel();
    private final Label below = Words.wrapped(Words.muted(""));
    private final HBox figures = Lay.row(32);
    private final Notice old = new Notice();
    private final CommandStrip command = new CommandStrip();
    private final TabPane tabs = new TabPane();
    private final ConnectionsView connections;
    private final RefusalsView refusals;
    private final PeaksView peaks;
    private final SettingsView settings;

    ProductView(ProductViewModel model, PropertyPorts ports, LeadsFromProperties leads) {
        super(Lay.S);
        this.model = model;
        this.ports = ports;
        this.leads = leads;
        var acts = new PropertyActs(model, ports);
        connections = new ConnectionsView(model, acts, ports.times());
        refusals = new RefusalsView(model, acts, leads, ports.times());
        peaks = new PeaksView(model, acts, ports.times());
        settings = new SettingsView(model);
        var clients = new ClientsView(model, leads, ports.times());
        for (ProductViewModel.Tab tab : ORDER) {
            tabs.getTabs()
                    .add(
                            switch (tab) {
                                case CONNECTIONS -> new Tab("Connections", connections);
                                case REFUSALS -> new Tab("Refusals", refusals);
                                case CLIENTS -> new Tab("Clients", clients);
                                case PEAKS -> new Tab("Peaks", peaks);
                                case SETTINGS -> new Tab("Settings", settings);
                            });
        }
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText("Properties");
        Lay.whole(status);
        getStyleClass().add("properties");
        getChildren()
                .addAll(
                        Lay.row(12, Words.title(model.now().get().product().name()), status),
                        below,
                        figures,
                        old,
                        command,
                        Lay.grow(tabs));
        model.now().subscribe(this::draw);
        tabs.getSelectionModel().selectedIndexProperty().subscribe(index -> look(index.intValue()));
        model.peaks().chart().subscribe(_ -> command());
        model.settings().drawings().subscribe(_ -> command());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private ProductViewModel.Tab shown() {
        return ORDER.get(Math.max(0, tabs.getSelectionModel().getSelectedIndex()));
    }

    private void look(int index) {
        if (index >= 0) {
            model.look(shown());
            command();
        }
    }

    /** Shows this part. */
    void show(ProductViewModel.Tab tab) {
        tabs.getSelectionModel().select(ORDER.indexOf(tab));
    }

    /** Shows the command line that does the same as the part that is shown, or hides it. */
    void toggleCommand() {
        command.toggle();
    }

    private void command() {
        command.command(
                switch (shown()) {
                    case CONNECTIONS -> UsageCommands.connections(model.key());
                    case REFUSALS -> UsageCommands.denials(model.key());
                    case CLIENTS -> UsageCommands.clients(model.key());
                    case PEAKS -> model.peaks().command();
                    case SETTINGS -> model.settings().command();
                });
    }

    private void draw(Now now) {
        Status standing = Standing.of(now.server(), now.product());
        status.show(standing, standing.words());
        String note = now.product().statusNote();
        below.setText(now.server().name()
                + (now.server().site().isEmpty() ? "" : ", " + now.server().site())
                + Words.DOT
                + now.product().mode().words()
                + (now.product().observing() ? ", observed only" : "")
                + Words.DOT
                + LinkWords.age(now.server(), ports.clock().instant())
                + (note.isEmpty() ? "" : Words.DOT + note));
        figures.getChildren().setAll(figures(now.product(), standing));
        if (now.live()) {
            old.clear();
        } else {
            old.show(
                    Status.NOT_REPORTING,
                    "",
                    LinkWords.sentence(now.server().link(), ports.clock().instant())
                            + " What is shown is what was last known; acts on it are off.",
                    Buttons.link(
                            "Try Again Now", () -> leads.tryAgain(now.server().name())));
        }
    }

    private Node[] figures(ProductFigures product, Status standing) {
        boolean known = product.settings().known();
        boolean over = standing == Status.OVER || standing == Status.AT_LIMIT;
        return new Node[] {
            new Figure(Words.number(product.licenses()), "Licenses"),
            new Figure(known ? Words.number(product.inUse()) : Words.NONE, "In use now"),
            new Figure(known ? Words.number(product.usage().free()) : Words.NONE, "Free now"),
            new Figure(
                    known ? Words.number(product.peak()) : Words.NONE,
                    product.usage()
                            .peakAt()
                            .map(at -> "Peak, " + ports.times().list(at))
                            .orElse("Peak"),
                    over ? StatusStyle.of(standing) : "plain"),
            new Figure(
                    known ? Words.number(product.usage().refusedToday()) : Words.NONE,
                    product.observing() ? "Would be refused today" : "Refused today"),
            new Figure(known ? Words.number(product.usage().administrators()) : Words.NONE, "Administrators in")
        };
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            model.again();
            event.consume();
        }
    }

    ConnectionsView connections() {
        return connections;
    }

    RefusalsView refusals() {
        return refusals;
    }

    PeaksView peaks() {
        return peaks;
    }

    SettingsView settings() {
        return settings;
    }
}
