package org.seatkeeper.client.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ModeChangeFacts;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UnclaimedLicenses;
import org.seatkeeper.client.fleet.Usage;

/** Halden Freight: an invented company with 42 servers in three sites. The same figures on every run. */
public final class Halden {
    public static final Instant NOW = Instant.parse("2026-06-16T11:55:00Z");

    private static final Map<String, List<String>> RUNS = new TreeMap<>(Map.of(
            "db", List.of("Tarn SQL 14"),
            "files", List.of("Fjord Files 6"),
            "mail", List.of("Pelican Mail 11", "Fjord Files 6"),
            "rpt", List.of("Quarry Reports 5", "Tarn SQL 14"),
            "term", List.of("Lantern Terminal 9", "Fjord Files 6"),
            "erp", List.of("Harbor ERP 8", "Tarn SQL 14")));

    private final Random random = new Random(2003);
    private final Map<ServerName, Server> servers = new TreeMap<>();

    public Halden() {
        site("Berlin", "ber", Map.of("db", 4, "files", 5, "mail", 2, "rpt", 2, "term", 3, "erp", 2));
        site("Oslo", "osl", Map.of("db", 3, "files", 4, "mail", 1, "rpt", 1, "term", 3, "erp", 2));
        site("Rotterdam", "rtm", Map.of("db", 2, "files", 3, "mail", 1, "rpt", 1, "term", 2, "erp", 1));
    }

    public Fleet fleet() {
        return new Fleet(new TreeMap<>(servers));
    }

    public static FleetChange all(Fleet fleet) {
        return new FleetChange(fleet, fleet.servers().keySet());
    }

    /** As many servers as wanted in one site, one product each, every tenth silent. */
    public static Fleet many(int count) {
        var map = new TreeMap<ServerName, Server>();
        var one = new Halden();
        for (int i = 0; i < count; i++) {
            var name = new ServerName("srv-%05d".formatted(i));
            LinkState link = i % 10 == 3
                    ? new LinkState.Unreachable("no answer", NOW.minusSeconds(600), NOW.plusSeconds(30))
                    : new LinkState.Live(NOW.minusSeconds(3600));
            map.put(name, one.server(name.value(), i % 2 == 0 ? "Berlin" : "Oslo", link, List.of("Tarn SQL 14")));
        }
        return new Fleet(map);
    }

    private void site(String site, String prefix, Map<String, Integer> counts) {
        new TreeMap<>(counts).forEach((kind, count) -> {
            for (int n = 1; n <= count; n++) {
                String name = "%s-%s-%02d".formatted(prefix, kind, n);
                servers.put(new ServerName(name), server(name, site, link(name), RUNS.getOrDefault(kind, List.of())));
            }
        });
    }

    private static LinkState link(String server) {
        Instant soon = NOW.plusSeconds(40);
        return switch (server) {
            case "osl-term-02" ->
                new LinkState.Unreachable("no answer on port 7443", NOW.minus(Duration.ofMinutes(134)), soon);
            case "rtm-files-03" ->
                new LinkState.CertificateRefused("it expired on Jun 14", NOW.minus(Duration.ofMinutes(26)), soon);
            case "osl-rpt-01" ->
                new LinkState.NotAuthorized("operator/mira.holt", NOW.minus(Duration.ofMinutes(3)), soon);
            default -> new LinkState.Live(NOW.minus(Duration.ofHours(9)));
        };
    }

    private Server server(String name, String site, LinkState link, List<String> runs) {
        var products = new ArrayList<ProductFigures>();
        for (String product : runs) {
            products.add(product(name, product));
        }
        boolean live = link instanceof LinkState.Live;
        Optional<Instant> heard = Optional.of(
                switch (link) {
                    case LinkState.Unreachable(String _, Instant since, Instant _) -> since;
                    case LinkState.CertificateRefused(String _, Instant since, Instant _) -> since;
                    default -> NOW;
                });
        boolean known = live || !name.equals("osl-rpt-01");
        Optional<Instant> expires = Optional.of(NOW.plus(Duration.ofDays(name.equals("rtm-db-02") ? 6 : 300)));
        var facts = new ServerFacts(
                "a-" + name,
                name,
                site,
                "0.1.0",
                1,
                7,
                9,
                "",
                expires,
                List.of(),
                "operator/mira.holt",
                List.of("MODE_ADMIN"),
                List.of("VIEW", "CHANGE_MODE", "MANAGE_LICENSES"));
        return new Server(
                new ServerName(name),
                name + ".halden.example:7443",
                name.contains("db") ? Set.of("database", "prod") : Set.of("prod"),
                false,
                link,
                known ? Optional.of(facts) : Optional.empty(),
                known ? products : List.of(),
                known ? heard : Optional.empty());
    }

