package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.VerifyAuditRequest;

class AuditTest extends CliFixture {
    @BeforeEach
    void record() {
        for (int i = 0; i < 7; i++) {
            berlin.state().record("AddLicenses", "mail", "no " + i);
        }
    }

    @Test
    void theNewestRecordsComeFirst() {
        Ran ran = run("audit", "list", "-s", "berlin", "--limit", "2");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.outLines().get(1).contains("no 6"), ran.out());
        assertEquals(3, ran.outLines().size());
        assertTrue(run("audit", "list", "-s", "berlin", "-o", "csv").out().startsWith("server,sequence,at"));
    }

    @Test
    void aVerifiedAuditIsRememberedAndHeldAgainstTheNextTime() {
        assertEquals(0, run("audit", "verify", "-s", "berlin").code());
        berlin.state().record("AddLicenses", "mail", "later");
        assertEquals(0, run("audit", "verify", "-s", "berlin").code());
        assertEquals(7, berlin.lastAsked(VerifyAuditRequest.class).getKnownSequence());
    }

    @Test
    void aCutTailIsFoundThoughTheServerCallsItsAuditIntact() {
        run("audit", "verify", "-s", "berlin");
        berlin.state().cutAudit(5);
        Ran ran = run("audit", "verify", "-s", "berlin");
        assertEquals(3, ran.code());
        assertTrue(ran.out().contains("BROKEN"), ran.out());
        assertTrue(ran.out().contains("this profile saw 7 records"), ran.out());
    }

    @Test
    void aTailCutAndGrownAgainIsFound() {
        run("audit", "verify", "-s", "berlin");
        berlin.state().cutAudit(6);
        berlin.state().record("AddLicenses", "mail", "another story");
        assertEquals(3, run("audit", "verify", "-s", "berlin").code());
    }

    @Test
    void aRestoredAuditIsRememberedOnceSomeoneAcceptsItAndNoSooner() {
        run("audit", "verify", "-s", "berlin");
        berlin.state().cutAudit(5);
        Ran bare = run("audit", "accept", "-s", "berlin");
        assertEquals(2, bare.code());
        assertTrue(bare.err().contains("repeat with --yes"), bare.err());
        assertEquals(3, run("audit", "verify", "-s", "berlin").code());
        Ran accepted = run("audit", "accept", "-s", "berlin", "--yes");
        assertEquals(0, accepted.code(), accepted.err());
        assertEquals(0, run("audit", "verify", "-s", "berlin").code());
        assertEquals(5, berlin.lastAsked(VerifyAuditRequest.class).getKnownSequence());
        berlin.state().cutAudit(4);
        assertEquals(
                3, run("audit", "verify", "-s", "berlin").code(), "what was accepted is held against it from then on");
    }

    @Test
    void anExportHasEveryRecordInOrderOneALine() {
        Ran ran = run("audit", "export", "-s", "berlin");
        assertEquals(7, ran.outLines().size());
        assertEquals(
                "no 0",
                JsonParser.parseString(ran.outLines().getFirst())
                        .getAsJsonObject()
                        .get("reason")
                        .getAsString());
        assertEquals(
                8,
                run("audit", "export", "-s", "berlin", "-o", "csv").outLines().size());
    }
}
