package org.seatkeeper.client.console.properties;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;

/** The properties of one product without widgets; follows it until {@link #close}. JavaFX thread. */
public final class ProductViewModel {
    /** The parts of the window, in their order. */
    public enum Tab {
        CONNECTIONS,
        REFUSALS,
        CLIENTS,
        PEAKS,
        SETTINGS
    }

    /** The product as it stands, on its server as it stands. */
    public record Now(Server server, ProductFigures product) {
        /** Whether what is shown is vouched for, so that it can be acted on. */
        public boolean live() {
            return server.current();
        }

        /** Whether the server lets the caller do the daily work on it. */
        public boolean mayOperate() {
            return live() && product.mayOperate() && product.settings().known();
        }
    }

    private final ProductKey key;
    private final ReadOnlyObjectWrapper<Now> now;
    private final PagesViewModel<ConnectionLine> connections;
    private final PagesViewModel<DenialLine> refusals;
    private final PagesViewModel<ClientLine> clients;
    private final PeaksViewModel peaks;
    private final SettingsViewModel settings;
    private final Subscription following;
    private Tab tab = Tab.CONNECTIONS;

    ProductViewModel(ProductKey key, Now first, PropertyPorts ports) {
        this.key = key;
        now = new ReadOnlyObjectWrapper<>(first);
        String server = key.server().value();
        ReadsUse reads = ports.reads();
        connections =
                new PagesViewModel<>(server, after -> reads.connections(key, after), ConnectionLine::number, ports);
        refusals = new PagesViewModel<>(server, before -> reads.denials(key, before), DenialLine::position, ports);
        clients = new PagesViewModel<>(server, after -> reads.clients(key, after), ClientLine::position, ports);
        peaks = new PeaksViewModel(key, now.getReadOnlyProperty(), ports);
        settings = new SettingsViewModel(key, first, ports);
        following = ports.fleet().follow(this::show);
    }

    /** Which product on which server. */
    public ProductKey key() {
        return key;
    }

    /** The newest figures; the last ones of a product that is no longer told of. */
    public ReadOnlyObjectProperty<Now> now() {
        return now.getReadOnlyProperty();
    }

    PagesViewModel<ConnectionLine> connections() {
        return connections;
    }

    PagesViewModel<DenialLine> refusals() {
        return refusals;
    }

    PagesViewModel<ClientLine> clients() {
        return clients;
    }

    PeaksViewModel peaks() {
        return peaks;
    }

    SettingsViewModel settings() {
        return settings;
    }

    /** This part is looked at from now on; only it is read. */
    public void look(Tab shown) {
        tab = shown;
        connections.watch(shown == Tab.CONNECTIONS);
        refusals.watch(shown == Tab.REFUSALS);
        clients.watch(shown == Tab.CLIENTS);
        peaks.watch(shown == Tab.PEAKS);
    }

    /** Reads what is looked at again, now. */
    public void again() {
        switch (tab) {
            case CONNECTIONS -> connections.again();
            case REFUSALS -> refusals.again();
            case CLIENTS -> clients.again();
            case PEAKS -> peaks.again();
            case SETTINGS -> {}
        }
    }

    private void show(FleetChange change) {
        if (!change.changed().contains(key.server())) {
            return;
        }
        Optional<Server> server = change.fleet().server(key.server());
        server.flatMap(known -> known.product(key.productId()).map(product -> new Now(known, product)))
                .ifPresent(this::show);
    }

    private void show(Now newest) {
        boolean back = newest.live() && !now.get().live();
        now.set(newest);
        settings.show(newest);
        if (newest.live()) {
            List.of(connections, refusals, clients).forEach(PagesViewModel::touched);
            peaks.touched(back);
        }
    }

    /** Nothing is followed or read any more. */
    public void close() {
        following.unsubscribe();
        List.of(connections, refusals, clients).forEach(list -> list.watch(false));
        peaks.watch(false);
    }
}
