package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Timestamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.Usage;
import org.seatkeeper.proto.v1.Access;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.Denial;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.MeasuringPeriod;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.Sample;
import org.seatkeeper.proto.v1.SetProductSettingsRequest;

/** The calls about use against a fake agent behind a local socket. */
class RemoteUsageCallsTest {
    private static final ProductKey MAIL = new ProductKey(LocalAgent.NAME, "mail");
    private static final ProductKey GONE = new ProductKey(LocalAgent.NAME, "gone");
    private static final Timestamp AT =
            Timestamp.newBuilder().setSeconds(1_790_000_000L).build();
    private static final Instant THEN = Instant.ofEpochSecond(1_790_000_000L);
    private static final Intent INTENT = new Intent("33333333-2222-3333-4444-555555555555", 0, "daily work", false);

    @TempDir
    Path folder;

    private FakeAgent agent;
    private Transport transport;
    private ServerCalls servers;
    private UsageCalls calls;

    @BeforeEach
    void listen() {
        Path socket = folder.resolve("a.sock");
        agent = new FakeAgent("11111111-2222-3333-4444-555555555555", "here").listen(socket);
        agent.state().put(FakeState.perServer("mail", 10));
        Profile profile = Profile.in(folder);
        transport = new Transport(profile);
        servers = new ServerCalls(
                profile, transport, List.of(LocalAgent.licenses(socket.toString(), java.util.Map.of())));
        calls = new RemoteUsageCalls(servers.unary());
    }

    @AfterEach
    void end() {
        servers.close();
        transport.close();
        agent.close();
    }

    private static <T> T good(CompletionStage<Answer<T>> stage) {
        Answer<T> answer = stage.toCompletableFuture().join();
        return answer instanceof Answer.Done<T>(var value) ? value : throwing(answer);
    }

    private static <T> T throwing(Answer<T> answer) {
        throw new AssertionError(answer.toString());
    }

    private static String refused(CompletionStage<? extends Answer<?>> stage) {
        return assertInstanceOf(
                        Answer.Refused.class, stage.toCompletableFuture().join())
                .why()
                .code();
    }

    @Test
    void connectionsAreMadeHarmlessAndComeInPages() {
        for (int n = 1; n <= 501; n++) {
            agent.use()
                    .connections()
                    .add(Connection.newBuilder()
                            .setNumber(n)
                            .setUser("a\u202Eb")
                            .setDevice("ws")
                            .setOpenedAt(AT)
                            .setHandles(1)
                            .build());
        }
        Page<ConnectionLine> page = good(calls.connections(MAIL, 0));
        assertEquals(
                new ConnectionLine(1, "a\uFFFDb", "ws", THEN, 1, false, false, false),
                page.items().getFirst());
        assertEquals(500, page.next());
        assertEquals(1, good(calls.connections(MAIL, page.next())).items().size());
        assertEquals("UNKNOWN_PRODUCT", refused(calls.connections(GONE, 0)));
    }

