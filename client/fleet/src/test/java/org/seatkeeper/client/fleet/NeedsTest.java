package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.client.fleet.Samples.DOWN;
import static org.seatkeeper.client.fleet.Samples.LIVE;
import static org.seatkeeper.client.fleet.Samples.NOW;
import static org.seatkeeper.client.fleet.Samples.product;
import static org.seatkeeper.client.fleet.Samples.server;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final ProductFigures FINE = product("Fjord Files", LicensingMode.PER_SERVER, 10, Status.OK);

    @Test
    void aFleetThatIsFineNeedsNobody() {
        assertEquals(
                List.of(),
                Needs.of(
                        Samples.fleet(
                                server("a", "Berlin", LIVE, FINE), server("b", "Berlin", new LinkState.Connecting(1))),
                        NOW));
    }

    @Test
    void aLostServerNeedsSomeoneWhileItIsDialedAgainToo() {
        var needs = Needs.of(Samples.fleet(server("a", "Berlin", new LinkState.Connecting(2), FINE)), NOW);
        assertEquals("Connecting, attempt 2.", needs.getFirst().why());
    }

    @Test
    void theWorstComesFirstAndEachHasOneAct() {
        var over = product("Tarn SQL", LicensingMode.PER_SERVER, 40, Status.OVER);
        var needs = Needs.of(
                Samples.fleet(
                        server("a", "Berlin", LIVE, Samples.scheduled(FINE, NOW.plusSeconds(36_300))),
                        server("b", "Berlin", LIVE, Samples.unclaimed(FINE, 25)),
                        server("c", "Oslo", DOWN, FINE),
                        server("d", "Oslo", LIVE, over)),
                NOW);

        assertEquals(
                List.of(
                        new Need(
                                Status.OVER,
                                new ServerName("d"),
                                Optional.of("tarn-sql"),
                                "Tarn SQL on d",
                                "Over its licenses",
                                Need.Act.ADD_LICENSES),
                        new Need(
                                Status.NOT_REPORTING,
                                new ServerName("c"),
                                Optional.empty(),
                                "c",
                                "Unreachable for 2 h 14 min: no answer. Next attempt in 40 s.",
                                Need.Act.SHOW_SERVER),
                        new Need(
                                Status.AT_LIMIT,
                                new ServerName("b"),
                                Optional.of("fjord-files"),
                                "Fjord Files on b",
                                "25 licenses are unclaimed since the change of mode",
                                Need.Act.CLAIM_LICENSES),
                        new Need(
                                Status.SCHEDULED,
                                new ServerName("a"),
                                Optional.of("fjord-files"),
                                "Fjord Files on a",
                                "Changes mode in 10 h 5 min; can still be canceled",
                                Need.Act.REVIEW_CHANGE)),
                needs);
    }

    @Test
    void aCertificateIsNamedThirtyDaysBeforeItsEndAndNotBefore() {
        assertEquals(List.of(), expiring(NOW.plus(Needs.CERTIFICATE_WARNING)));
        assertEquals(
                List.of("Expires in 29 d 23 h"),
                expiring(NOW.plus(Needs.CERTIFICATE_WARNING).minusSeconds(1)));
        assertEquals(List.of("Expired 1 min ago"), expiring(NOW.minusSeconds(60)));
    }

    @Test
    void aServerThatCannotWriteOrReadItsConfigurationSaysSo() {
        var plain = server("a", "Berlin", LIVE);
        var facts = Samples.facts("a", "Berlin", "the disk is full", Optional.empty(), List.of("sql.toml:3: no name"));
        assertEquals(
                List.of("the disk is full", "sql.toml:3: no name"),
                Needs.of(Samples.fleet(with(plain, facts)), NOW).stream()
                        .map(Need::why)
                        .toList());
    }

    private static List<String> expiring(java.time.Instant end) {
        var facts = Samples.facts("a", "Berlin", "", Optional.of(end), List.of());
        return Needs.of(Samples.fleet(with(server("a", "Berlin", LIVE), facts)), NOW).stream()
                .map(Need::why)
                .toList();
    }

    private static Server with(Server server, ServerFacts facts) {
        return new Server(
                server.name(),
                server.address(),
                server.tags(),
                server.retired(),
                server.link(),
                Optional.of(facts),
                server.products(),
                server.heardAt());
    }
}
