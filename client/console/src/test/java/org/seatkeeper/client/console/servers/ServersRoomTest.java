package org.seatkeeper.client.console.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatkeeper.client.console.FakeAgents;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.console.Toolkit;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Work;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.fleet.Fleet;

@ExtendWith(Toolkit.class)
class ServersRoomTest {
    private final Fleet fleet = new Halden().fleet();
    private final FakeAgents agents = new FakeAgents(fleet);
    private final FleetFeed feed = new FleetFeed();
    private final List<String> told = new ArrayList<>();
    private final ServerPorts ports = new ServerPorts(
            agents.ports().servers(),
            feed,
            (_, what, _) -> told.add(what),
            _ -> {},
            Work::new,
            Runnable::run,
            InstantSource.fixed(Halden.NOW),
            new Times(ZoneId.of("UTC")),
            _ -> {});

    @Test
    void aServerIsMetBeforeItIsTrustedAndItsFingerprintIsComparedOnce() {
        var model = new AddViewModel(ports);
        model.address().set("ber-db-09.halden.example:7470");
        assertEquals("ber-db-09", model.name().get());
        model.next();
        assertFalse(model.ready());
        model.compared().set(true);
        model.tags().set("database, prod");
        model.next();
        assertEquals(List.of("meet ber-db-09.halden.example:7470", "add ber-db-09 [database, prod]"), agents.asked);
        assertTrue(model.done().get());
        assertEquals(List.of("ber-db-09 is in the list"), told);
    }

    @Test
    void anotherAddressIsAnotherStranger() {
        var model = new AddViewModel(ports);
        model.address().set("one");
        model.next();
        model.compared().set(true);
        model.address().set("two");
        assertTrue(model.met().get().isEmpty());
        assertFalse(model.compared().get());
    }

    @Test
    void nobodyAtTheAddressIsSaidWithARemedy() {
        var model = new AddViewModel(ports);
        model.address().set("nobody");
        model.next();
        assertEquals(
                "Not met: nobody answers at nobody",
                model.notice().get().orElseThrow().what());
    }

    @Test
    void namesAndTagsAreBounded() {
        var model = new AddViewModel(ports);
        model.address().set("one");
        model.name().set("a".repeat(64));
        assertTrue(model.ready());
        model.name().set("a".repeat(65));
        assertFalse(model.ready());
        model.name().set("one");
        model.tags().set("t".repeat(32));
        assertTrue(model.ready());
        model.tags().set("t".repeat(33));
        assertEquals("A tag has 1 to 32 letters, digits, dots, hyphens and underscores.", model.problem());
    }

    @Test
    void aPastedListIsAskedAtOnceAndEachAuthorityIsComparedOnce() throws Exception {
        Toolkit.run(() -> {
            var model = new PasteViewModel(ports);
            model.text().set("a a.example\nb b.example\nc nobody\nd d!example\n");
            assertEquals(List.of("line 4: an address has no exclamation mark"), model.faults());
            model.next();
            assertEquals(Map.of("Halden Freight CA\n" + FakeAgents.met("x").fingerprint(), 2), model.authorities());
            assertFalse(model.ready());
            model.compared().set(true);
            model.next();
            assertEquals(
                    List.of("meet a.example", "meet b.example", "meet nobody", "add a []", "add b []"), agents.asked);
            assertEquals(List.of("2 servers added"), told);
            assertFalse(model.done().get());
            return true;
        });
    }

    @Test
    void theListFollowsTheFleetAndFailuresAreSaid() {
        feed.accept(Halden.all(fleet));
        var model = new ServersViewModel(ports);
        assertEquals(fleet.servers().size(), model.rows().size());
        agents.edit = _ -> new Edited.Failed<>("servers.toml cannot be written", "look at its permissions");
        model.retire(List.of(model.rows().getFirst()), true);
        assertTrue(model.notice().get().orElseThrow().what().endsWith("servers.toml cannot be written"));
        feed.accept(new org.seatkeeper.client.fleet.FleetChange(
                Fleet.EMPTY, fleet.servers().keySet()));
        assertEquals(0, model.rows().size());
        model.close();
    }
}