    @Test
    void oneIsEvictedAndItsBlockLifted() {
        agent.use()
                .connections()
                .add(Connection.newBuilder()
                        .setNumber(4)
                        .setUser("alice")
                        .setDevice("ws")
                        .build());
        good(calls.evict(MAIL, 4, Duration.ofHours(2), INTENT));
        assertEquals(7200, agent.lastAsked(EvictConnectionRequest.class).getBlockSeconds());
        good(calls.liftBlock(MAIL, "alice", "ws", INTENT));
        assertEquals("UNKNOWN_BLOCK", refused(calls.liftBlock(MAIL, "alice", "ws", INTENT)));
        assertEquals("UNKNOWN_CONNECTION", refused(calls.evict(MAIL, 4, Duration.ZERO, INTENT)));
        assertInstanceOf(
                Answer.Malformed.class,
                calls.evict(MAIL, 4, Duration.ofDays(367), INTENT)
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void clientsDenialsAndEventsAreValuesOfTheFleet() {
        agent.use()
                .accesses()
                .add(Access.newBuilder()
                        .setPosition(1)
                        .setUser("alice")
                        .setFirst(AT)
                        .setLast(AT)
                        .setCount(2)
                        .setLicensed(true)
                        .setOpen(1)
                        .build());
        agent.use()
                .denials()
                .add(Denial.newBuilder()
                        .setPosition(1)
                        .setProductId("mail")
                        .setCode(RefusalCode.REFUSAL_CODE_LIMIT_REACHED)
                        .build());
        agent.use()
                .events()
                .add(EventRow.newBuilder()
                        .setPosition(1)
                        .setId("CLOCK_JUMPED")
                        .setRaisedAt(AT)
                        .build());
        assertEquals(
                List.of(new ClientLine(1, "alice", "", THEN, THEN, 2, true, 1)),
                good(calls.clients(MAIL, 0)).items());
        assertEquals("UNKNOWN_PRODUCT", refused(calls.clients(GONE, 0)));
        var why = good(calls.denials(LocalAgent.NAME, "", 0)).items().getFirst().why();
        assertEquals("LIMIT_REACHED", why.code());
        assertTrue(why.remedy().contains("add licenses"), why.remedy());
        assertEquals(
                List.of(new EventLine(1, "CLOCK_JUMPED", "", THEN, Optional.empty(), "", "")),
                good(calls.events(LocalAgent.NAME, "", 0)).items());
    }

    @Test
    void peaksHaveTheirSamplesAndPeriods() {
        agent.use()
                .samples()
                .add(Sample.newBuilder()
                        .setAt(AT)
                        .setPeak(9)
                        .setMeanThousandths(4250)
                        .setLicenses(10)
                        .build());
        agent.use()
                .periods()
                .add(MeasuringPeriod.newBuilder().setFrom(AT).setPeak(9).build());
        assertEquals(
                new PeakHistory(
                        List.of(new PeakHistory.Sample(THEN, 9, 4.25, 0, 0, 10)),
                        List.of(new PeakHistory.Period(THEN, Optional.empty(), 9, Optional.empty(), ""))),
                good(calls.peaks(MAIL, PeakHistory.Span.DAY, Optional.of(THEN), Optional.empty())));
        assertEquals(
                "UNKNOWN_PRODUCT",
                refused(calls.peaks(GONE, PeakHistory.Span.HOUR, Optional.empty(), Optional.empty())));
        good(calls.resetPeak(MAIL, INTENT));
        assertEquals("UNKNOWN_PRODUCT", refused(calls.resetPeak(GONE, INTENT)));
    }

    @Test
    void settingsGoThereAndComeBackTheSame() {
        var settings = new ProductSettings(
                true,
                2,
                Duration.ofMinutes(15),
                ProductSettings.Key.DEVICE_ONLY,
                ProductSettings.MachineAccounts.COUNT,
                Duration.ofSeconds(90));
        var after = good(calls.setSettings(MAIL, settings, INTENT)).after().orElseThrow();
        assertEquals(settings, after.settings());
        assertTrue(after.observing());
        assertEquals(
                90,
                agent.lastAsked(SetProductSettingsRequest.class).getSettings().getLeaseSeconds());
    }

    @Test
    void figuresHaveWhatIsUsedAndAnOlderAgentsAreUnknown() {
        ProductFigures newer = Figures.product(FakeState.perServer("mail", 10).toBuilder()
                .setFree(-2)
                .setRefusedToday(4)
                .setPeakAt(AT)
                .setDemandPeak(14)
                .setUserSeats(3)
                .setDeviceSeats(2)
                .setAdministratorsInUse(1)
                .setAdmittedWhileSilent(5)
                .setWhenSilent(org.seatkeeper.proto.v1.WhenSilent.WHEN_SILENT_ADMIT)
                .build());
        assertEquals(
                new Usage(-2, 4, Optional.of(THEN), Optional.empty(), 14, 3, 2, 1, 5, Usage.WhenSilent.ADMIT),
                newer.usage());
        assertTrue(newer.mayOperate());
        ProductFigures older = Figures.product(
                FakeState.perServer("mail", 0).toBuilder().clearSettings().build());
        assertEquals(Usage.NONE, older.usage());
        assertEquals(ProductSettings.UNKNOWN, older.settings());
    }
}
