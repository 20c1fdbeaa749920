package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PoolScope;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.ReverseEntryRequest;
import org.seatkeeper.proto.v1.SeatKind;
import org.seatkeeper.proto.v1.StaleRevision;
import org.seatkeeper.proto.v1.TransferSide;
import org.seatkeeper.proto.v1.UnitPrice;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;

class AdminWritesTest {
    private static final String NOBODY = new UUID(0, 99).toString();

    private AgentInProcess agent;
    private Writes writes;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess().withSql();
        writes = new Writes(agent);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void addingBooksAPurchaseAndShowsBeforeAndAfter() {
        Done done = add(40);
        assertEquals(0, done.getBefore().getPerServerLicenses());
        assertEquals(40, done.getAfter().getPerServerLicenses());
        assertEquals(2, done.getInstanceRevision());
        assertEquals(2, done.getStateRevision());
        assertEquals(2, done.getAuditSequence());
        assertEquals(77, done.getEpoch());
        assertFalse(done.getValidatedOnly());
        assertFalse(done.getRepeated());
        assertEquals("operator/mira.holt", done.getEntries(0).getAdministrator());
        assertEquals("PO-7", done.getEntries(0).getOrderRef());
        assertEquals(12_500_000, done.getEntries(0).getUnitPrice().getMicros());
    }

    @Test
    void addingMoreThanAnInstanceHoldsIsRefused() {
        add(1);
        var refused = agent.admin().addLicenses(writes.adding(999_999).build());
        assertEquals(
                RefusalCode.REFUSAL_CODE_ABOVE_MAXIMUM, refused.getRefusal().getCode());
        assertEquals("Add at most 999998.", refused.getRefusal().getRemedy());
    }

    @Test
    void addingToAProductThatIsNotThereIsRefused() {
        var refused =
                agent.admin().addLicenses(writes.adding(1).setProductId("none").build());
        assertEquals(
                RefusalCode.REFUSAL_CODE_UNKNOWN_PRODUCT, refused.getRefusal().getCode());
    }

    @Test
    void removingBooksARemovalAndGoesNotBelowZero() {
        add(40);
        Done done = agent.admin().removeLicenses(writes.removing(2, 40).build()).getDone();
        assertEquals(0, done.getAfter().getPerServerLicenses());
        var refused = agent.admin().removeLicenses(writes.removing(3, 1).build());
        assertEquals(RefusalCode.REFUSAL_CODE_BELOW_ZERO, refused.getRefusal().getCode());
    }

    @Test
    void aTransferLeavesHereAndArrivesOnceOnly() {
        add(40);
        var out = writes.transfer(TransferSide.TRANSFER_SIDE_OUT)
                .setAct(agent.act(2))
                .build();
        assertEquals(
                30, agent.admin().transferLicenses(out).getDone().getAfter().getPerServerLicenses());
        var again = out.toBuilder().setAct(agent.act(3)).build();
        assertEquals(
                RefusalCode.REFUSAL_CODE_TRANSFER_REPEATED,
                agent.admin().transferLicenses(again).getRefusal().getCode());
        var in = writes.transfer(TransferSide.TRANSFER_SIDE_IN)
                .setTransferId(new UUID(8, 8).toString())
                .setAct(agent.act())
                .build();
        assertEquals(40, agent.admin().transferLicenses(in).getDone().getAfter().getPerServerLicenses());
    }

    @Test
    void anEntryIsReversedOnce() {
        String entry = add(40).getEntries(0).getEntryId();
        var reverse = ReverseEntryRequest.newBuilder().setEntryId(entry);
        Done done =
                agent.admin().reverseEntry(reverse.setAct(agent.act(2)).build()).getDone();
        assertEquals(0, done.getAfter().getPerServerLicenses());
        assertEquals(entry, done.getEntries(0).getPairId());
        assertEquals(
                RefusalCode.REFUSAL_CODE_ALREADY_REVERSED,
                agent.admin()
                        .reverseEntry(reverse.setAct(agent.act(3)).build())
                        .getRefusal()
                        .getCode());
        assertEquals(
                RefusalCode.REFUSAL_CODE_UNKNOWN_ENTRY,
                agent.admin()
                        .reverseEntry(
                                reverse.setAct(agent.act(3)).setEntryId(NOBODY).build())
                        .getRefusal()
                        .getCode());
    }

    @Test
    void theModeChangesOnceAndThereIsNoWayBack() {
        add(40);
        Done done = agent.admin().changeMode(writes.changing(2).build()).getDone();
        assertEquals(0, done.getAfter().getPerServerLicenses());
        assertEquals(40, done.getAfter().getPoolUserLicenses());
        assertEquals(2, done.getEntriesCount());
        for (var to : new org.seatkeeper.proto.v1.LicensingMode[] {
            org.seatkeeper.proto.v1.LicensingMode.LICENSING_MODE_PER_SERVER,
            org.seatkeeper.proto.v1.LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER
        }) {
            assertEquals(
                    RefusalCode.REFUSAL_CODE_MODE_IS_FINAL,
                    agent.admin()
                            .changeMode(writes.changing(3).setTo(to).build())
                            .getRefusal()
                            .getCode());
        }
    }

