package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.LiftBlockRequest;
import org.seatkeeper.proto.v1.ListConnectionsRequest;

class ConnectionsTest extends CliFixture {
    private static final long OPENED = 1_790_000_000L;

    private static Connection connection(long number, String user, String device) {
        return Connection.newBuilder()
                .setNumber(number)
                .setUser(user)
                .setDevice(device)
                .setHandles(2)
                .setOpenedAt(Timestamp.newBuilder().setSeconds(OPENED + number))
                .build();
    }

    @BeforeEach
    void connect() {
        berlin.use().connections().add(connection(5, "tarn\\alice", "ws-7"));
        berlin.use()
                .connections()
                .add(connection(8, "bob", "ws-8").toBuilder()
                        .setAdministrator(true)
                        .setHeld(true)
                        .setHandles(0)
                        .build());
        berlin.use().connections().add(connection(9, "bob", "ws-9"));
    }

    private Ran connections(String verb, String... more) {
        var all = new ArrayList<>(List.of("connections", verb, "-s", "berlin", "--product", "mail"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private static JsonObject first(Ran ran) {
        return JsonParser.parseString(ran.out())
                .getAsJsonObject()
                .getAsJsonArray("servers")
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void theTableSaysWhoSinceWhenAndHow() {
        assertEquals(new Ran(0, """
                        SERVER  NUMBER  USER        DEVICE  SINCE              HANDLES  ADMINISTRATOR  HELD  WHILE SILENT
                        berlin  5       tarn\\alice  ws-7    2026-09-21 14:13Z  2        -              -     -
                        berlin  8       bob         ws-8    2026-09-21 14:13Z  0        yes            yes   -
                        berlin  9       bob         ws-9    2026-09-21 14:13Z  2        -              -     -
                        """, ""), connections("list"));
    }

    @Test
    void jsonHasEachServersRowsInTheContractsOwnNames() {
        JsonObject server = first(connections("list", "-o", "json"));
        assertEquals("berlin", server.get("name").getAsString());
        assertFalse(server.get("more").getAsBoolean());
        assertEquals(
                "tarn\\alice",
                server.getAsJsonArray("connections")
                        .get(0)
                        .getAsJsonObject()
                        .get("user")
                        .getAsString());
    }

    @Test
    void anEmptyListHasItsHeadingsAlone() {
        Ran ran = run("connections", "list", "-s", "paris", "--product", "mail", "-o", "csv");
        assertEquals(0, ran.code());
        assertEquals(
                List.of("server,number,user,device,since,handles,administrator,held,while_silent"), ran.outLines());
        assertEquals("", ran.err());
    }

    @Test
    void everyPageIsFetchedUpToTheLimitAndACutListSaysSo() {
        for (int n = 10; n < 1210; n++) {
            berlin.use().connections().add(connection(n, "user" + n, "pc"));
        }
        Ran cut = connections("list");
        assertEquals(1001, cut.outLines().size());
        assertTrue(cut.err().contains("berlin has more: this is only 1,000 of them"), cut.err());
        assertEquals(0, cut.code());
        Ran all = connections("list", "--limit", "1203", "-o", "csv");
        assertEquals(1204, all.outLines().size());
        assertEquals("", all.err());
        assertEquals(203, berlin.lastAsked(ListConnectionsRequest.class).getPageSize());
        assertTrue(first(connections("list", "--limit", "7", "-o", "json"))
                .get("more")
                .getAsBoolean());
        assertEquals(2, connections("list", "--limit", "0").code());
    }

    @Test
    void anUnknownProductIsARulesNoOnThatServerAlone() {
        berlin.state().remove("mail");
        Ran ran = run("connections", "list", "--product", "mail");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("refused by berlin (UNKNOWN_PRODUCT)"), ran.err());
        assertEquals(
                "UNKNOWN_PRODUCT",
                first(connections("list", "-o", "json")).get("code").getAsString());
    }

    @Test
    void anAgentWithoutTheCallIsNoAnswer() {
        berlin.fail(ListConnectionsRequest.class, Status.UNIMPLEMENTED);
        assertEquals(5, connections("list").code());
    }

    @Test
    void hostileNamesCannotDisturbTheTerminal() {
        berlin.use().connections().add(connection(99, "a\033[2J\u202Eb", "=cmd()"));
        for (String format : List.of("table", "csv", "json")) {
            String out = connections("list", "-o", format).out();
            assertFalse(out.contains("\033") || out.contains("\u202E"), format);
        }
        assertTrue(connections("list", "-o", "csv").out().contains("'=cmd()"));
    }

    @Test
    void oneIsEndedByItsNumberWithABlock() {
        Ran ran = connections("evict", "--number", "5", "--reason", "idle", "--block", "2h");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("Done on berlin."), ran.out());
        var asked = berlin.lastAsked(EvictConnectionRequest.class);
        assertEquals(7200, asked.getBlockSeconds());
        assertEquals("idle", asked.getAct().getReason());
        assertEquals(2, berlin.use().connections().size());
        assertEquals(List.of("tarn\\alice@ws-7"), berlin.use().blocks());
    }

    @Test
    void oneIsEndedByItsUserAndDeviceWithoutRegardToCase() {
        assertEquals(
                0,
                connections("evict", "--user", "BOB", "--device", "WS-9", "--reason", "idle")
                        .code());
        assertEquals(9, berlin.lastAsked(EvictConnectionRequest.class).getNumber());
    }

    @Test
    void oneOfSeveralIsNeverGuessed() {
        Ran ran = connections("evict", "--user", "bob", "--reason", "idle");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("2 connections fit, with the numbers 8, 9"), ran.err());
        assertEquals(3, berlin.use().connections().size());
    }

    @Test
    void nobodyWhoFitsIsARulesNo() {
        Ran ran = connections("evict", "--user", "carol", "--reason", "idle", "-o", "json");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("UNKNOWN_CONNECTION"), ran.err());
        assertEquals("UNKNOWN_CONNECTION", first(ran).get("code").getAsString());
        assertEquals(
                3, connections("evict", "--number", "77", "--reason", "idle").code());
        assertEquals(3, connections("evict", "--number", "5").code(), "without a reason");
    }

