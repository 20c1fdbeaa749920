package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.proto.v1.Access;
import org.seatkeeper.proto.v1.Denial;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.ListDenialsRequest;
import org.seatkeeper.proto.v1.ListEventsRequest;
import org.seatkeeper.proto.v1.RefusalCode;

/** Clients, denials and events. */
class UsageListsTest extends CliFixture {
    private static final Timestamp FIRST =
            Timestamp.newBuilder().setSeconds(1_790_000_000L).build();
    private static final Timestamp LAST =
            Timestamp.newBuilder().setSeconds(1_790_003_600L).build();

    private static Denial denial(long position, RefusalCode code) {
        return Denial.newBuilder()
                .setPosition(position)
                .setProductId("mail")
                .setUser("alice")
                .setDevice("ws-7")
                .setCode(code)
                .setFirst(FIRST)
                .setLast(LAST)
                .setCount(3)
                .build();
    }

    @Test
    void clientsComeByFirstAccessWithTheirSeats() {
        berlin.use()
                .accesses()
                .add(Access.newBuilder()
                        .setPosition(1)
                        .setUser("alice")
                        .setDevice("ws-7")
                        .setFirst(FIRST)
                        .setLast(LAST)
                        .setCount(12)
                        .setLicensed(true)
                        .setOpen(1)
                        .build());
        berlin.use()
                .accesses()
                .add(Access.newBuilder()
                        .setPosition(2)
                        .setDevice("kiosk")
                        .setFirst(LAST)
                        .setLast(LAST)
                        .setCount(1)
                        .build());
        assertEquals(new Ran(0, """
                        SERVER  USER   DEVICE  FIRST              LAST               COUNT  LICENSED  OPEN
                        berlin  alice  ws-7    2026-09-21 14:13Z  2026-09-21 15:13Z  12     yes       1
                        berlin  -      kiosk   2026-09-21 15:13Z  2026-09-21 15:13Z  1      no        0
                        """, ""), run("clients", "list", "--product", "mail"));
        assertEquals(
                "berlin,alice,ws-7,2026-09-21T14:13:20Z,2026-09-21T15:13:20Z,12,yes,1",
                run("clients", "list", "--product", "mail", "-o", "csv")
                        .outLines()
                        .get(1));
        assertEquals(3, run("clients", "list", "--product", "nothing").code());
        assertEquals(2, run("clients", "list").code());
    }

    @Test
    void denialsSayWhatToDo() {
        berlin.use().denials().add(denial(1, RefusalCode.REFUSAL_CODE_BLOCKED));
        berlin.use()
                .denials()
                .add(denial(2, RefusalCode.REFUSAL_CODE_LIMIT_REACHED).toBuilder()
                        .setObserved(true)
                        .setOthers(true)
                        .build());
        List<String> lines = run("denials", "list", "-s", "berlin").outLines();
        assertTrue(lines.get(1).contains("mail     (others)  (others)  would have been  LIMIT_REACHED"), lines.get(1));
        assertTrue(lines.get(1).endsWith("add licenses, or end a connection that is not needed."), lines.get(1));
        assertTrue(lines.get(2).contains("alice     ws-7      yes              BLOCKED"), lines.get(2));
        assertTrue(lines.get(2).endsWith("Wait until the block ends, or have it lifted."), lines.get(2));
        run("denials", "list", "-s", "berlin", "--product", "mail");
        assertEquals("mail", berlin.lastAsked(ListDenialsRequest.class).getProductId());
    }

    @Test
    void aDenialForACauseOfANewerAgentIsShownAllTheSame() {
        berlin.use()
                .denials()
                .add(denial(1, RefusalCode.REFUSAL_CODE_BLOCKED).toBuilder()
                        .setCodeValue(999)
                        .build());
        Ran ran = run("denials", "list", "-s", "berlin");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("update this program"), ran.out());
    }

    @Test
    void eventsComeNewestFirstFromAllServersAtOnce() {
        berlin.use()
                .events()
                .add(EventRow.newBuilder()
                        .setPosition(1)
                        .setId("LIMIT_REACHED")
                        .setProductId("mail")
                        .setRaisedAt(FIRST)
                        .setClearedAt(LAST)
                        .setCause("every license is in use")
                        .setRemedy("add licenses")
                        .build());
        berlin.use()
                .events()
                .add(EventRow.newBuilder()
                        .setPosition(2)
                        .setId("CLOCK_JUMPED")
                        .setRaisedAt(LAST)
                        .setCause("a\033[2Jb")
                        .build());
        Ran ran = run("events", "list");
        assertEquals(new Ran(0, """
                        SERVER  EVENT          PRODUCT  RAISED             CLEARED            CAUSE                    REMEDY
                        berlin  CLOCK_JUMPED   -        2026-09-21 15:13Z  -                  a\uFFFD[2Jb
                        berlin  LIMIT_REACHED  mail     2026-09-21 14:13Z  2026-09-21 15:13Z  every license is in use  add licenses
                        """, ""), ran);
        var servers = JsonParser.parseString(run("events", "list", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonArray("servers");
        assertEquals(2, servers.size());
        assertEquals(
                2, servers.get(0).getAsJsonObject().getAsJsonArray("events").size());
        assertEquals(
                0, servers.get(1).getAsJsonObject().getAsJsonArray("events").size());
        run("events", "list", "-s", "berlin", "--product", "mail");
        assertEquals("mail", berlin.lastAsked(ListEventsRequest.class).getProductId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"denials", "events"})
    void listsThatGoBackInTimeAreReadPageByPage(String verb) {
        for (int n = 1; n <= 620; n++) {
            berlin.use().denials().add(denial(n, RefusalCode.REFUSAL_CODE_LIMIT_REACHED));
            berlin.use()
                    .events()
                    .add(EventRow.newBuilder().setPosition(n).setId("E" + n).build());
        }
        assertEquals(621, run(verb, "list", "-s", "berlin").outLines().size());
        Ran some = run(verb, "list", "-s", "berlin", "--limit", "510");
        assertEquals(511, some.outLines().size());
        assertTrue(some.err().contains("berlin has more"), some.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"denials", "events"})
    void aServerThatIsDownLeavesTheRest(String verb) {
        paris.close();
        Ran ran = run(verb, "list");
        assertEquals(5, ran.code());
        assertTrue(ran.out().startsWith("SERVER"), ran.out());
        assertTrue(ran.err().contains("no answer from paris"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "denials", "events"})
    void aProductThatCannotBeOneIsNotSent(String verb) {
        assertEquals(2, run(verb, "list", "--product", "No Such").code());
        assertEquals(List.of(), berlin.asked());
        assertFalse(run(verb).err().isEmpty());
    }
}
