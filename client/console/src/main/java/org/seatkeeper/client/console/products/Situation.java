package org.seatkeeper.client.console.products;

import java.util.Optional;
import org.seatkeeper.client.fleet.FilterHint;

/** What the Products View has to show at the moment. */
public sealed interface Situation {
    /** Lines. */
    record Lines() implements Situation {}

    /** This profile knows no server. */
    record NoServers() implements Situation {}

    /** Servers are known and none has answered yet: how many failed, of how many. */
    record Waiting(int failed, int all) implements Situation {}

    /** Every server that answered has no product. */
    record NoProducts() implements Situation {}

    /** The filter hides every line: how many, and the likely correction. */
    record NoMatch(String filter, int hidden, Optional<FilterHint> hint) implements Situation {}
}
