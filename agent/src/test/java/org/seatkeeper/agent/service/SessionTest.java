package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/** The sessions of products, over the real services: one lease for many grants (spec/model.md section 4). */
class SessionTest {
    private static final String SQL = AgentInProcess.SQL;

    private AgentInProcess agent;

    @BeforeEach
    void anAgentWithTwoLicenses() throws Exception {
        agent = new AgentInProcess().withSql();
        agent.admin()
                .addLicenses(AddLicensesRequest.newBuilder()
                        .setAct(agent.act())
                        .setProductId(SQL)
                        .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                        .setQuantity(2)
                        .build());
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private SessionClient open(String who, ByteString token) {
        return SessionClient.open(
                AgentInProcess.as(
                        new AgentInProcess.Person(who, Role.PRODUCT), LicenseServiceGrpc.newStub(agent.channel)),
                SQL,
                token);
    }

    private SessionClient opened() {
        SessionClient client = open(SQL, ByteString.EMPTY);
        assertEquals(16, client.next().getOpened().getResumeToken().size());
        return client;
    }

    private ListConnectionsResponse connections() {
        return agent.admin()
                .listConnections(
                        ListConnectionsRequest.newBuilder().setProductId(SQL).build());
    }

    @Test
    void aClientIsLetInUpToTheNumberAndThenRefusedWithARemedy() {
        SessionClient client = opened();
        assertTrue(client.request(new UUID(1, 1), "u1").hasGrant());
        SessionAnswer second = client.request(new UUID(1, 2), "u2");
        assertTrue(second.getGrant().getFence() > 0);
        SessionAnswer third = client.request(new UUID(1, 3), "u3");
        assertEquals(RefusalCode.REFUSAL_CODE_LIMIT_REACHED, third.getRefusal().getCode());
        assertFalse(third.getRefusal().getRemedy().isBlank());
        assertTrue(client.release(new UUID(1, 2), second.getGrant().getFence()).hasReleased());
        assertTrue(client.request(new UUID(1, 4), "u3").hasGrant());
    }

    @Test
    void oneMessageWithManyAsksHasOneAnswerWithThemInOrder() {
        SessionClient client = opened();
        var message = SessionRequest.newBuilder();
        for (int n = 1; n <= 3; n++) {
            message.addAsks(SessionClient.ask(n, new UUID(2, n), "u" + n));
        }
        client.send(message.build());
        SessionResponse answers = client.next();
        assertEquals(3, answers.getAnswersCount());
        assertEquals(1, answers.getAnswers(0).getNumber());
        assertTrue(answers.getAnswers(1).hasGrant());
        assertTrue(answers.getAnswers(2).hasRefusal());
    }

    @Test
    void aHandleThatLivesIsTheSameGrantAndAnUnknownOneHasNoEffect() {
        SessionClient client = opened();
        long fence = client.request(new UUID(1, 1), "u1").getGrant().getFence();
        SessionAnswer again = client.request(new UUID(1, 1), "u1");
        assertTrue(again.getGrant().getRepeated());
        assertEquals(fence, again.getGrant().getFence());
        assertEquals(
                Problem.Kind.KIND_UNKNOWN_HANDLE,
                client.release(new UUID(9, 9), 0).getProblem().getKind());
        assertEquals(
                Problem.Kind.KIND_OLD_FENCE,
                client.release(new UUID(1, 1), fence - 1).getProblem().getKind());
        assertEquals(1, connections().getTotal());
        assertTrue(client.release(new UUID(1, 1), fence).hasReleased());
        assertTrue(client.release(new UUID(1, 1), fence).getReleased().getRepeated());
        assertEquals(
                Problem.Kind.KIND_RELEASED_HANDLE,
                client.request(new UUID(1, 1), "u1").getProblem().getKind());
    }

    @Test
    void aSessionThatBreaksOffKeepsItsGrantsForItsLeaseAndIsResumedOnceWithItsToken() {
        SessionClient client = open(SQL, ByteString.EMPTY);
        ByteString token = client.next().getOpened().getResumeToken();
        client.request(new UUID(1, 1), "u1");
        client.breakOff();
        agent.bench.passAtRest(Duration.ofSeconds(50));
        SessionClient again = open(SQL, token);
        SessionResponse opened = again.next();
        assertEquals(1, opened.getOpened().getGrants());
        assertTrue(again.request(new UUID(1, 1), "u1").getGrant().getRepeated());
        SessionClient third = open(SQL, token);
        assertEquals(Status.Code.NOT_FOUND, third.ended().getCode(), "a token is valid once");
        again.breakOff();
        agent.bench.passAtRest(Duration.ofSeconds(59));
        assertEquals(1, connections().getTotal());
        agent.bench.passAtRest(Duration.ofSeconds(3));
        assertEquals(0, connections().getTotal());
        SessionClient late = open(SQL, opened.getOpened().getResumeToken());
        assertEquals(Status.Code.NOT_FOUND, late.ended().getCode(), "its lease ran out");
    }

    @Test
    void aHeartbeatKeepsASessionAliveAndSilenceEndsIt() {
        SessionClient client = opened();
        client.request(new UUID(1, 1), "u1");
        for (int n = 0; n < 6; n++) {
            agent.bench.passAtRest(Duration.ofSeconds(20));
            client.heartbeat();
        }
        assertEquals(1, connections().getTotal());
        agent.bench.passAtRest(Duration.ofSeconds(62));
        assertEquals(0, connections().getTotal());
        assertEquals(Status.Code.ABORTED, client.ended().getCode());
    }

    @Test
    void aSessionThatEndsGivesItsGrantsBack() {
        SessionClient client = opened();
        client.request(new UUID(1, 1), "u1");
        client.end();
        assertEquals(Status.Code.OK, client.ended().getCode());
        agent.bench.passAtRest(Duration.ofSeconds(1));
        assertEquals(0, connections().getTotal());
    }

    @Test
    void anotherProductHasNoSayInIt() {
        SessionClient client = opened();
        client.request(new UUID(1, 1), "u1");
        SessionClient other = open("mail", ByteString.EMPTY);
        assertEquals(Status.Code.PERMISSION_DENIED, other.ended().getCode());
    }

    @Test
    void theFirstMessageOpensAndNoOther() {
        SessionClient client = opened();
        client.send(SessionRequest.newBuilder()
                .setOpen(org.seatkeeper.proto.v1.OpenSession.newBuilder().setProductId(SQL))
                .build());
        assertEquals(Status.Code.INVALID_ARGUMENT, client.ended().getCode());
    }

    @Test
    void anEvictedClientsSessionIsToldAndABlockKeepsTheClientOut() {
        SessionClient client = opened();
        client.request(new UUID(1, 1), "u1");
        Connection connection = connections().getConnections(0);
        assertEquals("u1", connection.getUser());
        var done = agent.admin()
                .evictConnection(EvictConnectionRequest.newBuilder()
                        .setAct(agent.act().toBuilder().setReason("maintenance"))
                        .setProductId(SQL)
                        .setNumber(connection.getNumber())
                        .setBlockSeconds(600)
                        .build());
        assertTrue(done.hasDone(), done.toString());
        assertEquals(new UUID(1, 1).toString(), client.next().getRevoked(0).getHandleId());
        assertEquals(0, connections().getTotal());
        assertEquals(
                RefusalCode.REFUSAL_CODE_BLOCKED,
                client.request(new UUID(1, 2), "u1").getRefusal().getCode());
    }

    @Test
    void theFiguresFollowWithinAQuarterOfASecond() {
        SessionClient client = opened();
        client.request(new UUID(1, 1), "u1");
        client.request(new UUID(1, 2), "u2");
        client.request(new UUID(1, 3), "u3");
        agent.bench.passAtRest(Duration.ofMillis(250));
        var row = agent.bench
                .until(figures ->
                        figures.row(Bench.SQL).orElseThrow().instance().use().refusedToday() == 1)
                .row(Bench.SQL)
                .orElseThrow()
                .instance();
        assertEquals(2, row.inUse());
        assertEquals(2, row.peak());
        assertEquals(1, row.use().refusedToday());
    }

    @Test
    void tenThousandGrantsDoNotMoveTheInstanceRevision() {
        long revision = agent.revision(SQL);
        SessionClient client = opened();
        for (int n = 0; n < 5_000; n++) {
            long fence = client.request(new UUID(3, n), "u1").getGrant().getFence();
            client.release(new UUID(3, n), fence);
        }
        assertEquals(revision, agent.revision(SQL));
    }
}