    @Test
    void aChangeThatIsScheduledMayBeCanceledAndThenIsNoLongerOpen() {
        var later = writes.changing(1).setEffectiveAt(Rows.time(Bench.START.plus(Duration.ofDays(1))));
        Done done = agent.admin().changeMode(later.build()).getDone();
        assertTrue(done.getAfter().getMayCancelChange());
        assertEquals(
                RefusalCode.REFUSAL_CODE_CHANGE_ALREADY_OPEN,
                agent.admin()
                        .changeMode(writes.changing(2).build())
                        .getRefusal()
                        .getCode());
        var cancel = CancelModeChangeRequest.newBuilder().setProductId(AgentInProcess.SQL);
        agent.admin().cancelModeChange(cancel.setAct(agent.act()).build());
        assertEquals(
                ModeChange.State.CANCELLED,
                agent.bench.sql().modeChange().orElseThrow().state());
        assertEquals(
                RefusalCode.REFUSAL_CODE_NO_OPEN_CHANGE,
                agent.admin()
                        .cancelModeChange(cancel.setAct(agent.act()).build())
                        .getRefusal()
                        .getCode());
    }

    @Test
    void aTimeThatHasPassedAndOneTooFarAheadAreRefused() {
        assertEquals(RefusalCode.REFUSAL_CODE_TIME_IN_PAST, at(Rows.time(Bench.START.minusSeconds(121))));
        assertEquals(
                RefusalCode.REFUSAL_CODE_TIME_TOO_FAR,
                at(Rows.time(Bench.START.plus(Duration.ofDays(366)).plusNanos(1))));
        assertEquals(RefusalCode.REFUSAL_CODE_UNSPECIFIED, at(Rows.time(Bench.START.plus(Duration.ofDays(366)))));
    }

    @Test
    void aTextThatNobodyAgreedToIsRefused() {
        var other = writes.changing(1).setAgreementHash("0".repeat(64));
        assertEquals(
                RefusalCode.REFUSAL_CODE_AGREEMENT_CHANGED,
                agent.admin().changeMode(other.build()).getRefusal().getCode());
    }

    @Test
    void whatAChangeLeavesBehindIsClaimedOrWaivedWithAReason() {
        add(40);
        var leaving = writes.changing(2).setLicenses(LicenseDisposition.LICENSE_DISPOSITION_LEAVE);
        String conversion = agent.admin()
                .changeMode(leaving.build())
                .getDone()
                .getAfter()
                .getUnclaimed(0)
                .getConversionId();
        var waive = WaiveLicensesRequest.newBuilder()
                .setProductId(AgentInProcess.SQL)
                .setConversionId(conversion);
        assertEquals(
                RefusalCode.REFUSAL_CODE_REASON_NEEDED,
                agent.admin()
                        .waiveLicenses(waive.setAct(agent.act(3)).build())
                        .getRefusal()
                        .getCode());
        var pool = LicenseScope.newBuilder().setPool(PoolScope.newBuilder().setSeatKind(SeatKind.SEAT_KIND_USER));
        assertEquals(
                RefusalCode.REFUSAL_CODE_UNCLAIMED_LICENSES,
                agent.admin()
                        .addLicenses(writes.adding(5).setScope(pool).build())
                        .getRefusal()
                        .getCode());
        var claim = ClaimLicensesRequest.newBuilder()
                .setProductId(AgentInProcess.SQL)
                .setConversionId(conversion)
                .setSeatKind(SeatKind.SEAT_KIND_DEVICE);
        assertEquals(
                40,
                agent.admin()
                        .claimLicenses(claim.setAct(agent.act()).build())
                        .getDone()
                        .getAfter()
                        .getPoolDeviceLicenses());
        var reasoned = agent.act(4).toBuilder().setReason("never used");
        assertEquals(
                RefusalCode.REFUSAL_CODE_NOTHING_UNCLAIMED,
                agent.admin()
                        .waiveLicenses(waive.setAct(reasoned).build())
                        .getRefusal()
                        .getCode());
    }

    @Test
    void waivingWritesOff() {
        add(40);
        String conversion = agent.admin()
                .changeMode(writes.changing(2)
                        .setLicenses(LicenseDisposition.LICENSE_DISPOSITION_LEAVE)
                        .build())
                .getDone()
                .getAfter()
                .getUnclaimed(0)
                .getConversionId();
        var waive = WaiveLicensesRequest.newBuilder()
                .setProductId(AgentInProcess.SQL)
                .setConversionId(conversion)
                .setAct(agent.act(3).toBuilder().setReason("never used"));
        assertEquals(
                0,
                agent.admin().waiveLicenses(waive.build()).getDone().getAfter().getUnclaimedCount());
    }

