package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.client.link.FakeAgent;
import org.seatkeeper.client.link.FakeState;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

class LicenseTest extends CliFixture {
    private static final String OTHER = "55555555-2222-3333-4444-555555555555";

    private FakeAgent local;

    @BeforeEach
    void listen() throws Exception {
        Path socket = Files.createDirectories(folder.resolve("data/run")).resolve("license.sock");
        local = new FakeAgent("44444444-2222-3333-4444-555555555555", "here").listen(socket);
        local.state().put(FakeState.perServer("mail", 2));
        variables.put("SEATKEEPER_LICENSE_SOCKET", socket.toString());
    }

    @AfterEach
    void end() {
        local.close();
    }

    private Ran license(String verb, String... more) {
        var all = new ArrayList<>(List.of("license", verb, "--product", "mail"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void aGrantIsItsHandleAndItsFenceForAShellToRead() {
        assertEquals(
                new Ran(0, OPERATION + " 1\n", ""),
                license("request", "--user", "alice", "--device", "ws-7", "--lease", "1h"));
        var asked = local.lastAsked(RequestRequest.class);
        assertEquals("alice", asked.getClient().getUser());
        assertEquals("ws-7", asked.getClient().getDevice());
        assertEquals(3600, asked.getLeaseSeconds());
        assertEquals(new Ran(0, OPERATION + " 1\n", ""), license("request", "--user", "alice", "--handle", OPERATION));
    }

    @Test
    void jsonAndCsvHaveTheWholeGrant() {
        var grant = JsonParser.parseString(
                        license("request", "--user", "alice", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonObject("grant");
        assertEquals("1", grant.get("fence").getAsString());
        assertEquals(
                List.of(
                        "handle,fence,lease_seconds,administrator,uncovered,repeated",
                        OPERATION + ",1,60,false,false,true"),
                license("request", "--user", "alice", "-o", "csv").outLines());
    }

    @Test
    void aRefusalSaysWhyAndWhatToDoOnTheOtherStream() {
        local.state().put(FakeState.perServer("mail", 0));
        Ran ran = license("request", "--user", "alice");
        assertEquals(3, ran.code());
        assertEquals("", ran.out());
        assertEquals("""
                seatkeeper: refused by local (LIMIT_REACHED): cause of 28
                  remedy of 28
                """, ran.err());
        assertTrue(license("request", "--user", "alice", "-o", "json").out().contains("REFUSAL_CODE_LIMIT_REACHED"));
    }

    @Test
    void aGrantIsRenewedAndReleasedOnceOrTwice() {
        license("request", "--device", "ws-7", "--lease", "90s");
        String[] handle = {"--handle", OPERATION, "--fence", "1"};
        assertEquals(new Ran(0, "90\n", ""), license("renew", handle));
        assertEquals(new Ran(0, "released\n", ""), license("release", handle));
        assertEquals(new Ran(0, "released before\n", ""), license("release", handle));
        assertEquals(1, local.lastAsked(ReleaseRequest.class).getFence());
        assertTrue(license("release", "--handle", OPERATION, "-o", "json").out().contains("\"repeated\": true"));
        assertTrue(license("release", "--handle", OPERATION, "-o", "csv").out().contains(OPERATION + ",true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"renew", "release"})
    void aHandleThatNobodyKnowsIsARulesNo(String verb) {
        Ran ran = license(verb, "--handle", OTHER);
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("(UNKNOWN_HANDLE): no such handle"), ran.err());
    }

    @Test
    void anOlderFenceIsARulesNo() {
        license("request", "--user", "alice");
        license("release", "--handle", OPERATION);
        license("request", "--user", "alice", "--handle", OTHER);
        Ran ran = license("renew", "--handle", OTHER, "--fence", "1");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("HANDLE_MISMATCH"), ran.err());
    }

    @Test
    void aQueryShowsTheProductAndWhatBecameOfAHandle() {
        license("request", "--user", "alice");
        assertEquals(new Ran(0, """
                        PRODUCT  MODE        ENFORCEMENT  LICENSES  IN USE  FREE  HANDLE  FENCE
                        mail     per-server  enforce      2         1       1     lives   1
                        """, ""), license("query", "--handle", OPERATION));
        assertTrue(license("query", "--handle", OTHER).out().contains("unknown"));
        assertTrue(license("query", "-o", "json").out().contains("\"unknownHandle\": false"));
        assertEquals("", local.lastAsked(QueryRequest.class).getHandleId());
    }

    @Test
    void theSocketIsFoundByOptionFolderVariableAndNeighbor() {
        Path socket = folder.resolve("data/run/license.sock");
        variables.remove("SEATKEEPER_LICENSE_SOCKET");
        assertEquals(5, license("query").code(), "the neighbor of a socket that is not there");
        assertEquals(0, license("query", "--socket", socket.toString()).code());
        assertEquals(
                0,
                license("query", "--socket", folder.resolve("data").toString()).code());
        variables.put("SEATKEEPER_SOCKET", socket.resolveSibling("admin.sock").toString());
        assertEquals(0, license("query").code());
        assertEquals(2, license("query", "--socket", "/" + "x".repeat(200)).code());
    }

    @Test
    void aServerOfTheProfileIsAskedByItsName() {
        assertEquals(
                0, license("request", "--server", "berlin", "--user", "alice").code());
        assertEquals("alice", berlin.lastAsked(RequestRequest.class).getClient().getUser());
        assertEquals(2, license("query", "--server", "berlin", "--socket", "/x").code());
        assertEquals(2, license("query", "--server", "berlin,paris").code());
        assertEquals(2, license("query", "--server", "rome").code());
    }

    @Test
    void aListOfServersThatCannotBeReadIsNoReasonToTurnAClientAway() throws Exception {
        Files.createDirectories(profile.folder());
        Files.writeString(profile.folder().resolve("servers.toml"), "not = [toml");
        assertEquals(0, license("request", "--user", "alice").code());
    }

    @Test
    void whoMayNotAskIsToldWhereItIsAllowed() {
        local.fail(RequestRequest.class, Status.PERMISSION_DENIED.withDescription("not your product"));
        Ran ran = license("request", "--user", "alice");
        assertEquals(4, ran.code());
        assertTrue(ran.err().contains("not your product") && ran.err().contains("run_as"), ran.err());
    }

    @Test
    void doubtNamesTheHandleToAskAgainWith() {
        local.fail(RequestRequest.class, Status.UNKNOWN);
        Ran ran = license("request", "--user", "alice");
        assertEquals(5, ran.code());
        assertTrue(ran.err().contains("ask again with --handle " + OPERATION), ran.err());
        local.fail(RequestRequest.class, Status.INTERNAL);
        assertEquals(1, license("request", "--user", "alice").code());
    }

    @Test
    void whatAnAgentPutsIntoAHandleCannotAddWordsNorLines() {
        local.answer(
                RequestRequest.class,
                _ -> RequestResponse.newBuilder()
                        .setGrant(Grant.newBuilder().setHandleId("a\n\033[2Jb").setFence(-1))
                        .build());
        assertEquals(
                "a\uFFFD\uFFFD[2Jb 18446744073709551615\n",
                license("request", "--user", "alice").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request",
                "request --user=a --lease=9s",
                "request --user=a --lease=2d",
                "request --user=a --handle=mine",
                "request --user=a --address=0123456789012345678901234567890123456789012345",
                "renew",
                "release --handle=mine",
                "release --handle=55555555-2222-3333-4444-555555555555 --fence=-1",
                "query --handle=mine"
            })
    void whatCannotBeMeantIsNotAsked(String line) {
        List<String> words = List.of(line.split(" "));
        Ran ran = license(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
        assertEquals(2, ran.code(), ran.err());
        assertEquals(List.of(), local.asked());
    }
}
