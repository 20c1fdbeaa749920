package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.link.FakeAgent;
import org.seatkeeper.client.link.FakeState;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.TestLists;
import org.seatkeeper.proto.v1.GetOverviewRequest;

class ProductsTest extends CliFixture {
    @Test
    void theProductsOfAllServersAreMergedIntoOneTable() {
        assertEquals(new Ran(0, """
                        SERVER  PRODUCT  NAME          MODE        LICENSES  IN USE  FREE  PEAK  PEAK AT  REFUSED TODAY  STATUS  NOTE
                        berlin  mail     Product mail  Per Server  10        0       10    0     -        0              OK
                        paris   mail     Product mail  Per Server  7         0       7     0     -        0              OK
                        """, ""), run("products"));
    }

    @Test
    void csvHasOneRecordForEachProductWithoutAlignment() {
        berlin.state()
                .put(FakeState.perServer("mail", 10).toBuilder()
                        .setInUse(12)
                        .setFree(-2)
                        .setPeak(13)
                        .setPeakAt(Timestamp.newBuilder().setSeconds(1_790_000_000L))
                        .setRefusedToday(4)
                        .build());
        assertEquals(
                List.of(
                        "server,product,name,mode,licenses,in_use,free,peak,peak_at,refused_today,status,note",
                        "berlin,mail,Product mail,Per Server,10,12,-2,13,2026-09-21T14:13:20Z,4,OK,"),
                run("products", "-s", "berlin", "-o", "csv").outLines());
    }

    @Test
    void jsonIsOneDocumentInTheContractsOwnNames() {
        var document =
                JsonParser.parseString(run("products", "-o", "json").out()).getAsJsonObject();
        var state = document.getAsJsonArray("servers").get(0).getAsJsonObject().getAsJsonObject("state");
        assertEquals(
                "LICENSING_MODE_PER_SERVER",
                state.getAsJsonArray("changed")
                        .get(0)
                        .getAsJsonObject()
                        .get("mode")
                        .getAsString());
    }

    @Test
    void aServerThatIsDownIsShownAsSuchAndTheRestIsStillThere() {
        paris.close();
        Ran ran = run("products");
        assertEquals(5, ran.code());
        assertTrue(ran.outLines().get(1).startsWith("berlin  mail"), ran.out());
        assertTrue(ran.outLines().get(2).contains("No answer  nothing answers at 127.0.0.1:"), ran.out());
        assertTrue(ran.err().startsWith("seatkeeper: no answer from paris: nothing answers at "), ran.err());
        assertEquals(2, ran.err().lines().count());
    }

