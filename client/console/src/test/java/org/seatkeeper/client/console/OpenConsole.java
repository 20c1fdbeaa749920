package org.seatkeeper.client.console;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.stage.Window;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.theme.Look;
import org.seatkeeper.client.console.theme.Theme;
import org.seatkeeper.client.console.wiring.ConsoleRooms;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.console.wiring.Surroundings;
import org.seatkeeper.client.fleet.Fleet;

/** The whole console in a real window without a display, over make-believe agents. */
record OpenConsole(FleetFeed feed, ConsoleWindow window, ConsoleRooms rooms) {
    /**
     * Shows it with a fleet; any thread but JavaFX's.
     *
     * @param told gets notifications, and topics of the help that were opened
     */
    static OpenConsole show(Fleet fleet, FakeAgents agents, List<String> told) throws Exception {
        return Toolkit.run(() -> {
            var feed = new FleetFeed();
            var window = new ConsoleWindow(new Look(Theme.LIGHT));
            var rooms = new ConsoleRooms(
                    feed,
                    agents.ports(),
                    new Surroundings(
                            Runnable::run,
                            Runnable::run,
                            Thread::startVirtualThread,
                            InstantSource.fixed(Halden.NOW),
                            new Times(ZoneId.of("UTC")),
                            () -> "op",
                            window.dialogs(),
                            (_, what, _) -> told.add(what),
                            topic -> told.add("help " + topic),
                            "Profile: test"));
            window.show(rooms.main(), () -> {});
            feed.accept(Halden.all(fleet));
            window.stage().requestFocus();
            return new OpenConsole(feed, window, rooms);
        });
    }

    /** Closes every window there is. */
    static void closeAll() throws Exception {
        Toolkit.run(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return true;
        });
    }
}
