package org.seatkeeper.client.console.browser;

import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/** What a line of the Server Browser is about. */
public sealed interface BrowserKey {
    /** A site, by its name; empty for servers that did not say theirs yet. */
    record OfSite(String name) implements BrowserKey {}

    /** A server of a site. */
    record OfServer(ServerName name) implements BrowserKey {}

    /** A product of a server. */
    record OfProduct(ProductKey key) implements BrowserKey {}

    /** How far it is indented: 0 to 2. */
    default int depth() {
        return switch (this) {
            case OfSite _ -> 0;
            case OfServer _ -> 1;
            case OfProduct _ -> 2;
        };
    }
}
