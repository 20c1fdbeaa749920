package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.WatchRequest;

class WatchAndWhoamiTest extends CliFixture {
    @Test
    void aWatchWritesOneObjectALine() {
        Ran ran = run("watch", "-s", "berlin,paris", "--count", "2", "-o", "json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(2, ran.outLines().size());
        ran.outLines()
                .forEach(line -> assertTrue(
                        JsonParser.parseString(line).getAsJsonObject().has("state"), line));
    }

    @Test
    void aWatchThatMayNotBeEndsWithItsReason() {
        berlin.fail(WatchRequest.class, Status.PERMISSION_DENIED.withDescription("no role here"));
        Ran ran = run("watch", "-s", "berlin");
        assertEquals(4, ran.code());
        assertTrue(ran.err().contains("no role here"), ran.err());
    }

    @Test
    void aServerThatIsDownEndsItsWatch() {
        berlin.close();
        assertEquals(5, run("watch", "-s", "berlin").code());
        assertEquals(2, run("watch", "-s", "berlin", "--count", "-1").code());
    }

    @Test
    void whoamiSaysWhoTheServersTakeTheCallerFor() {
        Ran ran = run("whoami", "-s", "berlin");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.outLines().get(1).startsWith("berlin  operator/mira.holt  tls   ModeAdmin  view change-mode"),
                ran.out());
    }
}
