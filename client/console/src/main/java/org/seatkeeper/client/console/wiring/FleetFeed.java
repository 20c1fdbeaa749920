package org.seatkeeper.client.console.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.seatkeeper.client.console.kit.FollowsFleet;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;

/** Hands the one picture of the fleet to whoever follows it: the rooms, and dialogs while they are open. JavaFX thread. */
public final class FleetFeed implements FollowsFleet, Consumer<FleetChange> {
    private final List<Consumer<FleetChange>> followers = new CopyOnWriteArrayList<>();
    private Fleet fleet = Fleet.EMPTY;

    @Override
    public void accept(FleetChange change) {
        fleet = change.fleet();
        followers.forEach(follower -> follower.accept(change));
    }

    @Override
    public Subscription follow(Consumer<FleetChange> follower) {
        followers.add(follower);
        follower.accept(new FleetChange(fleet, fleet.servers().keySet()));
        return () -> followers.remove(follower);
    }

    /** The newest picture. */
    public Fleet fleet() {
        return fleet;
    }
}
