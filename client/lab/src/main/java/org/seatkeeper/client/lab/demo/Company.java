package org.seatkeeper.client.lab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.lab.demo.DemoServer.Access;
import org.seatkeeper.client.lab.demo.DemoServer.Site;
import org.seatkeeper.client.lab.demo.Holding.Fate;

/** Halden Freight, which is invented: a forwarder with offices in Berlin, Oslo and Rotterdam. */
final class Company {
    /** Most servers of a demo. */
    static final int SERVERS_MAX = 1_000;

    /** The server that is away for a while now and then. */
    static final String COMES_AND_GOES = "osl-term-02";

    /** The server and the product whose mode the tour changes. */
    static final String TOUR_SERVER = "ber-db-02";

    static final DemoProduct TOUR_PRODUCT = DemoProduct.TARN;

    private static final int INSTALLED = 300;
    private static final List<Site> SITES = List.of(Site.values());
    private static final List<Kind> KINDS = List.of(Kind.values());

    private Company() {}

    /** Its servers: the first twelve are drawn by hand, so that each shows something; the rest follow their pattern. */
    static List<DemoServer> servers(int count, RandomGenerator random) {
        if (count < 1 || count > SERVERS_MAX) {
            throw new IllegalArgumentException("a demo has 1 to " + SERVERS_MAX + " servers");
        }
        var all = new ArrayList<DemoServer>(drawn());
        while (all.size() < count) {
            all.add(further(all.size(), random));
        }
        return List.copyOf(all.subList(0, count));
    }

    private static List<DemoServer> drawn() {
        return List.of(
                server(
                        "ber-db-02",
                        Site.BERLIN,
                        has(DemoProduct.TARN, 40, Fate.PER_SERVER),
                        has(DemoProduct.QUARRY, 25, Fate.PER_SERVER)),
                server("osl-term-02", Site.OSLO, has(DemoProduct.LANTERN, 60, Fate.PER_SERVER)),
                server(
                        "rtm-erp-01",
                        Site.ROTTERDAM,
                        391,
                        Access.ADMINISTRATOR,
                        has(DemoProduct.HARBOR, 50, Fate.PER_SERVER),
                        has(DemoProduct.TARN, 20, Fate.PER_SERVER)),
                server(
                        "ber-db-01",
                        Site.BERLIN,
                        has(DemoProduct.TARN, 120, Fate.PER_SERVER),
                        has(DemoProduct.FJORD, 15, Fate.PER_SERVER)),
                server(
                        "ber-files-01",
                        Site.BERLIN,
                        has(DemoProduct.FJORD, 160, Fate.MOVED),
                        has(DemoProduct.QUARRY, 0, Fate.OBSERVED)),
                server("ber-mail-01", Site.BERLIN, has(DemoProduct.PELICAN, 420, Fate.MOVED)),
                server("ber-term-01", Site.BERLIN, has(DemoProduct.LANTERN, 110, Fate.SCHEDULED)),
                server(
                        "osl-db-01",
                        Site.OSLO,
                        has(DemoProduct.TARN, 60, Fate.PER_SERVER),
                        has(DemoProduct.QUARRY, 30, Fate.LEFT)),
                server(
                        "osl-files-01",
                        Site.OSLO,
                        has(DemoProduct.FJORD, 80, Fate.PER_SERVER),
                        has(DemoProduct.PELICAN, 80, Fate.MOVED)),
                server("osl-term-01", Site.OSLO, has(DemoProduct.LANTERN, 130, Fate.MOVED)),
                server(
                        "rtm-files-01",
                        Site.ROTTERDAM,
                        INSTALLED,
                        Access.VIEWER,
                        has(DemoProduct.FJORD, 145, Fate.PER_SERVER)),
                server(
                        "rtm-mail-01",
                        Site.ROTTERDAM,
                        has(DemoProduct.PELICAN, 90, Fate.PER_SERVER),
                        has(DemoProduct.FJORD, 35, Fate.PER_SERVER)));
    }

    /** Kinds of servers: the word in their names, and what runs on them. */
    private enum Kind {
        DB(DemoProduct.TARN, DemoProduct.QUARRY),
        FILES(DemoProduct.FJORD, DemoProduct.PELICAN),
        MAIL(DemoProduct.PELICAN, DemoProduct.FJORD),
        TERM(DemoProduct.LANTERN, DemoProduct.FJORD),
        ERP(DemoProduct.HARBOR, DemoProduct.TARN);

        private final DemoProduct first;
        private final DemoProduct second;

        Kind(DemoProduct first, DemoProduct second) {
            this.first = first;
            this.second = second;
        }
    }

    private static DemoServer further(int index, RandomGenerator random) {
        Site site = SITES.get(index % SITES.size());
        Kind kind = KINDS.get(index / SITES.size() % KINDS.size());
        String name = String.format(
                Locale.ROOT,
                "%s-%s-%03d",
                site.prefix(),
                kind.name().toLowerCase(Locale.ROOT),
                index / (SITES.size() * KINDS.size()) + 10);
        var holdings = new ArrayList<Holding>();
        holdings.add(has(kind.first, (2 + random.nextInt(30)) * 5, fate(random)));
        if (random.nextInt(3) == 0) {
            holdings.add(has(kind.second, (1 + random.nextInt(12)) * 5, Fate.PER_SERVER));
        }
        return server(name, site, holdings.toArray(Holding[]::new));
    }

    private static Fate fate(RandomGenerator random) {
        int die = random.nextInt(20);
        return die == 0 ? Fate.LEFT : die < 6 ? Fate.MOVED : Fate.PER_SERVER;
    }

    private static Holding has(DemoProduct product, int licenses, Fate fate) {
        return new Holding(product, licenses, fate);
    }

    private static DemoServer server(String name, Site site, Holding... holdings) {
        return server(name, site, INSTALLED, Access.ADMINISTRATOR, holdings);
    }

    private static DemoServer server(String name, Site site, int days, Access access, Holding... holdings) {
        String kind = name.split("-", -1)[1];
        return new DemoServer(
                name, site, Set.of(site.title().toLowerCase(Locale.ROOT), kind), days, access, List.of(holdings));
    }
}
