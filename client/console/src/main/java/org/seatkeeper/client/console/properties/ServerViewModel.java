package org.seatkeeper.client.console.properties;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/** The properties of one server without widgets; follows it until {@link #close}. JavaFX thread. */
public final class ServerViewModel {
    /** A product as its line shows it. */
    record Figures(ProductFigures product, Status status, boolean live) {}

    private final ServerName name;
    private final ReadOnlyObjectWrapper<Server> server;
    private final Map<String, Line<Figures>> lines = new HashMap<>();
    private final ObservableList<Line<Figures>> products = FXCollections.observableArrayList();
    private final PagesViewModel<EventLine> events;
    private final Subscription following;
    private boolean showsEvents;

    ServerViewModel(Server first, PropertyPorts ports) {
        name = first.name();
        server = new ReadOnlyObjectWrapper<>(first);
        events = new PagesViewModel<>(
                name.value(), before -> ports.reads().events(name, before), EventLine::position, ports);
        following = ports.fleet().follow(this::show);
    }

    ServerName name() {
        return name;
    }

    /** The newest of it. */
    ReadOnlyObjectProperty<Server> server() {
        return server.getReadOnlyProperty();
    }

    /** A line for each product; lines outlive what they show. */
    ObservableList<Line<Figures>> products() {
        return products;
    }

    PagesViewModel<EventLine> events() {
        return events;
    }

    /** What a product is called; its id where the server no longer tells of it. */
    String called(String productId) {
        return server.get().product(productId).map(ProductFigures::name).orElse(productId);
    }

    /** Which product a line is about. */
    ProductKey key(Figures figures) {
        return new ProductKey(name, figures.product().productId());
    }

    /** The events are looked at from now on, or no longer. */
    void look(boolean atEvents) {
        showsEvents = atEvents;
        events.watch(atEvents);
    }

    boolean showsEvents() {
        return showsEvents;
    }

    private void show(FleetChange change) {
        if (change.changed().contains(name)) {
            change.fleet().server(name).ifPresent(this::show);
        }
    }

    private void show(Server newest) {
        server.set(newest);
        var gone = new HashSet<>(lines.keySet());
        for (ProductFigures product : newest.products()) {
            gone.remove(product.productId());
            var figures = new Figures(product, Standing.of(newest, product), newest.current());
            Line<Figures> line = lines.get(product.productId());
            if (line == null) {
                line = new Line<>(lines.size(), figures);
                lines.put(product.productId(), line);
                products.add(line);
            } else {
                line.show(figures);
            }
        }
        gone.forEach(id -> products.remove(lines.remove(id)));
        if (newest.current()) {
            events.touched();
        }
    }

    /** Nothing is followed or read any more. */
    void close() {
        following.unsubscribe();
        events.watch(false);
    }
}
