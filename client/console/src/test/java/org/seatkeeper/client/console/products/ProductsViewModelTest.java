package org.seatkeeper.client.console.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

class ProductsViewModelTest {
    private static final ServerName BERLIN = new ServerName("ber-db-02");

    private final Fleet fleet = new Halden().fleet();
    private final ProductsViewModel model = new ProductsViewModel(InstantSource.fixed(Halden.NOW));

    private static Server linked(Server server, LinkState link) {
        return new Server(
                server.name(),
                server.address(),
                server.tags(),
                server.retired(),
                link,
                server.facts(),
                server.products(),
                server.heardAt());
    }

    private static FleetChange only(Fleet before, Server changed) {
        var servers = new TreeMap<>(before.servers());
        servers.put(changed.name(), changed);
        return new FleetChange(new Fleet(servers), Set.of(changed.name()));
    }

    private ProductRow row(ServerName server) {
        return model.shown().stream()
                .filter(row -> row.key().server().equals(server))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLineOutlivesItsFiguresAndActsFollowTheLink() {
        model.show(Halden.all(fleet));
        ProductRow before = row(BERLIN);
        assertTrue(ProductActs.of(List.of(before)).add());

        var down = new LinkState.Unreachable("no answer", Halden.NOW, Halden.NOW.plusSeconds(9));
        model.show(only(fleet, linked(fleet.server(BERLIN).orElseThrow(), down)));

        assertSame(before, row(BERLIN));
        assertEquals(Status.NOT_REPORTING, before.figures().get().status());
        assertTrue(before.figures().get().age().endsWith("unreachable"));
        assertEquals(
                new ProductActs(false, false, false, false, "ber-db-02 does not report: acts on its figures are off"),
                ProductActs.of(List.of(before)));
        assertTrue(model.orderMoved().get());
        assertEquals(4, model.silent().get());
    }

    @Test
    void aServerThatNeverAnsweredHasOneLineThatSaysSo() {
        model.show(Halden.all(fleet));
        ProductRow never = row(new ServerName("osl-rpt-01"));
        assertEquals("", never.key().productId());
        assertEquals("Never heard, not authorized", never.figures().get().age());
    }

    @Test
    void theLineOfAServerThatNeverAnsweredStaysWhileItIsDialedAgain() {
        model.show(Halden.all(fleet));
        var name = new ServerName("osl-rpt-01");
        ProductRow never = row(name);
        int silent = model.silent().get();
        model.show(only(fleet, linked(fleet.server(name).orElseThrow(), new LinkState.Connecting(2))));
        assertSame(never, row(name));
        assertEquals(silent, model.silent().get());
    }

    @Test
    void linesOfAServerThatIsForgottenGo() {
        model.show(Halden.all(fleet));
        int all = model.all();
        var servers = new TreeMap<>(fleet.servers());
        servers.remove(BERLIN);
        model.show(new FleetChange(new Fleet(servers), Set.of(BERLIN)));
        assertEquals(all - 1, model.all());
    }

    @Test
    void aFilterThatHidesEverythingOffersTheLikelyCorrection() {
        model.show(Halden.all(fleet));
        model.filter(FilterExpression.parse("site:berlim"));
        var situation =
                assertInstanceOf(Situation.NoMatch.class, model.situation().get());
        assertEquals(model.all(), situation.hidden());
        assertEquals("site:berlin", situation.hint().orElseThrow().corrected());
        model.filter(FilterExpression.ALL);
        assertEquals(new Situation.Lines(), model.situation().get());
    }

    @Test
    void anEmptyProfileAndAFirstConnectionAreToldApart() {
        model.show(Halden.all(Fleet.EMPTY));
        assertEquals(new Situation.NoServers(), model.situation().get());
        Server fresh = fleet.server(BERLIN).orElseThrow();
        Server dialing = new Server(
                BERLIN,
                "b:1",
                Set.of(),
                false,
                new LinkState.Connecting(1),
                java.util.Optional.empty(),
                List.of(),
                java.util.Optional.empty());
        model.show(only(Fleet.EMPTY, dialing));
        assertEquals(new Situation.Waiting(0, 1), model.situation().get());
        model.show(only(Fleet.EMPTY, fresh));
        assertEquals(new Situation.Lines(), model.situation().get());
    }

    @Test
    void timeMovesAgesOfOldLinesOnly() {
        var now = new java.util.concurrent.atomic.AtomicReference<>(Halden.NOW);
        var aging = new ProductsViewModel(now::get);
        aging.show(Halden.all(fleet));
        ProductRow old = aging.shown().stream()
                .filter(row -> row.key().server().value().equals("osl-term-02"))
                .findFirst()
                .orElseThrow();
        now.set(Halden.NOW.plusSeconds(60));
        aging.tick();
        assertEquals("2 h 15 min, unreachable", old.figures().get().age());
        assertFalse(aging.orderMoved().get());
    }
}
