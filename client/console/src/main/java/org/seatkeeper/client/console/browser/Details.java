package org.seatkeeper.client.console.browser;

import java.util.List;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Server;

/** What stands beside the tree: all about the selected line. */
public sealed interface Details {
    /** Nothing is selected. */
    record Nothing() implements Details {}

    /** A site with its servers. */
    record OfSite(String name, List<Server> servers) implements Details {
        public OfSite {
            servers = List.copyOf(servers);
        }
    }

    /** A server. */
    record OfServer(Server server) implements Details {}

    /** A product on a server. */
    record OfProduct(Server server, ProductFigures product) implements Details {}
}
