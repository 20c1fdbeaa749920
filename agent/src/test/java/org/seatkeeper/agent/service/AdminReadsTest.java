package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.DiagnoseRequest;
import org.seatkeeper.proto.v1.Finding;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.ListInstancesRequest;
import org.seatkeeper.proto.v1.ListLicensesRequest;
import org.seatkeeper.proto.v1.ListLicensesResponse;
import org.seatkeeper.proto.v1.ModeChangeState;
import org.seatkeeper.proto.v1.PlanModeRequest;
import org.seatkeeper.proto.v1.PlanModeResponse;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.SeatKind;

class AdminReadsTest {
    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess(store).withSql();
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void aServerSaysWhoItIsAndWhoTheCallerIsToIt() {
        var info = agent.admin(AgentInProcess.VERA).getServerInfo(GetServerInfoRequest.getDefaultInstance());
        assertEquals("ber-db-02", info.getServer().getName());
        assertEquals("Berlin", info.getServer().getSiteName());
        assertEquals(1, info.getServer().getStateRevision());
        assertEquals(Rows.time(AgentInProcess.expires()), info.getServer().getCertificateExpires());
        assertEquals("operator", info.getCaller().getKind());
        assertEquals("vera.lind", info.getCaller().getName());
        assertEquals(List.of("VIEWER"), List.copyOf(info.getCaller().getRolesList()));
        assertEquals("tls", info.getCaller().getDoor());
        assertEquals(
                List.of(org.seatkeeper.proto.v1.Permission.PERMISSION_VIEW),
                info.getCaller().getPermissionsList());
        assertEquals(Rows.time(Bench.START), info.getNow());
        assertEquals("small", info.getJvmFlags());
    }

    @Test
    void aHealthyAgentHasNothingToReport() {
        assertEquals(List.of("HEALTHY"), findings());
    }

    @Test
    void whatIsWrongIsReportedWorstFirst() {
        agent.bench.clocks.jump(Duration.ofDays(80));
        agent.bench.keeper.configurationFaults(List.of("mail.toml:3: no name"));
        agent.bench.settle();
        store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
        Bench.now(agent.bench.add(1, new UUID(5, 5)));
        assertEquals(
                List.of("STORE_READ_ONLY", "CERTIFICATE_EXPIRES", "CONFIGURATION_FAULT", "CLOCK_JUMP"), findings());
        agent.bench.clocks.jump(Duration.ofDays(11));
        assertEquals(
                List.of("STORE_READ_ONLY", "CERTIFICATE_EXPIRED", "CONFIGURATION_FAULT", "CLOCK_JUMP"), findings());
    }

