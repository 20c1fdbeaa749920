package org.seatkeeper.client.lab.demo;

import java.util.List;
import java.util.Set;

/**
 * A server of the company.
 *
 * @param installedDaysAgo when its agent was made, 1 to 396: its certificates live 397 days
 * @param access what the profile of the demo may do there
 */
record DemoServer(
        String name, Site site, Set<String> tags, int installedDaysAgo, Access access, List<Holding> holdings) {
    DemoServer {
        tags = Set.copyOf(tags);
        holdings = List.copyOf(holdings);
    }

    /** As whom the profile is known to it. */
    enum Access {
        ADMINISTRATOR,
        VIEWER
    }

    /** Where it stands, and who buys for it. */
    enum Site {
        BERLIN("Berlin", "ber", "mira.holt"),
        OSLO("Oslo", "osl", "s.berge"),
        ROTTERDAM("Rotterdam", "rtm", "j.meijer");

        private final String title;
        private final String prefix;
        private final String buyer;

        Site(String title, String prefix, String buyer) {
            this.title = title;
            this.prefix = prefix;
            this.buyer = buyer;
        }

        /** As people call it. */
        String title() {
            return title;
        }

        /** What names of its servers begin with. */
        String prefix() {
            return prefix;
        }

        /** Who administers it. */
        String buyer() {
            return buyer;
        }
    }
}
