package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Answer.Outcome;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.proto.v1.StaleRevision;

class FailuresTest {
    private static final LinkFailure DOWN = new LinkFailure(LinkFailure.Kind.UNREACHABLE, "down");

    private static Reached reached(boolean left, boolean answered) {
        var reached = new Reached();
        var tracer = reached.newClientStreamTracer(
                io.grpc.ClientStreamTracer.StreamInfo.newBuilder().build(), new Metadata());
        if (left) {
            tracer.outboundHeaders();
        }
        if (answered) {
            tracer.inboundTrailers(new Metadata());
        }
        return reached;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # code,            writes, left,  answered, outcome
        UNAVAILABLE,       true,   false, false,    NOTHING_CHANGED
        UNAVAILABLE,       true,   true,  false,    UNKNOWN
        UNAVAILABLE,       true,   true,  true,     NOTHING_CHANGED
        UNAVAILABLE,       false,  true,  false,    NOTHING_CHANGED
        DEADLINE_EXCEEDED, true,   false, false,    NOTHING_CHANGED
        DEADLINE_EXCEEDED, true,   true,  false,    UNKNOWN
        DEADLINE_EXCEEDED, false,  true,  false,    NOTHING_CHANGED
        UNKNOWN,           true,   true,  true,     UNKNOWN
        UNKNOWN,           false,  true,  true,     NOTHING_CHANGED
        CANCELLED,         true,   true,  false,    UNKNOWN
        RESOURCE_EXHAUSTED, true,  true,  true,     NOTHING_CHANGED
        UNIMPLEMENTED,     true,   true,  true,     NOTHING_CHANGED
        """)
    void silenceLeavesTheOutcomeOpenOnlyWhereTheChangeMayHaveHappened(
            Status.Code code, boolean writes, boolean left, boolean answered, Outcome outcome) {
        Answer<Object> answer =
                Failures.answer(code.toStatus().asRuntimeException(), writes, reached(left, answered), DOWN);
        assertEquals(outcome, answer instanceof Answer.NoAnswer<Object> none ? none.outcome() : null);
    }

    @Test
    void otherCodesAreTheAnswersTheyMean() {
        assertEquals(new Answer.Malformed<>("a; b"), answer(Status.INVALID_ARGUMENT.withDescription("a; b")));
        assertEquals(
                new Answer.NotAllowed<>("needs a role"),
                answer(Status.PERMISSION_DENIED.withDescription("needs a role")));
        assertEquals(new Answer.NotAllowed<>("you may not do this on this server"), answer(Status.UNAUTHENTICATED));
        assertEquals(new Answer.Fault<>("the agent reported an internal fault"), answer(Status.INTERNAL));
        assertEquals(
                new Answer.Refused<>(
                        new RefusalFacts("UNKNOWN_HANDLE", "no such handle", "Ask for a license under a new handle.")),
                answer(Status.NOT_FOUND.withDescription("no such handle")));
        assertEquals(
                true,
                answer(Status.FAILED_PRECONDITION) instanceof Answer.Refused<Object>(var why)
                        && why.code().equals("HANDLE_MISMATCH"));
        assertEquals(new Answer.Fault<>("the agent reported an internal fault"), answer(Status.DATA_LOSS));
    }

    private static Answer<Object> answer(Status status) {
        return Failures.answer(status.asRuntimeException(), true, reached(true, true), DOWN);
    }

    @Test
    void aStaleRevisionIsReadFromItsTrailer() {
        var trailers = new Metadata();
        trailers.put(
                Failures.STALE,
                StaleRevision.newBuilder()
                        .setExpectedRevision(3)
                        .setCurrentRevision(5)
                        .build());
        assertEquals(
                new Answer.Changed<>(3, 5),
                Failures.answer(Status.ABORTED.asRuntimeException(trailers), true, reached(true, true), DOWN));
        assertEquals(new Answer.Changed<>(0, 0), answer(Status.ABORTED));
    }

    @Test
    void whatAnAgentWritesIntoAStatusIsMadeHarmlessAndCut() {
        assertEquals(new Answer.NotAllowed<>("a\uFFFDb"), answer(Status.PERMISSION_DENIED.withDescription("a\033b")));
        var cut = (Answer.NotAllowed<Object>) answer(Status.PERMISSION_DENIED.withDescription("x".repeat(1_000_000)));
        assertEquals(301, cut.why().length());
    }

    @Test
    void connectionsThatFailAreToldApartByTheTypeOfTheirCause() {
        assertEquals("nothing answers at h:1", why(new ConnectException("Connection refused")));
        assertEquals("there is no way to h:1", why(new NoRouteToHostException()));
        assertEquals("nobody knows the name in h:1", why(new UnknownHostException()));
        assertEquals("h:1 did not answer in time", why(new io.netty.channel.ConnectTimeoutException()));
        assertEquals("the connection to h:1 broke", why(new IOException("Connection reset by peer")));
        assertEquals("the server did not accept your certificate", why(new SSLHandshakeException("alert")));
        var theirs = new SSLHandshakeException("PKIX");
        theirs.initCause(new CertificateException());
        assertEquals("the server's certificate is not the one that this profile trusts", why(theirs));
    }

    private static String why(Throwable cause) {
        return Failures.link(Status.UNAVAILABLE.withCause(cause).asRuntimeException(), "h:1")
                .why();
    }

    @Test
    void aCauseThatIsItsOwnCauseEnds() {
        var loop = new IOException("a");
        var other = new IOException("b", loop);
        loop.initCause(other);
        assertEquals("the connection to h:1 broke", why(loop));
    }

    @Test
    void onlyAnEndThatARefusedCertificateCouldLookLikeIsWorthASecondLook() {
        assertEquals(true, Failures.ambiguous(Status.UNAVAILABLE.asRuntimeException()));
        assertEquals(true, ambiguous(new IOException("reset")));
        assertEquals(true, ambiguous(new java.nio.channels.ClosedChannelException()));
        assertEquals(false, ambiguous(new ConnectException()));
        assertEquals(false, ambiguous(new SSLHandshakeException("alert")));
        assertEquals(false, Failures.ambiguous(Status.PERMISSION_DENIED.asRuntimeException()));
    }

    private static boolean ambiguous(Throwable cause) {
        return Failures.ambiguous(Status.UNAVAILABLE.withCause(cause).asRuntimeException());
    }

    @Test
    void aLinkThatIsDownAnswersForItsKind() {
        assertEquals(new Answer.NotAllowed<>("x"), down(LinkFailure.Kind.CERTIFICATE_REFUSED));
        assertEquals(new Answer.NotAllowed<>("x"), down(LinkFailure.Kind.NOT_AUTHORIZED));
        assertEquals(new Answer.Malformed<>("x"), down(LinkFailure.Kind.PROFILE));
        assertEquals(new Answer.Fault<>("x"), down(LinkFailure.Kind.FAULT));
        assertEquals(new Answer.NoAnswer<>("x", Outcome.NOTHING_CHANGED), down(LinkFailure.Kind.TOO_OLD));
    }

    private static Answer<Object> down(LinkFailure.Kind kind) {
        return Failures.answer(new LinkFailure(kind, "x"));
    }
}
