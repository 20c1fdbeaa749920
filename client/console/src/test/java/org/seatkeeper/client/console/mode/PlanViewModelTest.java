package org.seatkeeper.client.console.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.FakeAgents;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

class PlanViewModelTest {
    private static final ProductKey KEY = new ProductKey(new ServerName("ber-db-02"), "tarn-sql-14");

    private final Fleet fleet = new Halden().fleet();
    private final FakeAgents agents = new FakeAgents(fleet);
    private final FleetFeed feed = new FleetFeed();
    private final List<String> told = new ArrayList<>();
    private int ids;

    private PlanViewModel open() {
        feed.accept(Halden.all(fleet));
        var ports = agents.ports();
        var mode = new ModePorts(
                ports.plans(),
                ports.changes(),
                ports.cancels(),
                feed,
                (_, what, _) -> told.add(what),
                Runnable::run,
                InstantSource.fixed(Halden.NOW),
                () -> "op-" + ++ids);
        return new PlanViewModel(KEY, ModePicture.of(fleet, KEY).orElseThrow(), mode);
    }

    private Fleet moved(long revision) {
        Server was = fleet.server(KEY.server()).orElseThrow();
        ProductFigures p = was.products().getFirst();
        var newer = new ProductFigures(
                p.productId(),
                p.publisher(),
                p.name(),
                p.version(),
                p.mode(),
                p.observing(),
                revision,
                p.gone(),
                p.perServerLicenses() + 5,
                0,
                0,
                p.unclaimed(),
                p.seatKind(),
                p.status(),
                p.statusNote(),
                p.modeChange(),
                p.agreementVersion(),
                p.agreementHash(),
                p.changeMode(),
                p.manageLicenses(),
                p.mayCancelChange(),
                p.ledgerEntries(),
                p.inUse(),
                p.peak(),
                p.usage(),
                p.settings(),
                p.mayOperate());
        var servers = new TreeMap<>(fleet.servers());
        servers.put(
                was.name(),
                new Server(
                        was.name(),
                        was.address(),
                        was.tags(),
                        false,
                        was.link(),
                        was.facts(),
                        List.of(newer),
                        was.heardAt()));
        return new Fleet(servers);
    }

    @Test
    void aDayIsProposedAndNothingGoesBeforeTheTermsAreTicked() {
        PlanViewModel model = open();
        assertEquals(
                Optional.of(Halden.NOW.plus(Duration.ofHours(24))), model.wish().effectiveAt());
        assertEquals("Read the terms and tick the agreement.", model.missing());
        model.submit();
        assertEquals(List.of("plan tarn-sql-14 MOVE"), agents.asked);
    }

    @Test
    void theChangeExpectsTheRevisionThatWasReadAndTheTermsThatWereTicked() {
        PlanViewModel model = open();
        model.agreed().set(true);
        model.reason().set("More servers");
        model.submit();
        assertEquals(new Intent("op-1", 118, "More servers", false), agents.intents.getFirst());
        assertEquals("change tarn-sql-14 MOVE " + "ab12".repeat(16), agents.asked.getLast());
        assertTrue(model.done().get());
        assertEquals(List.of("Change scheduled"), told);
    }

    @Test
    void anotherChoicePlansAnew() {
        PlanViewModel model = open();
        model.licenses().set(Disposition.LEAVE);
        assertEquals(List.of("plan tarn-sql-14 MOVE", "plan tarn-sql-14 LEAVE"), agents.asked);
    }

    @Test
    void aStalePlanReplacesItselfSaysSoAndTakesTheTickBack() {
        PlanViewModel model = open();
        model.agreed().set(true);
        feed.accept(Halden.all(moved(119)));
        assertFalse(model.agreed().get());
        assertEquals(
                "Tarn SQL 14 on ber-db-02 was changed meanwhile. This is the new plan: read it again.",
                model.renewed().get());
        assertEquals(2, agents.asked.size());
    }

    @Test
    void otherTermsTakeTheTickBack() {
        PlanViewModel model = open();
        model.agreed().set(true);
        agents.plan = Optional.of(wish -> {
            ModePlan plan = FakeAgents.planOf(fleet.product(KEY).orElseThrow(), wish);
            return CompletableFuture.completedFuture(new Answer.Done<>(new ModePlan(
                    plan.refusal(),
                    plan.product(),
                    plan.rows(),
                    FakeAgents.terms("cd34", "en"),
                    plan.effectiveAt(),
                    plan.scheduled(),
                    plan.baseRevision(),
                    plan.plannedAt())));
        });
        model.licenses().set(Disposition.LEAVE);
        assertFalse(model.agreed().get());
        assertEquals(
                "The terms are other ones now. Read them before you agree.",
                model.renewed().get());
    }

    @Test
    void silenceKeepsTheOperationSoThatAskingAgainIsSafe() {
        PlanViewModel model = open();
        model.agreed().set(true);
        agents.act = _ -> new Answer.NoAnswer<>("timed out", Answer.Outcome.UNKNOWN);
        model.submit();
        model.submit();
        assertEquals(
                List.of("op-1", "op-1"),
                agents.intents.stream().map(Intent::operationId).toList());
        assertTrue(model.notice().get().orElseThrow().why().contains("Asking again is safe"));
    }

    @Test
    void aRefusalIsSaidWithItsRemedyAndNothingIsDone() {
        PlanViewModel model = open();
        model.agreed().set(true);
        agents.act = _ -> new Answer.Refused<>(new RefusalFacts("MODE_IS_FINAL", "It is final.", "Nothing to do."));
        model.submit();
        assertFalse(model.done().get());
        assertEquals(
                "Not done: It is final.", model.notice().get().orElseThrow().what());
    }

    @Test
    void theNewestQuestionWins() {
        var late = new CompletableFuture<Answer<ModePlan>>();
        agents.plan = Optional.of(wish -> wish.licenses() == Disposition.MOVE
                ? late
                : CompletableFuture.completedFuture(
                        new Answer.Done<>(FakeAgents.planOf(fleet.product(KEY).orElseThrow(), wish))));
        PlanViewModel model = open();
        model.licenses().set(Disposition.LEAVE);
        ModePlan shown = model.plan().get().orElseThrow();
        late.complete(new Answer.NoAnswer<>("late", Answer.Outcome.NOTHING_CHANGED));
        assertEquals(Optional.of(shown), model.plan().get());
        assertEquals(Optional.empty(), model.notice().get());
    }
}
