package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.link.FakeState;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.SeatKind;

class ModeTest extends CliFixture {
    private static final String HASH = FakeState.agreementHash();

    private Ran mode(String verb, String... more) {
        return run(words(verb, more));
    }

    private static String[] words(String verb, String... more) {
        var all = new ArrayList<>(List.of("mode", verb, "-s", "berlin", "--product", "mail"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Ran change(String... more) {
        var all = new ArrayList<>(List.of("--to", "per-device-or-user", "--licenses", "move"));
        all.addAll(List.of(more));
        return mode("change", all.toArray(String[]::new));
    }

    private LicensingMode present() {
        return berlin.state().product("mail").getMode();
    }

    @Test
    void aPlanShowsWhatWouldHappenAndTheAgreement() {
        Ran ran = mode("plan", "--to", "per-device-or-user", "--licenses", "move");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("Mode  Per Server  Per Device or Per User"), ran.out());
        assertTrue(ran.out().contains(FakeState.AGREEMENT), ran.out());
        assertTrue(ran.out().contains("Its hash: " + HASH), ran.out());
    }

    @Test
    void anAgreementWithoutItsHashChangesNothingAndShowsBoth() {
        for (Ran ran : List.of(change("--agree"), change())) {
            assertEquals(2, ran.code());
            assertTrue(ran.out().contains(FakeState.AGREEMENT), ran.out());
            assertTrue(ran.err().contains("repeat with --agree " + HASH), ran.err());
        }
        assertEquals(LicensingMode.LICENSING_MODE_PER_SERVER, present());
    }

    @Test
    void anAgreedChangeIsMadeWithTheRevisionThatWasPlanned() {
        Ran ran = change("--kind", "device", "--agree", HASH, "--reason", "audit of May");
        assertEquals(0, ran.code(), ran.err());
        assertEquals("Done on berlin.", ran.outLines().getFirst());
        assertEquals(LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER, present());
        ChangeModeRequest asked = berlin.lastAsked(ChangeModeRequest.class);
        assertEquals(3, asked.getAct().getExpectedRevision());
        assertEquals(OPERATION, asked.getAct().getOperationId());
        assertEquals("audit of May", asked.getAct().getReason());
        assertEquals(LicenseDisposition.LICENSE_DISPOSITION_MOVE, asked.getLicenses());
        assertEquals(SeatKind.SEAT_KIND_DEVICE, asked.getSeatKind());
    }

    @Test
    void aDryRunChangesNothing() {
        Ran ran = change("--agree", HASH, "--dry-run");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                "Would be done on berlin, nothing was changed.", ran.outLines().getFirst());
        assertEquals(LicensingMode.LICENSING_MODE_PER_SERVER, present());
    }

    @Test
    void onATerminalTheChangeIsConfirmedInWords() {
        String[] line = words("change", "--to", "per-device-or-user", "--licenses", "move", "--agree", HASH);
        Ran no = run("yes\n", true, line);
        assertEquals(2, no.code());
        assertEquals(LicensingMode.LICENSING_MODE_PER_SERVER, present());
        assertTrue(no.err().contains("There is no way back."), no.err());
        assertEquals(0, run("mail\n", true, line).code());
        assertEquals(LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER, present());
    }

    @Test
    void theWayBackIsSentAndRefusedByTheServer() {
        change("--agree", HASH);
        Ran ran = mode("change", "--to", "per-server", "--yes");
        assertEquals(3, ran.code());
        assertTrue(ran.err().startsWith("seatkeeper: refused by berlin (MODE_IS_FINAL)"), ran.err());
        assertEquals(
                LicensingMode.LICENSING_MODE_PER_SERVER,
                berlin.lastAsked(ChangeModeRequest.class).getTo());
        assertTrue(mode("change", "--to", "per-server", "-o", "json").out().contains("REFUSAL_CODE_MODE_IS_FINAL"));
    }

    @Test
    void theFiguresBeforeTheChangeStayToBeSeen() {
        assertFalse(mode("show").out().contains("Before the change"), "nothing was changed yet");
        change("--agree", HASH);
        assertEquals(
                List.of(
                        "Product mail on berlin: Per Device or Per User, revision 4",
                        "Before the change: Per Server with 10 licenses, 0 in the pool of users, 0 in the pool of devices, "
                                + "revision 3"),
                mode("show").outLines().subList(0, 2));
        assertTrue(mode("show", "-o", "json").out().contains("\"beforeCommit\""));
    }

    @Test
    void aSecondChangeIsRefused() {
        change("--agree", HASH);
        Ran ran = change("--agree", HASH);
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("MODE_IS_FINAL"), ran.err());
    }