    @Test
    void aWriteThatNeedsTheRevisionThatWasLookedAtSaysSoWhereItIsMissing() {
        String words = " needs the revision that was looked at";
        var admin = agent.admin();
        Fails.asMalformed(
                "act.expected_revision is 0; ChangeMode" + words,
                () -> admin.changeMode(writes.changing(0).build()));
        Fails.asMalformed(
                "act.expected_revision is 0; RemoveLicenses" + words,
                () -> admin.removeLicenses(writes.removing(0, 1).build()));
        Fails.asMalformed(
                "act.expected_revision is 0; ReverseEntry" + words,
                () -> admin.reverseEntry(ReverseEntryRequest.newBuilder()
                        .setAct(agent.act())
                        .setEntryId(NOBODY)
                        .build()));
        Fails.asMalformed(
                "act.expected_revision is 0; WaiveLicenses" + words,
                () -> admin.waiveLicenses(WaiveLicensesRequest.newBuilder()
                        .setAct(agent.act())
                        .setProductId(AgentInProcess.SQL)
                        .setConversionId(NOBODY)
                        .build()));
        Fails.asMalformed(
                "act.expected_revision is 0; TransferLicenses" + words,
                () -> admin.transferLicenses(writes.transfer(TransferSide.TRANSFER_SIDE_OUT)
                        .setAct(agent.act())
                        .build()));
    }

    @Test
    void aWriteWithoutAnOperationIsMalformed() {
        Fails.asMalformed(
                "act is missing: each write carries an operation id",
                () -> agent.admin().addLicenses(writes.adding(1).clearAct().build()));
        Fails.asMalformed(
                "act.operation_id is missing",
                () -> agent.admin()
                        .addLicenses(writes.adding(1)
                                .setAct(Act.getDefaultInstance())
                                .build()));
        Fails.asMalformed(
                "scope is missing: per_server or pool",
                () -> agent.admin().addLicenses(writes.adding(1).clearScope().build()));
        Fails.asMalformed(
                "unit_price: a currency is three capital letters, such as USD",
                () -> agent.admin()
                        .addLicenses(writes.adding(1)
                                .setUnitPrice(UnitPrice.newBuilder().setCurrency("usd"))
                                .build()));
    }

    @Test
    void ofTwoAdministratorsWhoChangeOneInstanceTheSecondIsShownWhatTheFirstDid() {
        long seen = agent.revision(AgentInProcess.SQL);
        agent.admin(AgentInProcess.MIRA)
                .addLicenses(writes.adding(40).setAct(agent.act(seen)).build());
        StatusRuntimeException aborted = Fails.with(
                Status.Code.ABORTED,
                () -> agent.admin(AgentInProcess.TOM)
                        .changeMode(writes.changing(seen).build()));
        assertEquals(
                "the product was changed meanwhile: revision 2 now, not 1; look again",
                aborted.getStatus().getDescription());
        StaleRevision stale = aborted.getTrailers().get(Replies.STALE);
        assertEquals(1, stale.getExpectedRevision());
        assertEquals(2, stale.getCurrentRevision());
        assertEquals(40, stale.getCurrent().getPerServerLicenses());
        assertEquals(LicensingMode.PER_SERVER, agent.bench.sql().mode());
        assertTrue(agent.admin(AgentInProcess.TOM)
                .changeMode(writes.changing(2).build())
                .hasDone());
    }

    @Test
    void anOperationBelongsToWhoeverMadeIt() {
        var request = writes.adding(5).build();
        assertFalse(
                agent.admin(AgentInProcess.MIRA).addLicenses(request).getDone().getRepeated());
        assertTrue(
                agent.admin(AgentInProcess.MIRA).addLicenses(request).getDone().getRepeated());
        assertFalse(
                agent.admin(AgentInProcess.TOM).addLicenses(request).getDone().getRepeated());
        var other = request.toBuilder().setQuantity(6).build();
        assertEquals(
                RefusalCode.REFUSAL_CODE_OPERATION_ID_REUSED,
                agent.admin().addLicenses(other).getRefusal().getCode());
        assertEquals(10, agent.bench.sql().perServer());
    }

    @Test
    void anExpectedRevisionThatNoInstanceCanHaveIsStaleAndNothingElse() {
        Fails.with(
                Status.Code.ABORTED,
                () -> agent.admin()
                        .addLicenses(writes.adding(1).setAct(agent.act(-1)).build()));
        assertEquals(0, agent.bench.sql().perServer());
    }

    private RefusalCode at(Timestamp time) {
        return agent.admin()
                .changeMode(writes.changing(agent.revision(AgentInProcess.SQL))
                        .setEffectiveAt(time)
                        .build())
                .getRefusal()
                .getCode();
    }

    private Done add(int quantity) {
        return agent.admin().addLicenses(writes.adding(quantity).build()).getDone();
    }
}
