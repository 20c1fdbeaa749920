package org.seatkeeper.client.console.kit;

import java.util.function.Consumer;
import javafx.util.Subscription;
import org.seatkeeper.client.fleet.FleetChange;

/** How a dialog that opens later gets the state: the whole of it at once, then every change. JavaFX thread. */
@FunctionalInterface
public interface FollowsFleet {
    /** Gives the present fleet before it returns, with every server as changed; ends with the subscription. */
    Subscription follow(Consumer<FleetChange> follower);
}