    @Test
    void aDryRunEndsNothing() {
        Ran ran = connections("evict", "--number", "5", "--reason", "idle", "--dry-run");
        assertTrue(ran.out().startsWith("Would be done on berlin, nothing was changed."), ran.out());
        assertEquals(3, berlin.use().connections().size());
    }

    @Test
    void aPersonConfirmsAndAScriptIsTakenAtItsWord() {
        String[] line = {"connections", "evict", "-s", "berlin", "--product", "mail", "--number", "5", "--reason", "x"};
        Ran no = run("no\n", true, line);
        assertEquals(2, no.code());
        assertTrue(no.err().contains("Connection 5 to mail on berlin ends. Type yes to go on: "), no.err());
        assertEquals(3, berlin.use().connections().size());
        assertEquals(0, run("yes\n", true, line).code());
        assertEquals(2, berlin.use().connections().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--block=2 hours", "--block=-1h", "--block=367d", "--number=x", "--number=5 --user=bob", ""})
    void whatCannotBeMeantIsNotAsked(String options) {
        var more = new ArrayList<String>(options.startsWith("--block") ? List.of("--number=5") : List.of());
        more.addAll(options.startsWith("--block") || options.isEmpty() ? one(options) : List.of(options.split(" ")));
        Ran ran = connections("evict", more.toArray(String[]::new));
        assertEquals(2, ran.code(), ran.err());
        assertEquals(List.of(), berlin.asked());
    }

    private static List<String> one(String option) {
        return option.isEmpty() ? List.of() : List.of(option);
    }

    @Test
    void aBlockIsLiftedOnceWhereItStands() {
        berlin.use().blocks().add("alice@ws-7");
        String[] who = {"--user", "alice", "--device", "ws-7"};
        assertEquals(0, connections("unblock", who).code());
        assertEquals("alice", berlin.lastAsked(LiftBlockRequest.class).getUser());
        Ran again = connections("unblock", who);
        assertEquals(3, again.code());
        assertTrue(again.err().contains("UNKNOWN_BLOCK"), again.err());
        assertEquals("", again.out());
        assertEquals(2, connections("unblock").code());
        assertEquals(2, connections("unblock", "--user", "x".repeat(257)).code());
    }
}