    @Test
    void aForeignHashIsRefused() {
        Ran ran = change("--agree", "0".repeat(64));
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("AGREEMENT_CHANGED"), ran.err());
    }

    @Test
    void aRevisionThatMovedIsExitCodeSix() {
        Ran ran = change("--agree", HASH, "--expect", "2");
        assertEquals(6, ran.code());
        assertTrue(ran.err().contains("from revision 2 to 3"), ran.err());
    }

    @Test
    void anOutcomeInDoubtIsToldAsSuch() {
        berlin.fail(ChangeModeRequest.class, Status.UNKNOWN);
        Ran ran = change("--agree", HASH);
        assertEquals(5, ran.code());
        assertTrue(ran.err().contains("the outcome is unknown"), ran.err());
        assertTrue(ran.err().contains("--operation-id"), ran.err());
    }

    @Test
    void aMissingRightIsExitCodeFour() {
        berlin.fail(ChangeModeRequest.class, Status.PERMISSION_DENIED.withDescription("needs CHANGE_MODE"));
        Ran ran = change("--agree", HASH);
        assertEquals(4, ran.code());
        assertTrue(ran.err().contains("needs CHANGE_MODE"), ran.err());
    }

    @Test
    void aScheduledChangeIsShownAndCanceled() {
        Ran scheduled = change("--agree", HASH, "--at", "2027-01-01T08:00+02:00");
        assertTrue(scheduled.out().contains("2027-01-01 06:00Z"), scheduled.out());
        Ran shown = mode("show");
        assertTrue(shown.out().contains("Scheduled"), shown.out());
        assertTrue(shown.out().contains("2027-01-01 06:00Z"), shown.out());
        assertTrue(mode("show", "-o", "csv").out().contains(",2027-01-01T06:00:00Z,"), "whole, for programs");
        Ran canceled = mode("cancel", "--reason", "not yet");
        assertEquals(0, canceled.code(), canceled.err());
        assertEquals(
                "not yet",
                berlin.lastAsked(CancelModeChangeRequest.class).getAct().getReason());
        assertEquals(3, mode("cancel").code());
    }

    @Test
    void aTimeWithoutItsOffsetIsRefusedWithWhatToWrite() {
        for (String typed : List.of("2027-07-01T08:00", "2027-07-01 08:00")) {
            Ran ran = change("--agree", HASH, "--at", typed);
            assertEquals(2, ran.code());
            assertTrue(
                    ran.err()
                            .contains("write --at 2027-07-01T08:00+02:00 for this machine (Europe/Berlin), "
                                    + "--at 2027-07-01T08:00Z for UTC"),
                    ran.err());
        }
        assertEquals(LicensingMode.LICENSING_MODE_PER_SERVER, present());
        Ran plan = mode("plan", "--to", "per-device-or-user", "--licenses", "move", "--at", "2027-07-01 08:00+02:00");
        assertTrue(plan.out().contains("Effective: 2027-07-01 06:00Z"), plan.out() + plan.err());
    }

    @Test
    void slipsAreAnsweredBeforeAnyoneIsAsked() {
        int asked = berlin.asked().size();
        assertEquals(2, mode("change", "--to", "sideways").code());
        assertEquals(2, mode("change", "--to", "per-device-or-user").code());
        assertEquals(2, change("--kind", "group").code());
        assertEquals(2, change("--at", "tomorrow").code());
        assertEquals(2, change("--at", "2027-01-01T08:00").code());
        assertEquals(
                2,
                run("mode", "change", "-s", "rome", "--product", "mail", "--to", "per-server")
                        .code());
        assertEquals(2, run("mode", "show", "--all", "--product", "mail").code());
        assertEquals(2, run("mode").code());
        assertEquals(asked, berlin.asked().size());
    }

    @Test
    void anUnknownProductIsRefusedByTheServer() {
        Ran ran = run("mode", "show", "-s", "berlin", "--product", "nope");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("UNKNOWN_PRODUCT"), ran.err());
    }
}
