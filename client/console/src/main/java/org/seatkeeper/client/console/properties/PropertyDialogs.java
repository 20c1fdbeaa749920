package org.seatkeeper.client.console.properties;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** Opens the windows of this room, each thing's once: a second wish brings the first window to the front. JavaFX thread. */
public final class PropertyDialogs {
    private static final double WIDTH = 920;
    private static final double WIDTH_MIN = 720;
    private static final double HEIGHT = 560;

    private final PropertyPorts ports;
    private final LeadsFromProperties leads;
    private final Map<Object, DialogContent> open = new HashMap<>();

    public PropertyDialogs(PropertyPorts ports, LeadsFromProperties leads) {
        this.ports = ports;
        this.leads = leads;
    }

    /** The properties of a product; nothing where its server does not tell of it. */
    public void product(ProductKey key) {
        product(key, ProductViewModel.Tab.CONNECTIONS);
    }

    /** The properties of a product, beginning with this part of them. */
    public void product(ProductKey key, ProductViewModel.Tab tab) {
        if (raised(key)) {
            return;
        }
        Fleet fleet = fleet();
        fleet.server(key.server())
                .flatMap(server ->
                        server.product(key.productId()).map(product -> new ProductViewModel.Now(server, product)))
                .ifPresent(now -> {
                    var model = new ProductViewModel(key, now, ports);
                    var view = new ProductView(model, ports, leads);
                    view.show(tab);
                    open(key, now.product().name() + " on " + key.server(), view, view::toggleCommand, model::close);
                });
    }

    /** The properties of a server; nothing where the profile does not know it. */
    public void server(ServerName name) {
        server(name, false);
    }

    /** The properties of a server, beginning with its events or its products. */
    public void server(ServerName name, boolean events) {
        if (raised(name)) {
            return;
        }
        fleet().server(name).ifPresent(server -> {
            var model = new ServerViewModel(server, ports);
            var view = new ServerView(model, ports, leads, this::product);
            if (events) {
                view.showEvents();
            }
            open(name, name.value(), view, view::toggleCommand, model::close);
        });
    }

    private boolean raised(Object about) {
        DialogContent there = open.get(about);
        if (there != null) {
            there.raise();
        }
        return there != null;
    }

    private void open(Object about, String title, Region view, Runnable command, Runnable closed) {
        DialogContent[] content = new DialogContent[1];
        Button close = Buttons.plain("Close", () -> content[0].close());
        close.setCancelButton(true);
        content[0] = new DialogContent(
                        "Properties of " + title,
                        "properties",
                        WIDTH,
                        view,
                        List.of(
                                Buttons.quiet("Show the _Command", Icon.COMMAND, command),
                                Buttons.quiet(
                                        "Help", Icon.HELP, () -> ports.help().accept("properties"))),
                        List.of(close))
                .free(WIDTH_MIN, HEIGHT)
                .onClosed(() -> {
                    open.remove(about);
                    closed.run();
                });
        open.put(about, content[0]);
        ports.dialogs().open(content[0]);
    }

    private Fleet fleet() {
        var now = new Fleet[] {Fleet.EMPTY};
        Subscription once = ports.fleet().follow(change -> now[0] = change.fleet());
        once.unsubscribe();
        return now[0];
    }
}