    @Test
    void aFilterInTheWordsOfTheConsoleLeavesWhatFits() {
        assertEquals(
                List.of("berlin"),
                run("products", "--filter", "licenses>=8 -is:gone", "-o", "csv").outLines().stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[0])
                        .toList());
        var servers = JsonParser.parseString(
                        run("products", "--filter", "licenses<8", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonArray("servers");
        assertEquals(2, servers.size());
        assertTrue(servers.get(0).toString().contains("\"changed\":[]"), servers.toString());
        assertTrue(servers.get(1).toString().contains("\"perServerLicenses\":7"), servers.toString());
    }

    @Test
    void aServerThatIsDownIsShownUnlessItsNameDoesNotFitTheFilter() {
        paris.close();
        Ran maybe = run("products", "--filter", "licenses>=8");
        assertEquals(5, maybe.code());
        assertTrue(maybe.out().contains("paris"), maybe.out());
        Ran never = run("products", "--filter", "server:berlin");
        assertEquals(0, never.code(), never.err());
        assertFalse(never.out().contains("paris"), never.out());
    }

    @Test
    void aFilterThatCannotBeUnderstoodIsWrongUsageBeforeAnyServerIsAsked() {
        Ran ran = run("products", "--filter", "colour:red");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("There is no field"), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void aServerThatRefusesTheCertificateIsToldApartFromOneThatIsDown() throws Exception {
        var late = pki.expired("late");
        profile.keepCredentials(
                new org.seatkeeper.client.link.Credentials("default", late.certificateFile(), late.keyFile()));
        Ran ran = run("products", "-s", "berlin");
        assertEquals(4, ran.code());
        assertTrue(ran.err().contains("the server did not accept your certificate"), ran.err());
    }

    @Test
    void anAgentsFaultIsExitCodeOne() {
        berlin.fail(GetOverviewRequest.class, Status.INTERNAL);
        assertEquals(1, run("products").code());
    }

    @Test
    void fiftyServersAreAskedAtOnceWithProgressOnATerminalOnly() throws Exception {
        var agents = new ArrayList<FakeAgent>();
        var entries = new ArrayList<ServerEntry>();
        try {
            for (int i = 0; i < 50; i++) {
                String id = String.format(java.util.Locale.ROOT, "%08d-2222-3333-4444-555555555555", i);
                FakeAgent agent = new FakeAgent(id, "s" + i).listen(pki, pki.agent(id));
                agent.state().put(FakeState.perServer("mail", i + 1));
                agents.add(agent);
                entries.add(entry("s" + i, id, agent.address()));
            }
            TestLists.write(profile, entries);
            Ran ran = run("", true, "products");
            assertEquals(0, ran.code());
            assertEquals(51, ran.outLines().size());
            assertTrue(ran.err().contains("50 of 50 servers answered"), ran.err());
            assertEquals("", run("products").err());
        } finally {
            agents.forEach(FakeAgent::close);
        }
    }

    @Test
    void aFilterByStatusAndProductKeepsTheRestOut() {
        assertEquals(1, run("products", "--status", "over").outLines().size());
        assertEquals(
                3,
                run("products", "--status", "ok", "--product", "mail")
                        .outLines()
                        .size());
        assertEquals(2, run("products", "--status", "strange").code());
    }

    @Test
    void whatAServerWritesCannotMoveTheCursorNorTurnTheDirectionOfWriting() {
        berlin.state()
                .put(FakeState.perServer("mail", 10).toBuilder()
                        .setName("a\033[2Jb\u202Egnp.exe\u0007")
                        .setStatusNote("=cmd()\n\rx")
                        .build());
        for (String format : List.of("table", "csv", "json")) {
            String out = run("products", "-s", "berlin", "-o", format).out();
            assertFalse(out.chars().anyMatch(c -> c != '\n' && c != '\r' && Character.isISOControl(c)), format);
            assertFalse(out.contains("\u202E"), format);
        }
        assertTrue(run("products", "-s", "berlin", "-o", "csv").out().contains("'=cmd()"), "a formula is set off");
        var name = JsonParser.parseString(
                        run("products", "-s", "berlin", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonArray("servers")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("state")
                .getAsJsonArray("changed")
                .get(0)
                .getAsJsonObject()
                .get("name")
                .getAsString();
        assertEquals("a\033[2Jb\u202Egnp.exe\u0007", name);
    }

    @Test
    void colorsAreForTerminalsThatWantThem() {
        assertTrue(run("", true, "products").out().contains("\033[32mOK\033[0m"));
        variables.put("NO_COLOR", "1");
        assertFalse(run("", true, "products").out().contains("\033"));
        variables.remove("NO_COLOR");
        assertFalse(run("products").out().contains("\033"));
    }

    @Test
    void withoutANameTheAgentOfThisMachineIsAsked() throws Exception {
        var socket = folder.resolve("admin.sock");
        variables.put("SEATKEEPER_SOCKET", socket.toString());
        try (FakeAgent local = new FakeAgent("44444444-2222-3333-4444-555555555555", "here").listen(socket)) {
            local.state().put(FakeState.perServer("web", 3));
            Ran ran = run("products");
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.outLines().get(1).startsWith("local   web"), ran.out());
            assertEquals(3, run("products", "-s", "berlin,local").outLines().size());
            assertEquals(4, run("products", "--all").outLines().size());
        }
    }
}
