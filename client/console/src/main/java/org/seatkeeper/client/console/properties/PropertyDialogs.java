package org.seatkeeper.client.console.properties;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
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
    private static final double WIDTH = 960;
    private static final double WIDTH_MIN = 720;
    private static final double HEIGHT = 560;

    private static final String PRODUCT_TOPIC = "properties";
    private static final String SERVER_TOPIC = "events";

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
        now(key).ifPresent(now -> {
            var model = new ProductViewModel(key, now, ports);
            var view = new ProductView(model, ports, leads);
            view.show(tab);
            open(
                    key,
                    PRODUCT_TOPIC,
                    now.product().name() + " on " + key.server(),
                    view,
                    view::toggleCommand,
                    model::close);
        });
    }

    private Optional<ProductViewModel.Now> now(ProductKey key) {
        return fleet().server(key.server())
                .flatMap(server ->
                        server.product(key.productId()).map(product -> new ProductViewModel.Now(server, product)));
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
            open(name, SERVER_TOPIC, name.value(), view, view::toggleCommand, model::close);
        });
    }

    private boolean raised(Object about) {
        DialogContent there = open.get(about);
        if (there != null) {
            there.raise();
        }
        return there != null;
    }

    private void open(Object about, String topic, String title, Region view, Runnable command, Runnable closed) {
        DialogContent content = content(topic, title, view, command, () -> {
            open.remove(about);
            closed.run();
        });
        open.put(about, content);
        ports.dialogs().open(content);
    }

    private DialogContent content(String topic, String title, Region view, Runnable command, Runnable closed) {
        DialogContent[] content = new DialogContent[1];
        Button close = Buttons.plain("Close", () -> content[0].close());
        close.setCancelButton(true);
        content[0] = new DialogContent(
                        "Properties of " + title,
                        topic,
                        WIDTH,
                        view,
                        List.of(
                                Buttons.quiet("Show the _Command", Icon.COMMAND, command),
                                Buttons.quiet(
                                        "Help", Icon.HELP, () -> ports.help().accept(topic))),
                        List.of(close))
                .free(WIDTH_MIN, HEIGHT)
                .onClosed(closed);
        return content[0];
    }

    /**
     * The properties of a product as they are once this part of them was read, for pictures: nothing opens. The refusal that
     * is listed first is explained. Fails where its server does not tell of the product.
     */
    public CompletionStage<DialogContent> pictured(ProductKey key, ProductViewModel.Tab tab) {
        Optional<ProductViewModel.Now> now = now(key);
        if (now.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("nobody tells of " + key));
        }
        var model = new ProductViewModel(key, now.get(), ports);
        var view = new ProductView(model, ports, leads);
        view.show(tab);
        String title = now.get().product().name() + " on " + key.server();
        DialogContent content = content(PRODUCT_TOPIC, title, view, view::toggleCommand, model::close);
        return switch (tab) {
            case CONNECTIONS -> read(model.connections()).thenApply(_ -> content);
            case CLIENTS -> read(model.clients()).thenApply(_ -> content);
            case REFUSALS ->
                read(model.refusals()).thenApply(_ -> {
                    view.refusals().list().table().view().getSelectionModel().selectFirst();
                    return content;
                });
            case PEAKS ->
                once(model.peaks().chart().map(Optional::isPresent).orElse(false))
                        .thenApply(_ -> content);
            case SETTINGS -> CompletableFuture.completedStage(content);
        };
    }

    /** The properties of a server with its events, once these were read, for pictures: nothing opens. */
    public CompletionStage<DialogContent> picturedEvents(ServerName name) {
        var model = new ServerViewModel(fleet().server(name).orElseThrow(), ports);
        var view = new ServerView(model, ports, leads, _ -> {});
        view.showEvents();
        DialogContent content = content(SERVER_TOPIC, name.value(), view, view::toggleCommand, model::close);
        return read(model.events()).thenApply(_ -> content);
    }

    private static CompletionStage<Boolean> read(PagesViewModel<?> list) {
        return once(list.readAt().map(Optional::isPresent).orElse(false));
    }

    /** Completes when it is so, on the JavaFX thread. */
    private static CompletionStage<Boolean> once(ObservableValue<Boolean> so) {
        var was = new CompletableFuture<Boolean>();
        Subscription looking = so.subscribe(is -> {
            if (is) {
                was.complete(true);
            }
        });
        return was.whenComplete((_, _) -> looking.unsubscribe());
    }

    private Fleet fleet() {
        var now = new Fleet[] {Fleet.EMPTY};
        Subscription once = ports.fleet().follow(change -> now[0] = change.fleet());
        once.unsubscribe();
        return now[0];
    }
}