    private ProductFigures product(String server, String name) {
        int licenses = 20 + 10 * random.nextInt(15);
        boolean pooled = name.startsWith("Pelican") || (name.startsWith("Fjord") && server.startsWith("rtm"));
        boolean scheduled = server.equals("ber-term-03") && name.startsWith("Lantern");
        boolean left = server.equals("rtm-mail-01") && name.startsWith("Pelican");
        Status status = switch (server + " " + name) {
            case "ber-db-02 Tarn SQL 14", "osl-term-01 Lantern Terminal 9" -> Status.OVER;
            case "ber-files-04 Fjord Files 6", "rtm-erp-01 Harbor ERP 8" -> Status.AT_LIMIT;
            default -> Status.OK;
        };
        boolean older = server.equals("rtm-erp-01") && name.startsWith("Tarn"); // Its agent counts nothing yet.
        boolean observed = server.equals("ber-rpt-01") && name.startsWith("Quarry");
        HaldenUse.Figures use = HaldenUse.figures(server + name, licenses, status, pooled);
        String note = status == Status.OVER ? "Peak " + use.peak() + " of " + licenses + " on Jun 15" : "";
        Ruling denied = new Ruling.Denied(new RefusalFacts(
                "NOT_ALLOWED",
                "Your role here is Viewer; changing the mode needs Mode administrator.",
                "Ask an administrator of " + server + " to bind you to that role."));
        Ruling ruling = server.equals("osl-db-03") ? denied : new Ruling.Allowed();
        Ruling finalMode = new Ruling.Denied(new RefusalFacts(
                "MODE_IS_FINAL", name + " is Per Device or Per User already.", "There is no way back."));
        Ruling open = new Ruling.Denied(new RefusalFacts(
                "CHANGE_ALREADY_OPEN", "A change of this product's mode is scheduled already.", "Cancel it first."));
        return new ProductFigures(
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                name.substring(0, name.indexOf(' ')),
                name,
                name.substring(name.lastIndexOf(' ') + 1),
                pooled ? LicensingMode.PER_DEVICE_OR_USER : LicensingMode.PER_SERVER,
                observed,
                118,
                server.equals("ber-rpt-02") && name.startsWith("Quarry"),
                pooled ? 0 : licenses,
                pooled ? licenses : 0,
                0,
                left ? List.of(new UnclaimedLicenses("c-9", 25)) : List.of(),
                SeatKind.USER,
                scheduled ? Status.SCHEDULED : status,
                note,
                scheduled ? Optional.of(scheduled()) : Optional.empty(),
                "3",
                "ab12",
                pooled ? finalMode : scheduled ? open : ruling,
                ruling,
                scheduled,
                5,
                older ? 0 : use.inUse(),
                older ? 0 : use.peak(),
                older ? Usage.NONE : use.usage(),
                older ? ProductSettings.UNKNOWN : HaldenUse.settings(observed),
                !server.equals("osl-db-03"));
    }

    private static ModeChangeFacts scheduled() {
        return new ModeChangeFacts(
                "c-1",
                ModeChangeFacts.State.SCHEDULED,
                "operator/s.berge",
                "3",
                "ab12",
                Disposition.MOVE,
                SeatKind.USER,
                NOW.minus(Duration.ofHours(14)),
                NOW.plus(Duration.ofMinutes(605)),
                Optional.empty(),
                0,
                "Terminal users roam between all three servers",
                "");
    }
}
