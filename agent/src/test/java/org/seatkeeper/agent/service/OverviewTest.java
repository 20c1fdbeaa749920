package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.service.AgentInProcess.VERA;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.GetOverviewResponse;

class OverviewTest {
    private static final GetOverviewRequest EVERYTHING = GetOverviewRequest.getDefaultInstance();

    private static Reader reader(String origin) {
        var who = new IdentityName(IdentityName.Kind.OPERATOR, "mira.holt");
        var asker = new Asker(who, "VIEWER", origin, Role.VIEWER.permissions());
        return new Reader(asker, Set.of(Role.VIEWER), "tls", Optional.empty());
    }

    private static Reader named(String name) {
        var who = new IdentityName(IdentityName.Kind.OPERATOR, name);
        var asker = new Asker(who, "VIEWER", "tls 192.0.2.7:1", Role.VIEWER.permissions());
        return new Reader(asker, Set.of(Role.VIEWER), "tls", Optional.empty());
    }

    @Test
    void whoKnowsNothingIsToldEverything() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            GetOverviewResponse all = agent.admin().getOverview(GetOverviewRequest.getDefaultInstance());
            assertTrue(all.getState().getFull());
            assertEquals(1, all.getState().getChangedCount());
            assertEquals("ber-db-02", all.getState().getServer().getName());
        }
    }

    @Test
    void everyReaderIsToldWhatHeHimselfMayDoAlthoughRepliesAreKept() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            for (int n = 0; n < 2; n++) {
                GetOverviewResponse administrators = agent.admin().getOverview(EVERYTHING);
                assertTrue(administrators.getState().getChanged(0).getMayChangeMode());
                assertEquals("mira.holt", administrators.getState().getCaller().getName());
                GetOverviewResponse viewers = agent.admin(VERA).getOverview(EVERYTHING);
                assertFalse(viewers.getState().getChanged(0).getMayChangeMode());
                assertEquals("vera.lind", viewers.getState().getCaller().getName());
            }
        }
    }

    @Test
    void aKeptReplyIsForgottenWithTheNextTurn() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var _ = agent.admin().getOverview(EVERYTHING);
            Bench.now(agent.bench.add(3, new UUID(5, 5)));
            GetOverviewResponse after = agent.admin().getOverview(EVERYTHING);
            assertEquals(3, after.getState().getChanged(0).getPerServerLicenses());
            assertEquals(
                    agent.bench.keeper.figures().stateRevision(),
                    after.getState().getStateRevision());
        }
    }

    @Test
    void aReplyIsMadeOnceForAReaderWhileNothingChanges() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            Figures figures = agent.bench.keeper.figures();
            var facts = new AgentFacts(
                    Bench.FOUNDING, "0.1.0", "small", Bench.START, java.nio.file.Path.of("agent"), Optional::empty);
            var overviews = new Overviews(new States(new ServerRows(facts, agent.bench.keeper)));
            GetOverviewResponse first = overviews.since(figures, States.Known.NOTHING, reader("tls 192.0.2.7:1"));
            assertSame(first, overviews.since(figures, States.Known.NOTHING, reader("tls 192.0.2.7:2")));
            Bench.now(agent.bench.add(3, new UUID(5, 5)));
            Figures later = agent.bench.keeper.figures();
            assertNotSame(first, overviews.since(later, States.Known.NOTHING, reader("tls 192.0.2.7:1")));
        }
    }

    @Test
    void moreReadersThanAreKeptAreAnsweredAllTheSame() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            Figures figures = agent.bench.keeper.figures();
            var facts = new AgentFacts(
                    Bench.FOUNDING, "0.1.0", "small", Bench.START, java.nio.file.Path.of("agent"), Optional::empty);
            var overviews = new Overviews(new States(new ServerRows(facts, agent.bench.keeper)));
            for (int n = 0; n <= Overviews.KEPT_MAX; n++) {
                Reader reader = named("operator-" + n);
                GetOverviewResponse told = overviews.since(figures, States.Known.NOTHING, reader);
                assertEquals(
                        reader.asker().who().name(), told.getState().getCaller().getName());
                GetOverviewResponse again = overviews.since(figures, States.Known.NOTHING, reader);
                assertEquals(told, again);
                if (n == Overviews.KEPT_MAX) {
                    assertNotSame(told, again);
                }
            }
        }
    }

    @Test
    void whoIsUpToDateIsToldNothingAndBothMessagesTogetherFitIntoSixtyFourBytes() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var request = known(agent.bench.keeper.figures().epoch(), 1);
            GetOverviewResponse nothing = agent.admin().getOverview(request);
            assertEquals(GetOverviewResponse.getDefaultInstance(), nothing);
            assertTrue(request.getSerializedSize() + nothing.getSerializedSize() <= 64);
            var largest = known(-1, -1);
            assertTrue(largest.getSerializedSize() <= 64, "whatever the numbers");
        }
    }

    @Test
    void whoKnowsAnEarlierRevisionIsToldWhatChangedSince() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            agent.bench.declare(new ProductId("mail"));
            Bench.now(agent.bench.add(3, new UUID(5, 5)));
            GetOverviewResponse changes = agent.admin().getOverview(known(77, 2));
            assertFalse(changes.getState().getFull());
            assertEquals(1, changes.getState().getChangedCount());
            assertEquals(3, changes.getState().getStateRevision());
        }
    }

    @Test
    void whoKnowsAnotherEpochIsToldEverything() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            assertTrue(agent.admin().getOverview(known(78, 1)).getState().getFull());
        }
    }

    @Test
    void aServerThatCannotWriteIsToldOfEveryTime() throws StoreFault {
        var store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
        try (var agent = new AgentInProcess(store).withSql()) {
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
            Bench.now(agent.bench.add(3, new UUID(5, 5)));
            for (int n = 0; n < 2; n++) {
                GetOverviewResponse told = agent.admin().getOverview(known(77, 1));
                assertEquals("The disk is full", told.getState().getServer().getReadOnlyCause());
                assertEquals(0, told.getState().getChangedCount());
            }
        }
    }

    private static GetOverviewRequest known(long epoch, long revision) {
        return GetOverviewRequest.newBuilder()
                .setEpoch(epoch)
                .setIfNewerThan(revision)
                .build();
    }
}
