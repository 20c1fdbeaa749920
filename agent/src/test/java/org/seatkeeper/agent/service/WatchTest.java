package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

class WatchTest {
    private static final ProductId MAIL = new ProductId("mail");

    @Test
    void theFirstMessageIsEverythingWithTheServerAndTheCaller() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            WatchResponse first = Watcher.begin(agent).next();
            assertTrue(first.getFull());
            assertEquals(77, first.getEpoch());
            assertEquals(1, first.getStateRevision());
            assertEquals(List.of("tarn-sql-14"), products(first));
            assertEquals("ber-db-02", first.getServer().getName());
            assertEquals("mira.holt", first.getCaller().getName());
            assertEquals(30, first.getHeartbeatSeconds());
        }
    }

    @Test
    void aChangeArrivesWithItsRowAloneAndWhole() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            agent.bench.declare(MAIL);
            var watcher = Watcher.begin(agent);
            watcher.next();
            Bench.now(agent.bench.add(40, new UUID(5, 5)));
            WatchResponse change = watcher.next();
            assertFalse(change.getFull());
            assertEquals(3, change.getStateRevision());
            assertEquals(List.of("tarn-sql-14"), products(change));
            assertEquals(40, change.getChanged(0).getPerServerLicenses());
            assertFalse(change.hasServer());
        }
    }

    @Test
    void whoComesBackWithEpochAndRevisionGetsOnlyWhatChangedSince() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            agent.bench.declare(MAIL);
            Bench.now(agent.bench.add(40, new UUID(5, 5)));
            WatchResponse resumed = resume(agent, 77, 2).next();
            assertFalse(resumed.getFull());
            assertEquals(3, resumed.getStateRevision());
            assertEquals(List.of("tarn-sql-14"), products(resumed));
        }
    }

    @Test
    void whoComesBackUpToDateHearsAHeartbeatAtOnceAndThenAsOftenAsOthers() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watcher = resume(agent, 77, 1);
            WatchResponse beat = watcher.next();
            assertTrue(beat.getHeartbeat());
            assertEquals(1, beat.getStateRevision());
            assertEquals(77, beat.getEpoch());
            assertEquals(List.of(), watcher.waiting());
            agent.bench.clocks.pass(WatchCalls.HEARTBEAT_DEFAULT);
            assertTrue(watcher.next().getHeartbeat());
        }
    }

    @Test
    void whoKnowsAnotherEpochGetsEverything() throws StoreFault {
        Founding f = Bench.FOUNDING;
        var restored = new Founding(f.agentId(), f.name(), f.siteId(), f.siteName(), 78, List.of(), f.at());
        try (var agent = new AgentInProcess(new MemoryStore(restored)).withSql()) {
            WatchResponse first = resume(agent, 77, 1).next();
            assertTrue(first.getFull());
            assertEquals(78, first.getEpoch());
        }
    }

    @Test
    void whoClaimsToKnowARevisionToComeGetsEverything() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            assertTrue(resume(agent, 77, 2).next().getFull());
            assertTrue(resume(agent, 77, -1).next().getFull());
            assertTrue(resume(agent, 77, 0).next().getFull());
        }
    }

    @Test
    void whoKnowsOnlyWhatWasBeforeARestartGetsEverythingUnlessNothingChanged() throws StoreFault {
        var store = new MemoryStore(Bench.FOUNDING);
        try (var agent = new AgentInProcess(store).withSql()) {
            agent.bench.declare(MAIL);
        }
        try (var agent = new AgentInProcess(store)) {
            assertTrue(resume(agent, 77, 1).next().getFull());
            assertTrue(resume(agent, 77, 2).next().getHeartbeat());
        }
    }

    @Test
    void aProductThatGoesIsNamedAndOneThatComesBackIsARow() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            agent.bench.declare(MAIL);
            var watcher = Watcher.begin(agent);
            watcher.next();
            forget(agent, MAIL);
            assertEquals(List.of("mail"), watcher.next().getRemovedProductIdsList());
            agent.bench.declare(MAIL);
            WatchResponse back = watcher.next();
            assertEquals(List.of("mail"), products(back));
            assertEquals(List.of(), back.getRemovedProductIdsList());
            WatchResponse both = resume(agent, 77, 2).next();
            assertEquals(List.of("mail"), products(both));
            assertEquals(List.of(), both.getRemovedProductIdsList());
            assertFalse(both.getFull());
        }
    }

    @Test
    void aSlowConsoleIsSentTheNewestStateOnceForABurstOfTwoThousandChanges() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watcher = Watcher.begin(agent, AgentInProcess.MIRA, WatchRequest.getDefaultInstance(), 1);
            watcher.next();
            var asked = new ArrayList<CompletableFuture<Verdict>>();
            for (int n = 0; n < 2_000; n++) {
                asked.add(agent.bench.add(1, new UUID(7, n)));
                if (n % 50 == 0) {
                    Bench.now(asked.getLast());
                }
            }
            asked.forEach(Bench::now);
            assertEquals(List.of(), watcher.waiting());
            watcher.ask(2);
            WatchResponse newest = watcher.next();
            assertEquals(agent.bench.keeper.figures().stateRevision(), newest.getStateRevision());
            assertEquals(1, newest.getChangedCount());
            assertEquals(2_000, newest.getChanged(0).getPerServerLicenses());
            assertEquals(List.of(), watcher.waiting());
        }
    }

    @Test
    void aSlowConsoleHearsOneHeartbeatWhenItIsReadyAgain() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watcher = Watcher.begin(agent, AgentInProcess.MIRA, WatchRequest.getDefaultInstance(), 1);
            watcher.next();
            for (int n = 0; n < 10; n++) {
                agent.bench.clocks.pass(WatchCalls.HEARTBEAT_DEFAULT);
            }
            assertEquals(List.of(), watcher.waiting());
            watcher.ask(5);
            assertTrue(watcher.next().getHeartbeat());
            assertEquals(List.of(), watcher.waiting());
        }
    }

    @Test
    void heartbeatsComeAsOftenAsAskedForAndOnlyWhenNothingElseDid() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var request = WatchRequest.newBuilder().setHeartbeatSeconds(5).build();
            var watcher = Watcher.begin(agent, AgentInProcess.MIRA, request, 100);
            assertEquals(5, watcher.next().getHeartbeatSeconds());
            agent.bench.clocks.pass(Duration.ofSeconds(5).minusNanos(1));
            assertEquals(List.of(), watcher.waiting());
            Bench.now(agent.bench.add(1, new UUID(5, 5)));
            watcher.next();
            agent.bench.clocks.pass(Duration.ofSeconds(5).minusNanos(1));
            assertEquals(List.of(), watcher.waiting());
            agent.bench.clocks.pass(Duration.ofNanos(1));
            WatchResponse beat = watcher.next();
            assertTrue(beat.getHeartbeat());
            assertEquals(5, beat.getHeartbeatSeconds());
            agent.bench.clocks.pass(Duration.ofSeconds(5));
            assertTrue(watcher.next().getHeartbeat());
        }
    }

    @Test
    void aConsoleWhoseRightWasWithdrawnIsSentAwayAtTheNextHeartbeat() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watcher = Watcher.begin(agent);
            var other = Watcher.begin(agent, AgentInProcess.TOM, WatchRequest.getDefaultInstance(), 100);
            agent.withdrawn.add("mira.holt");
            agent.bench.clocks.pass(WatchCalls.HEARTBEAT_DEFAULT);
            assertEquals(Status.Code.PERMISSION_DENIED, watcher.end().getCode());
            assertEquals(
                    "the right to watch this server has ended", watcher.end().getDescription());
            assertFalse(other.ended());
            agent.bench.clocks.pass(WatchCalls.HEARTBEAT_DEFAULT);
            assertEquals(1, agent.bench.clocks.waiting());
        }
    }

    @Test
    void twoHundredFiftySixMayWatchTheNextIsTurnedAwayAndAPlaceIsFreeWhenOneCloses() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watchers = new ArrayList<Watcher>();
            for (int n = 0; n < WatchCalls.WATCHERS_MAX; n++) {
                watchers.add(Watcher.begin(agent));
            }
            watchers.forEach(watcher -> assertTrue(watcher.next().getFull()));
            Status refused = Watcher.begin(agent).end();
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getCode());
            assertEquals("256 watch this server already; close a console or try again later", refused.getDescription());
            watchers.getFirst().cancel();
            var next = Watcher.begin(agent);
            assertTrue(next.next().getFull());
            assertEquals(
                    Status.Code.RESOURCE_EXHAUSTED, Watcher.begin(agent).end().getCode());
            agent.withdrawn.add("mira.holt");
            agent.bench.clocks.pass(WatchCalls.HEARTBEAT_DEFAULT);
            assertEquals(0, agent.bench.clocks.waiting());
            agent.withdrawn.clear();
            assertTrue(Watcher.begin(agent).next().getFull());
        }
    }

    @Test
    void anAgentThatStopsTellsEveryConsoleToComeBackLater() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watchers = List.of(Watcher.begin(agent), Watcher.begin(agent));
            agent.services.stop();
            watchers.forEach(watcher ->
                    assertEquals(Status.Code.UNAVAILABLE, watcher.end().getCode()));
            assertEquals(0, agent.bench.clocks.waiting());
        }
    }

    @Test
    void aConsoleThatClosesCostsNothingAnyMore() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var watcher = Watcher.begin(agent);
            assertEquals(1, agent.bench.clocks.waiting());
            watcher.cancel();
            assertEquals(0, agent.bench.clocks.waiting());
            Bench.now(agent.bench.add(1, new UUID(5, 5)));
            assertEquals(1, watcher.waiting().size());
        }
    }

    @Test
    void whyAServerCannotWriteIsToldAlthoughItsRevisionStandsStill() throws StoreFault {
        var store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
        try (var agent = new AgentInProcess(store).withSql()) {
            var watcher = Watcher.begin(agent);
            watcher.next();
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.ONCE);
            Bench.now(agent.bench.add(1, new UUID(5, 5)));
            WatchResponse told = watcher.next();
            assertEquals(1, told.getStateRevision());
            assertEquals("The disk is full", told.getServer().getReadOnlyCause());
            assertEquals(0, told.getChangedCount());
            assertEquals(
                    "The disk is full", resume(agent, 77, 1).next().getServer().getReadOnlyCause());
            agent.bench.passAtRest(Duration.ofSeconds(1));
            assertEquals("", watcher.next().getServer().getReadOnlyCause());
            WatchResponse atLast = watcher.next();
            assertEquals(2, atLast.getStateRevision());
            assertTrue(atLast.hasServer());
            assertEquals("", resume(agent, 77, 1).next().getServer().getReadOnlyCause());
        }
    }

    @Test
    void eachReaderIsToldWhatTheyMayDo() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var mira = Watcher.begin(agent).next().getChanged(0);
            var vera = Watcher.begin(agent, AgentInProcess.VERA, WatchRequest.getDefaultInstance(), 9)
                    .next()
                    .getChanged(0);
            assertTrue(mira.getMayChangeMode());
            assertTrue(mira.getMayManageLicenses());
            assertFalse(vera.getMayChangeMode());
            assertFalse(vera.getMayManageLicenses());
            assertEquals(
                    org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NOT_ALLOWED,
                    vera.getMayNotChangeMode().getCode());
        }
    }

    private static Watcher resume(AgentInProcess agent, long epoch, long revision) {
        return Watcher.begin(
                agent,
                AgentInProcess.MIRA,
                WatchRequest.newBuilder()
                        .setEpoch(epoch)
                        .setFromStateRevision(revision)
                        .build(),
                100);
    }

    private static void forget(AgentInProcess agent, ProductId id) {
        Bench.now(agent.bench.act(
                "Withdraw", java.util.Optional.empty(), 0, act -> new Command.WithdrawProduct(act, id, Product.FILES)));
    }

    private static List<String> products(WatchResponse message) {
        return message.getChangedList().stream().map(Instance::getProductId).toList();
    }
}
