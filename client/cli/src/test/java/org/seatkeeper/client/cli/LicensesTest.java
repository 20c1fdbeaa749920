package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.client.link.FakeState;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.SeatKind;
import org.seatkeeper.proto.v1.TransferLicensesRequest;
import org.seatkeeper.proto.v1.TransferSide;
import org.seatkeeper.proto.v1.Unclaimed;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;

class LicensesTest extends CliFixture {
    private Ran licenses(String verb, String... more) {
        var all = new ArrayList<>(List.of("licenses", verb, "-s", "berlin"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private int held() {
        return berlin.state().product("mail").getPerServerLicenses();
    }

    @Test
    void aPurchaseShowsBeforeAndAfter() {
        assertEquals(
                new Ran(0, """
                        Done on berlin.
                        SERVER  PRODUCT  WHAT                 BEFORE      AFTER
                        berlin  mail     mode                 Per Server  Per Server
                        berlin  mail     Per Server licenses  10          35
                        berlin  mail     revision             3           4
                        """, ""),
                licenses("add", "--product", "mail", "-n", "25", "--comment", "order 1", "--order-ref", "PO-1"));
        assertEquals("PO-1", berlin.lastAsked(AddLicensesRequest.class).getOrderRef());
    }

    @Test
    void seatsOfThePoolAreBoughtByTheirKind() {
        licenses("add", "--product", "mail", "-n", "5", "--pool", "device");
        assertEquals(
                SeatKind.SEAT_KIND_DEVICE,
                berlin.lastAsked(AddLicensesRequest.class).getScope().getPool().getSeatKind());
    }

    @Test
    void aRemovalExpectsTheRevisionThatWasLookedAt() {
        assertEquals(0, licenses("remove", "--product", "mail", "-n", "4").code());
        assertEquals(6, held());
        assertEquals(3, berlin.lastAsked(RemoveLicensesRequest.class).getAct().getExpectedRevision());
    }

    @Test
    void aRemovalBelowZeroIsRefused() {
        Ran ran = licenses("remove", "--product", "mail", "-n", "11");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("BELOW_ZERO"), ran.err());
        assertEquals(10, held());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000", "many", "1.5", "99999999999999999999", ""})
    void aNumberOutsideItsBoundsIsNotSent(String number) {
        assertEquals(
                2, licenses("add", "--product", "mail", "--quantity=" + number).code());
        assertEquals(List.of(), berlin.asked());
    }

    @Test
    void theGreatestNumberIsSentAndRefusedByTheServer() {
        Ran ran = licenses("add", "--product", "mail", "-n", "999999");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("ABOVE_MAXIMUM"), ran.err());
    }

    @Test
    void textsOutOfBoundsAreNotSent() {
        assertEquals(
                0,
                licenses("add", "--product", "mail", "-n", "1", "--comment", "x".repeat(500))
                        .code());
        int asked = berlin.asked().size();
        assertEquals(
                2,
                licenses("add", "--product", "mail", "-n", "1", "--comment", "x".repeat(501))
                        .code());
        assertEquals(2, licenses("add", "--product", "m".repeat(65), "-n", "1").code());
        assertEquals(
                2,
                licenses("add", "--product", "mail", "-n", "1", "--comment", "a\u202Eb")
                        .code());
        assertEquals(
                2,
                licenses("add", "--product", "mail", "-n", "1", "--reason", "a\u0000b")
                        .code());
        assertEquals(
                2,
                licenses("add", "--product", "mail", "-n", "1", "--operation-id", "mine")
                        .code());
        assertEquals(
                2,
                licenses("add", "--product", "x".repeat(10 * 1024 * 1024), "-n", "1")
                        .code());
        assertEquals(asked, berlin.asked().size());
    }

    @Test
    void theHistoryIsReadPageByPageUpToTheLimit() {
        for (int i = 0; i < 12; i++) {
            licenses("add", "--product", "mail", "-n", "1", "--comment", "no " + i);
        }
        assertEquals(13, licenses("list").outLines().size());
        List<String> five = licenses("list", "--limit", "5", "-o", "csv").outLines();
        assertEquals(6, five.size());
        assertTrue(five.get(1).contains("no 11"), five.get(1));
        assertEquals(2, licenses("list", "--limit", "0").code());
        assertEquals(2, licenses("list", "--limit", "1000001").code());
    }

    @Test
    void anEntryIsReversedByItsId() {
        licenses("add", "--product", "mail", "-n", "5", "--operation-id", OPERATION);
        assertEquals(
                0,
                licenses("reverse", "--entry", OPERATION, "--reason", "typed twice")
                        .code());
        assertEquals(10, held());
        Ran unknown = licenses("reverse", "--entry", "99999999-2222-3333-4444-555555555555");
        assertEquals(3, unknown.code());
        assertTrue(unknown.err().contains("UNKNOWN_ENTRY"), unknown.err());
    }

    @Test
    void aTransferLeavesOneServerAndArrivesAtTheOtherUnderOneId() {
        Ran ran = licenses("transfer", "--to", "paris", "--product", "mail", "-n", "4", "-o", "json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(6, held());
        assertEquals(11, paris.state().product("mail").getPerServerLicenses());
        var out = berlin.lastAsked(TransferLicensesRequest.class);
        var in = paris.lastAsked(TransferLicensesRequest.class);
        assertEquals(TransferSide.TRANSFER_SIDE_OUT, out.getSide());
        assertEquals(TransferSide.TRANSFER_SIDE_IN, in.getSide());
        assertEquals(PARIS_ID, out.getPeerAgentId());
        assertEquals(BERLIN_ID, in.getPeerAgentId());
        assertEquals(out.getTransferId(), in.getTransferId());
        assertEquals(
                out.getTransferId(),
                JsonParser.parseString(ran.out())
                        .getAsJsonObject()
                        .get("transferId")
                        .getAsString());
    }

    @Test
    void aTransferThatMayNotArriveDoesNotLeave() {
        paris.state().remove("mail");
        Ran ran = licenses("transfer", "--to", "paris", "--product", "mail", "-n", "4");
        assertEquals(3, ran.code());
        assertEquals(10, held());
    }

    @Test
    void aTransferThatLeftAndDidNotArriveSaysHowToFinish() {
        var looked = new AtomicBoolean();
        paris.answer(TransferLicensesRequest.class, request -> {
            if (looked.getAndSet(true)) {
                throw Status.UNKNOWN.asRuntimeException();
            }
            return org.seatkeeper.proto.v1.TransferLicensesResponse.newBuilder()
                    .setDone(org.seatkeeper.proto.v1.Done.getDefaultInstance())
                    .build();
        });
        Ran ran = licenses("transfer", "--to", "paris", "--product", "mail", "-n", "4");
        assertEquals(5, ran.code());
        assertTrue(ran.err().contains("4 licenses left berlin and have not arrived at paris"), ran.err());
        assertTrue(ran.err().contains(OPERATION), ran.err());
    }

    @Test
    void licensesLeftBehindAreClaimedAndWaivedByTheirConversion() {
        berlin.state()
                .put(FakeState.perServer("mail", 0).toBuilder()
                        .addUnclaimed(
                                Unclaimed.newBuilder().setConversionId(PARIS_ID).setQuantity(5))
                        .build());
        assertEquals(
                3, licenses("claim", "--product", "mail", "--kind", "device").code());
        assertEquals(PARIS_ID, berlin.lastAsked(ClaimLicensesRequest.class).getConversionId());
        assertEquals(
                3,
                licenses("waive", "--product", "mail", "--reason", "lease ended")
                        .code());
        assertEquals(PARIS_ID, berlin.lastAsked(WaiveLicensesRequest.class).getConversionId());
        assertEquals(2, licenses("claim", "--product", "mail", "--kind", "cat").code());
    }
}
