package org.seatkeeper.client.console.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.FakeAgents;
import org.seatkeeper.client.console.HaldenUse;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.RefusalWords;

class ActViewModelTest extends PropertyFixture {
    private static final ConnectionLine ALICE = HaldenUse.connection(7, "alice", "WS-7", 5);
    private static final ConnectionLine BOB = HaldenUse.connection(8, "bob", "", 5);

    private ActViewModel evicting(ConnectionLine... lines) {
        return new ActViewModel(SQL, ports, new EvictAct(SQL, List.of(lines), agents.use));
    }

    @Test
    void nothingIsSentWithoutAReason() {
        ActViewModel model = evicting(ALICE);
        assertFalse(model.ready());
        model.reason().set("  ");
        assertFalse(model.ready());
        model.submit();
        assertEquals(List.of(), agents.intents);
        model.reason().set("x".repeat(ActViewModel.REASON_MAX));
        assertTrue(model.ready());
        model.reason().set("x".repeat(ActViewModel.REASON_MAX + 1));
        assertFalse(model.ready());
    }

    @Test
    void theServerSaysWhatItWouldDoOnceTheTypingRests() {
        ActViewModel model = evicting(ALICE);
        model.reason().set("id");
        model.reason().set("idle");
        assertEquals(List.of(), agents.asked);
        second();
        assertEquals(List.of("would evict 7 0"), agents.asked);
        assertEquals(List.of(), agents.intents);
        assertTrue(model.effect().get().isPresent());
    }

    @Test
    void aRefusalIsToldBeforeTheButtonIsPressed() {
        agents.act = _ -> new Answer.Refused<>(RefusalWords.complete("UNKNOWN_CONNECTION", "", ""));
        ActViewModel model = evicting(ALICE);
        model.reason().set("idle");
        second();
        assertTrue(model.notice().get().orElseThrow().what().contains("no such connection"));
    }

    @Test
    void aSecondPressAfterSilenceIsTheSameOperationAndAnotherReasonIsAnotherOne() {
        agents.act = _ -> new Answer.NoAnswer<>("lost", Answer.Outcome.UNKNOWN);
        ActViewModel model = evicting(ALICE);
        model.reason().set("idle");
        model.submit();
        model.submit();
        model.reason().set("stolen");
        model.submit();
        List<String> ids = agents.intents.stream().map(Intent::operationId).toList();
        assertEquals(ids.get(0), ids.get(1));
        assertFalse(ids.get(2).equals(ids.get(1)));
        assertFalse(model.done().get());
    }

    @Test
    void manyEndAtOnceAndWhatIsLeftIsCounted() {
        ActViewModel model = evicting(ALICE, BOB);
        model.reason().set("patch day");
        second();
        assertEquals(List.of(), agents.asked, "many are not asked for beforehand");
        int[] count = {0};
        agents.act = _ ->
                count[0]++ == 0 ? new Answer.Done<>(FakeAgents.outcome()) : new Answer.NotAllowed<>("you are a viewer");
        model.submit();
        assertTrue(model.notice().get().orElseThrow().what().startsWith("1 of 2 are done. "));
        agents.act = _ -> new Answer.Done<>(FakeAgents.outcome());
        model.submit();
        assertTrue(model.done().get());
        assertEquals(List.of("2 connections ended | patch day"), told);
        List<String> ids = agents.intents.stream().map(Intent::operationId).toList();
        assertEquals(ids.subList(0, 2), ids.subList(2, 4), "what was done is asked for again as the same operation");
    }

    @Test
    void theCommandIsTheSameAct() {
        var act = new EvictAct(SQL, List.of(ALICE), agents.use);
        act.block().set(Duration.ofHours(8));
        var model = new ActViewModel(SQL, ports, act);
        model.reason().set("left the company");
        assertEquals(
                "seatkeeper connections evict --server ber-db-02 --product tarn-sql-14 --number 7 "
                        + "--reason 'left the company' --block 8h",
                model.command());
    }

    @Test
    void aServerThatFallsSilentTurnsItOff() {
        ActViewModel model = evicting(ALICE);
        model.reason().set("idle");
        assertTrue(model.ready());
        var was = fleet.server(SQL.server()).orElseThrow();
        put(new org.seatkeeper.client.fleet.Server(
                was.name(),
                was.address(),
                was.tags(),
                false,
                new org.seatkeeper.client.fleet.LinkState.Silent(org.seatkeeper.client.console.Halden.NOW),
                was.facts(),
                was.products(),
                was.heardAt()));
        assertFalse(model.ready());
    }

    @Test
    void aBlockIsLiftedByUserOrDevice() {
        var act = new LiftBlockAct(SQL, "", "", agents.use);
        var model = new ActViewModel(SQL, ports, act);
        model.reason().set("found");
        assertFalse(model.ready());
        act.device().set("WS-7");
        model.edited();
        model.submit();
        assertEquals("lift @WS-7", agents.asked.getLast());
        assertEquals(Optional.empty(), model.notice().get());
    }
}
