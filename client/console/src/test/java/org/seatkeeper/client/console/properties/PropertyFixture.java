package org.seatkeeper.client.console.properties;

import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.seatkeeper.client.console.FakeAgents;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

/** A product of the invented fleet, ports that answer at once, and a second that passes when a test says so. */
class PropertyFixture {
    static final ProductKey SQL = new ProductKey(new ServerName("ber-db-02"), "tarn-sql-14");

    final Fleet fleet = new Halden().fleet();
    final FakeAgents agents = new FakeAgents(fleet);
    final FleetFeed feed = new FleetFeed();
    final List<String> told = new ArrayList<>();
    final List<DialogContent> dialogs = new ArrayList<>();
    final Deque<Runnable> later = new ArrayDeque<>();
    private int ids;
    final PropertyPorts ports = new PropertyPorts(
            agents.use,
            agents.use,
            feed,
            (_, what, why) -> told.add(what + " | " + why),
            dialogs::add,
            Runnable::run,
            later::add,
            Runnable::run,
            () -> Halden.NOW,
            new Times(ZoneOffset.UTC),
            () -> "op-" + ++ids,
            topic -> told.add("help " + topic));

    PropertyFixture() {
        feed.accept(Halden.all(fleet));
    }

    /** A second passes. */
    void second() {
        for (int n = later.size(); n > 0; n--) {
            later.remove().run();
        }
    }

    ProductViewModel.Now now() {
        Server server = fleet.server(SQL.server()).orElseThrow();
        return new ProductViewModel.Now(server, server.product(SQL.productId()).orElseThrow());
    }

    /** The server tells of its product anew. */
    void tells(UnaryOperator<ProductFigures> change) {
        Server was = feed.fleet().server(SQL.server()).orElseThrow();
        put(new Server(
                was.name(),
                was.address(),
                was.tags(),
                was.retired(),
                was.link(),
                was.facts(),
                was.products().stream().map(change).toList(),
                was.heardAt()));
    }

    void put(Server server) {
        var servers = new TreeMap<>(feed.fleet().servers());
        servers.put(server.name(), server);
        feed.accept(new FleetChange(new Fleet(servers), Set.of(server.name())));
    }

    static ProductFigures with(ProductFigures p, long revision, ProductSettings settings) {
        return new ProductFigures(
                p.productId(),
                p.publisher(),
                p.name(),
                p.version(),
                p.mode(),
                p.observing(),
                revision,
                p.gone(),
                p.perServerLicenses(),
                p.poolUserLicenses(),
                p.poolDeviceLicenses(),
                p.unclaimed(),
                p.seatKind(),
                p.status(),
                p.statusNote(),
                p.modeChange(),
                p.agreementVersion(),
                p.agreementHash(),
                p.changeMode(),
                p.manageLicenses(),
                p.mayCancelChange(),
                p.ledgerEntries(),
                p.inUse(),
                p.peak(),
                p.usage(),
                settings,
                p.mayOperate());
    }

    static ProductSettings graced(ProductSettings s, int grace) {
        return new ProductSettings(s.observing(), grace, s.hold(), s.key(), s.machineAccounts(), s.lease());
    }
}
