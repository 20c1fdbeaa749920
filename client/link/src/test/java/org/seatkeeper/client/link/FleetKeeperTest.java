package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

class FleetKeeperTest {
    private final ManualThread thread = new ManualThread();
    private final List<FleetChange> published = new ArrayList<>();
    private final FleetKeeper keeper = new FleetKeeper(thread, published::add);

    private static Server server(String name, int attempt) {
        return new Server(
                new ServerName(name),
                "host:1",
                Set.of(),
                false,
                new LinkState.Connecting(attempt),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void aBurstOfChangesBecomesOnePicture() {
        for (int i = 1; i <= 1_000; i++) {
            keeper.show(server("berlin", i));
        }
        keeper.show(server("paris", 1));
        thread.pass(Duration.ZERO);
        assertEquals(1, published.size());
        assertEquals(
                Set.of(new ServerName("berlin"), new ServerName("paris")),
                published.getFirst().changed());
        assertEquals(
                Optional.of(server("berlin", 1_000)),
                published.getFirst().fleet().server(new ServerName("berlin")));
    }

    @Test
    void noMoreThanTenPicturesComeInASecond() {
        for (int i = 1; i <= 100; i++) {
            keeper.show(server("berlin", i));
            thread.pass(Duration.ofMillis(10));
        }
        assertEquals(10, published.size(), 1);
    }

    @Test
    void nothingIsTimedAndNothingPublishedWhileNothingChanges() {
        keeper.show(server("berlin", 1));
        thread.pass(Duration.ofSeconds(1));
        keeper.show(server("berlin", 1));
        thread.pass(Duration.ofHours(1));
        assertEquals(1, published.size());
        assertEquals(0, thread.timers());
    }

    @Test
    void aForgottenServerIsGoneFromThePictureAndNamedAsChanged() {
        keeper.show(server("berlin", 1));
        thread.pass(Duration.ofSeconds(1));
        keeper.forget(new ServerName("berlin"));
        thread.pass(Duration.ofSeconds(1));
        assertEquals(Set.of(new ServerName("berlin")), published.getLast().changed());
        assertEquals(0, published.getLast().fleet().servers().size());
    }
}