    @Test
    void aCertificateIsWorthAWordFromFourteenDaysBeforeItsEnd() {
        agent.bench.clocks.pass(Duration.ofDays(76));
        assertEquals(List.of("HEALTHY"), findings());
        agent.bench.clocks.pass(Duration.ofNanos(1));
        assertEquals(List.of("CERTIFICATE_EXPIRES"), findings());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 8, 500})
    void productsAreListedPageByPageInTheOrderOfTheirIdsToTheEnd(int size) {
        var expected = new ArrayList<>(List.of(AgentInProcess.SQL));
        for (int n = 0; n < 6; n++) {
            agent.bench.declare(new ProductId("p" + n));
            expected.add("p" + n);
        }
        expected.sort(null);
        var found = new ArrayList<String>();
        String token = "";
        int pages = 0;
        do {
            var page = agent.admin()
                    .listInstances(ListInstancesRequest.newBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build());
            page.getInstancesList().stream().map(Instance::getProductId).forEach(found::add);
            token = page.getNextPageToken();
            assertEquals(7, page.getStateRevision());
            pages++;
        } while (!token.isEmpty());
        assertEquals(expected, found);
        assertEquals((7 + size - 1) / size, pages);
    }

    @Test
    void aPageOfNoSaidSizeHasAHundredItems() {
        for (int n = 0; n < 101; n++) {
            Bench.now(agent.bench.add(1, new UUID(7, n)));
        }
        assertEquals(
                100,
                agent.admin()
                        .listLicenses(ListLicensesRequest.getDefaultInstance())
                        .getEntriesCount());
        var all = ListLicensesRequest.newBuilder().setPageSize(500).build();
        assertEquals(101, agent.admin().listLicenses(all).getEntriesCount());
        Fails.asMalformed(
                "page_size is 501; it lies between 0 and 500",
                () -> agent.admin()
                        .listLicenses(all.toBuilder().setPageSize(501).build()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 10, 11})
    void theHistoryIsListedNewestFirstPageByPageToTheEnd(int size) {
        agent.bench.declare(new ProductId("mail"));
        for (int n = 1; n <= 10; n++) {
            Bench.now(agent.bench.add(n, new UUID(7, n)));
        }
        var found = new ArrayList<Integer>();
        long before = 0;
        int pages = 0;
        do {
            ListLicensesResponse page = agent.admin()
                    .listLicenses(ListLicensesRequest.newBuilder()
                            .setProductId(AgentInProcess.SQL)
                            .setPageSize(size)
                            .setBeforePosition(before)
                            .build());
            page.getEntriesList().stream().map(LedgerEntry::getDelta).forEach(found::add);
            before = page.getNextBeforePosition();
            pages++;
        } while (before != 0);
        assertEquals(IntStream.rangeClosed(1, 10).boxed().toList().reversed(), found);
        assertEquals((10 + size - 1) / size, pages);
        assertEquals(0, licenses("mail", 0).getEntriesCount());
        assertEquals(0, licenses("none", 0).getEntriesCount());
        assertEquals(0, licenses("", 1).getEntriesCount());
        assertEquals(10, licenses("", -1).getEntriesCount());
        assertEquals(10, licenses("", Long.MAX_VALUE).getEntriesCount());
    }

    @Test
    void aPlanSaysWhatWouldHappenAndKeepsNothing() {
        Bench.now(agent.bench.add(40, new UUID(5, 5)));
        long audit = agent.bench.keeper.figures().auditSequence();
        PlanModeResponse plan = agent.admin().planMode(planning().build());
        assertFalse(plan.hasRefusal());
        assertFalse(plan.getScheduled());
        assertEquals(2, plan.getInstance().getRevision());
        assertEquals("One change, one way.", plan.getAgreement().getText());
        assertEquals(
                Bench.product(Bench.SQL).agreement().orElseThrow().hash(),
                plan.getAgreement().getHash());
        assertTrue(plan.getRowsCount() >= 4);
        var tomorrow = Rows.time(Bench.START.plus(Duration.ofDays(1)));
        PlanModeResponse later =
                agent.admin().planMode(planning().setEffectiveAt(tomorrow).build());
        assertTrue(later.getScheduled());
        assertEquals(tomorrow, later.getEffectiveAt());
        assertEquals(audit, agent.bench.keeper.figures().auditSequence());
    }

    @Test
    void aPlanThatWouldBeRefusedSaysWhy() {
        var viewer = agent.admin(AgentInProcess.VERA).planMode(planning().build());
        assertEquals(RefusalCode.REFUSAL_CODE_NOT_ALLOWED, viewer.getRefusal().getCode());
        var none = agent.admin().planMode(planning().setProductId("none").build());
        assertEquals(RefusalCode.REFUSAL_CODE_UNKNOWN_PRODUCT, none.getRefusal().getCode());
        var back = agent.admin()
                .planMode(planning()
                        .setTo(LicensingMode.LICENSING_MODE_PER_SERVER)
                        .build());
        assertEquals(
                RefusalCode.REFUSAL_CODE_NOTHING_TO_CHANGE, back.getRefusal().getCode());
        var far = agent.admin()
                .planMode(planning()
                        .setEffectiveAt(Rows.time(Bench.START.plus(Duration.ofDays(367))))
                        .build());
        assertEquals(RefusalCode.REFUSAL_CODE_TIME_TOO_FAR, far.getRefusal().getCode());
        Fails.asMalformed(
                "the mode is missing",
                () -> agent.admin().planMode(planning().clearTo().build()));
        Fails.asMalformed(
                "what becomes of the licenses (move or leave) is missing",
                () -> agent.admin().planMode(planning().clearLicenses().build()));
        Fails.asMalformed(
                "the seat kind is missing",
                () -> agent.admin().planMode(planning().clearSeatKind().build()));
    }

    @Test
    void theModeIsShownWithItsHistoryAndTheFiguresBeforeTheChange() {
        Bench.now(agent.bench.add(40, new UUID(5, 5)));
        Bench.now(agent.bench.change(2, new UUID(6, 1), Optional.of(Bench.START.plus(Duration.ofDays(1)))));
        Bench.now(agent.bench.add(2, new UUID(5, 6)));
        Bench.now(agent.bench.change(4, new UUID(6, 2), Optional.empty()));
        GetModeResponse mode = mode(AgentInProcess.SQL);
        assertEquals(
                List.of(ModeChangeState.MODE_CHANGE_STATE_COMMITTED, ModeChangeState.MODE_CHANGE_STATE_STALE),
                mode.getChangesList().stream().map(change -> change.getState()).toList());
        assertEquals(
                Instance.newBuilder()
                        .setProductId(AgentInProcess.SQL)
                        .setMode(LicensingMode.LICENSING_MODE_PER_SERVER)
                        .setRevision(4)
                        .setPerServerLicenses(42)
                        .setAgreementVersion(mode.getChanges(0).getAgreementVersion())
                        .setAgreementHash(mode.getChanges(0).getAgreementHash())
                        .build(),
                mode.getBeforeCommit(),
                "what was recorded at the commit, and no ruling of today");
        assertEquals(
                LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER,
                mode.getInstance().getMode());
        assertEquals(42, mode.getInstance().getPoolUserLicenses());
        assertEquals(
                RefusalCode.REFUSAL_CODE_UNKNOWN_PRODUCT,
                mode("none").getRefusal().getCode());
    }

    @Test
    void atMostAHundredChangesAreShownTheNewestOnes() {
        for (int n = 0; n < 101; n++) {
            long revision = agent.revision(AgentInProcess.SQL);
            Bench.now(agent.bench.change(
                    revision, new UUID(6, n), Optional.of(Bench.START.plus(Duration.ofHours(1 + n)))));
            Bench.now(agent.bench.add(1, new UUID(5, n)));
        }
        GetModeResponse mode = mode(AgentInProcess.SQL);
        assertEquals(ModeCalls.CHANGES_MAX, mode.getChangesCount());
        assertEquals(
                Rows.time(Bench.START.plus(Duration.ofHours(101))),
                mode.getChanges(0).getEffectiveAt());
        assertEquals(
                Rows.time(Bench.START.plus(Duration.ofHours(2))),
                mode.getChanges(99).getEffectiveAt());
    }

    @Test
    void readsThatAskTheKeeperAreUnavailableOnceItHasStoppedAndFiguresAreShownStill() {
        agent.bench.close();
        Fails.with(Status.Code.UNAVAILABLE, () -> mode(AgentInProcess.SQL));
        Fails.with(Status.Code.UNAVAILABLE, () -> licenses("", 0));
        Fails.with(
                Status.Code.UNAVAILABLE, () -> agent.admin().planMode(planning().build()));
        assertEquals(
                1,
                agent.admin()
                        .listInstances(ListInstancesRequest.getDefaultInstance())
                        .getInstancesCount());
    }

    private GetModeResponse mode(String product) {
        return agent.admin()
                .getMode(GetModeRequest.newBuilder().setProductId(product).build());
    }

    private ListLicensesResponse licenses(String product, long before) {
        return agent.admin()
                .listLicenses(ListLicensesRequest.newBuilder()
                        .setProductId(product)
                        .setBeforePosition(before)
                        .build());
    }

    private static PlanModeRequest.Builder planning() {
        return PlanModeRequest.newBuilder()
                .setProductId(AgentInProcess.SQL)
                .setTo(LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER)
                .setLicenses(LicenseDisposition.LICENSE_DISPOSITION_MOVE)
                .setSeatKind(SeatKind.SEAT_KIND_USER);
    }

    private List<String> findings() {
        return agent.admin().diagnose(DiagnoseRequest.getDefaultInstance()).getFindingsList().stream()
                .map(Finding::getId)
                .toList();
    }
}
