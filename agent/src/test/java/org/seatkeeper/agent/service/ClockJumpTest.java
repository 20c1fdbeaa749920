package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;

/** The wall clock jumps by ten years, forward or back: no lease is longer or shorter for it, and no mode changes. */
class ClockJumpTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3_652);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration BEFORE_ITS_END = LEASE.minusSeconds(1);
    private static final Duration PAST_ITS_END = Duration.ofSeconds(3);
    private static final UUID HANDLE = new UUID(6, 6);

    private final MemoryStore store = new MemoryStore(Bench.FOUNDING);

    static Stream<Duration> jumps() {
        return Stream.of(TEN_YEARS, TEN_YEARS.negated());
    }

    private Bench granted() throws StoreFault {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        Bench.now(bench.add(5, new UUID(8, 8)));
        request(bench);
        return bench;
    }

    private static void request(Bench bench) {
        var claim = new Claim(HANDLE, new Client("u1", "pc"), false, false, false);
        var _ = new GrantAsk<>(desk -> {
                    Instance instance = desk.instance(Bench.SQL).orElseThrow();
                    return desk.request(instance, claim, new Lease(0, (int) LEASE.toSeconds()), false);
                })
                .of(bench.keeper)
                .join();
    }

    private static boolean lives(Bench bench) {
        return new GrantAsk<>(desk -> desk.grants().uses().of(Bench.SQL).grant(HANDLE) != null)
                .of(bench.keeper)
                .join();
    }

    private static void assertFullLease(Bench bench) {
        bench.passAtRest(BEFORE_ITS_END);
        assertTrue(lives(bench), "it lives until its lease has run out");
        bench.passAtRest(PAST_ITS_END);
        assertEquals(false, lives(bench), "and no longer");
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aLeaseRunsAsLongAsItWouldHave(Duration jump) throws StoreFault {
        try (var bench = granted()) {
            bench.clocks.jump(jump);
            assertFullLease(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aJumpInTheMiddleOfALeaseMovesNothing(Duration jump) throws StoreFault {
        try (var bench = granted()) {
            bench.passAtRest(Duration.ofSeconds(30));
            bench.clocks.jump(jump);
            bench.passAtRest(Duration.ofSeconds(29));
            assertTrue(lives(bench));
            bench.passAtRest(PAST_ITS_END);
            assertEquals(false, lives(bench));
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aRenewalAfterAJumpBeginsTheLeaseAnewAndThatIsAll(Duration jump) throws StoreFault {
        try (var bench = granted()) {
            bench.passAtRest(Duration.ofSeconds(30));
            bench.clocks.jump(jump);
            var _ = new GrantAsk<>(desk -> {
                        long now = desk.grants().moment().nanos();
                        desk.grants()
                                .uses()
                                .of(Bench.SQL)
                                .grants()
                                .forEach(grant -> desk.grants().leases().renew(grant.lease(), now));
                        return true;
                    })
                    .of(bench.keeper)
                    .join();
            assertFullLease(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aJumpWhileTheAgentIsDownGivesEachLeaseItsFullLengthAsAnyRestart(Duration jump) throws StoreFault {
        granted().close();
        try (var bench = new Bench(store, Bench.START.plus(jump))) {
            assertFullLease(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aJumpBeforeARestartDoesToo(Duration jump) throws StoreFault {
        Instant jumped;
        try (var bench = granted()) {
            bench.clocks.jump(jump);
            bench.passAtRest(Duration.ofSeconds(30));
            jumped = bench.clocks.wall();
        }
        try (var bench = new Bench(store, jumped)) {
            assertFullLease(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aSessionThatBrokeOffHoldsItsGrantsForItsLease(Duration jump) throws Exception {
        try (var agent = new AgentInProcess(store).withSql()) {
            Bench.now(agent.bench.add(5, new UUID(8, 8)));
            SessionClient client = SessionClient.open(
                    AgentInProcess.as(
                            new AgentInProcess.Person(AgentInProcess.SQL, Role.PRODUCT),
                            LicenseServiceGrpc.newStub(agent.channel)),
                    AgentInProcess.SQL,
                    ByteString.EMPTY);
            var _ = client.next();
            assertTrue(client.request(HANDLE, "u1").hasGrant());
            client.breakOff();
            agent.bench.settle();
            agent.bench.clocks.jump(jump);
            assertFullLease(agent.bench);
        }
    }

    private Bench scheduled() throws StoreFault {
        Bench bench = granted();
        Instant tomorrow = Bench.START.plus(Duration.ofDays(1));
        var verdict = Bench.now(bench.change(bench.sql().revision(), new UUID(6, 1), Optional.of(tomorrow)));
        assertTrue(verdict instanceof Verdict.Done, verdict.toString());
        return bench;
    }

    private static void assertNeverChanges(Bench bench) {
        for (int hour = 0; hour < 50; hour++) {
            assertEquals(LicensingMode.PER_SERVER, bench.sql().mode(), "after " + hour + " hours");
            assertEquals(5, bench.sql().perServer());
            bench.passAtRest(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aScheduledChangeOfModeIsNotMade(Duration jump) throws StoreFault {
        try (var bench = scheduled()) {
            bench.clocks.jump(jump);
            assertNeverChanges(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aScheduledChangeOfModeIsNotMadeByAStartAfterTheJump(Duration jump) throws StoreFault {
        scheduled().close();
        try (var bench = new Bench(store, Bench.START.plus(jump))) {
            assertNeverChanges(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aClockThatIsSetRightAgainMakesUpForNothing(Duration jump) throws StoreFault {
        try (var bench = scheduled()) {
            bench.clocks.jump(jump);
            bench.passAtRest(Duration.ofHours(2));
            bench.clocks.jump(jump.negated());
            bench.passAtRest(Duration.ofHours(2));
            assertEquals(LicensingMode.PER_SERVER, bench.sql().mode());
        }
    }
}
