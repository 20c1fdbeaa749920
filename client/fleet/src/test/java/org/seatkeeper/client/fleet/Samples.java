package org.seatkeeper.client.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A few servers and products with plain values, for the tests of this package. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-06-16T11:55:00Z");
    static final LinkState LIVE = new LinkState.Live(NOW.minusSeconds(60));
    static final LinkState DOWN = new LinkState.Unreachable("no answer", NOW.minusSeconds(8040), NOW.plusSeconds(40));

    private Samples() {}

    static ProductFigures product(String name, LicensingMode mode, int licenses, Status status) {
        return new ProductFigures(
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                "Tarn",
                name,
                "14",
                mode,
                false,
                3,
                false,
                licenses,
                0,
                0,
                List.of(),
                SeatKind.USER,
                status,
                "",
                Optional.empty(),
                "1",
                "ab",
                new Ruling.Allowed(),
                new Ruling.Allowed(),
                false,
                1,
                0,
                0,
                Usage.NONE,
                ProductSettings.UNKNOWN,
                true);
    }

    static ProductFigures scheduled(ProductFigures p, Instant at) {
        var change = new ModeChangeFacts(
                "c1",
                ModeChangeFacts.State.SCHEDULED,
                "mira",
                "1",
                "ab",
                Disposition.MOVE,
                SeatKind.USER,
                NOW,
                at,
                Optional.empty(),
                0,
                "",
                "");
        return with(p, Optional.of(change), List.of());
    }

    static ProductFigures unclaimed(ProductFigures p, int quantity) {
        return with(p, Optional.empty(), List.of(new UnclaimedLicenses("c1", quantity)));
    }

    static ProductFigures used(ProductFigures p, int inUse, int peak, long free, int refused) {
        var settings = new ProductSettings(
                false,
                0,
                Duration.ZERO,
                ProductSettings.Key.DEVICE_AND_USER,
                ProductSettings.MachineAccounts.IGNORE,
                Duration.ofMinutes(1));
        var usage =
                new Usage(free, refused, Optional.of(NOW), Optional.of(NOW), peak, 0, 0, 0, 0, Usage.WhenSilent.REFUSE);
        return with(p, p.modeChange(), p.unclaimed(), inUse, peak, usage, settings);
    }

    private static ProductFigures with(
            ProductFigures p, Optional<ModeChangeFacts> change, List<UnclaimedLicenses> unclaimed) {
        return with(p, change, unclaimed, p.inUse(), p.peak(), p.usage(), p.settings());
    }

    private static ProductFigures with(
            ProductFigures p,
            Optional<ModeChangeFacts> change,
            List<UnclaimedLicenses> unclaimed,
            int inUse,
            int peak,
            Usage usage,
            ProductSettings settings) {
        return new ProductFigures(
                p.productId(),
                p.publisher(),
                p.name(),
                p.version(),
                p.mode(),
                p.observing(),
                p.revision(),
                p.gone(),
                p.perServerLicenses(),
                p.poolUserLicenses(),
                p.poolDeviceLicenses(),
                unclaimed,
                p.seatKind(),
                p.status(),
                p.statusNote(),
                change,
                p.agreementVersion(),
                p.agreementHash(),
                p.changeMode(),
                p.manageLicenses(),
                p.mayCancelChange(),
                p.ledgerEntries(),
                inUse,
                peak,
                usage,
                settings,
                p.mayOperate());
    }

    static ServerFacts facts(
            String name, String site, String readOnly, Optional<Instant> expires, List<String> faults) {
        return new ServerFacts(
                "id", name, site, "0.1.0", 1, 1, 1, readOnly, expires, faults, "operator/mira", List.of(), List.of());
    }

    static Server server(String name, String site, LinkState link, ProductFigures... products) {
        return new Server(
                new ServerName(name),
                name + ":7443",
                Set.of("prod"),
                false,
                link,
                Optional.of(facts(name, site, "", Optional.empty(), List.of())),
                Arrays.asList(products),
                Optional.of(NOW.minusSeconds(8040)));
    }

    static Fleet fleet(Server... servers) {
        var map = new TreeMap<ServerName, Server>();
        for (Server server : servers) {
            map.put(server.name(), server);
        }
        return new Fleet(map);
    }
}
