package org.seatkeeper.client.link;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.proto.v1.StaleRevision;

/** Sorts failures, once, here: by status code, by the type of their cause and by typed detail; never by their text. */
final class Failures {
    /** Where an agent says which revision is the present one. */
    static final Metadata.Key<StaleRevision> STALE =
            Metadata.Key.of("seatkeeper-stale-bin", ProtoUtils.metadataMarshaller(StaleRevision.getDefaultInstance()));

    /** The oldest agent that knows every call of this client. */
    static final String NEEDS = "0.1";

    /** What refusals of a handle are called: the contract gives them status codes and no names. */
    private static final String UNKNOWN_HANDLE = "UNKNOWN_HANDLE";

    private static final String OTHER_HANDLE = "HANDLE_MISMATCH";

    private static final int TEXT_MAX = 300;
    private static final int CAUSES_MAX = 20;

    private Failures() {}

    /** What stands between this console and a server, as far as one failed call tells. */
    static LinkFailure link(Throwable failure, String address) {
        Status status = Status.fromThrowable(failure);
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new LinkFailure(
                        LinkFailure.Kind.NOT_AUTHORIZED, said(status, "nothing is allowed to this certificate"));
            case UNIMPLEMENTED -> new LinkFailure(LinkFailure.Kind.TOO_OLD, "needs agent " + NEEDS);
            case UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED -> connection(failure, status, address);
            case RESOURCE_EXHAUSTED ->
                new LinkFailure(LinkFailure.Kind.UNREACHABLE, said(status, "the agent is too busy at the moment"));
            default -> new LinkFailure(LinkFailure.Kind.FAULT, said(status, "the agent reported an internal fault"));
        };
    }

    private static LinkFailure connection(Throwable failure, Status status, String address) {
        Optional<LinkFailure> certificate = certificate(failure);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        String why = switch (cause(failure)) {
            case UnknownHostException _ -> "nobody knows the name in " + address;
            case NoRouteToHostException _ -> "there is no way to " + address;
            case io.netty.channel.ConnectTimeoutException _ -> address + " did not answer in time";
            case SocketTimeoutException _ -> address + " did not answer in time";
            case ConnectException _ -> "nothing answers at " + address;
            case FileNotFoundException _ -> "nothing answers at " + address;
            case java.io.IOException _ -> "the connection to " + address + " broke";
            case null -> said(status, address + " did not answer");
            default -> "the connection to " + address + " broke";
        };
        return new LinkFailure(LinkFailure.Kind.UNREACHABLE, why);
    }

    /** The failure as one of certificates, if it is one. */
    static Optional<LinkFailure> certificate(Throwable failure) {
        boolean tls = false;
        boolean ours = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            tls |= cause instanceof SSLException;
            ours |= cause instanceof GeneralSecurityException;
        }
        if (!tls) {
            return Optional.empty();
        }
        return Optional.of(new LinkFailure(
                LinkFailure.Kind.CERTIFICATE_REFUSED,
                ours
                        ? "the server's certificate is not the one that this profile trusts"
                        : "the server did not accept your certificate"));
    }

    /** Whether a connection ended in a way that a refused certificate could also look like. */
    static boolean ambiguous(Throwable failure) {
        return Status.fromThrowable(failure).getCode() == Status.Code.UNAVAILABLE
                && switch (cause(failure)) {
                    case null -> true;
                    case ConnectException _ -> false;
                    case NoRouteToHostException _ -> false;
                    case UnknownHostException _ -> false;
                    case SocketTimeoutException _ -> false;
                    case FileNotFoundException _ -> false;
                    case SSLException _ -> false;
                    default -> true;
                };
    }

    /** The innermost I/O failure: what the system said. */
    private static @Nullable Throwable cause(Throwable failure) {
        Throwable found = null;
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            if (cause instanceof java.io.IOException || found == null) {
                found = cause;
            }
        }
        return found;
    }

    /**
     * The answer that a failed call amounts to.
     *
     * @param writes whether it could have changed something
     * @param link what stands between, for the codes that the connection gives
     */
    static <T> Answer<T> answer(Throwable failure, boolean writes, Reached reached, LinkFailure link) {
        Status status = Status.fromThrowable(failure);
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, OUT_OF_RANGE ->
                new Answer.Malformed<>(said(status, "the agent could not make sense of the request"));
            case ABORTED -> changed(failure);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new Answer.NotAllowed<>(said(status, "you may not do this on this server"));
            case NOT_FOUND ->
                rule(
                        UNKNOWN_HANDLE,
                        said(status, "there is no such handle, or its lease ran out"),
                        "Ask for a license under a new handle.");
            case FAILED_PRECONDITION ->
                rule(
                        OTHER_HANDLE,
                        said(status, "the handle was released, or belongs to another lease or a later grant"),
                        "Use the handle and fence of the newest grant, or ask under a new handle.");
            case UNIMPLEMENTED -> new Answer.NoAnswer<>("needs agent " + NEEDS, Answer.Outcome.NOTHING_CHANGED);
            case RESOURCE_EXHAUSTED ->
                new Answer.NoAnswer<>(
                        said(status, "the agent is too busy at the moment"), Answer.Outcome.NOTHING_CHANGED);
            case UNAVAILABLE -> unavailable(writes, reached, link);
            case DEADLINE_EXCEEDED ->
                new Answer.NoAnswer<>("the server did not answer in time", outcome(writes && reached.left()));
            case CANCELLED, UNKNOWN ->
                new Answer.NoAnswer<>(
                        said(status, "the agent does not know how it ended"), outcome(writes && reached.left()));
            default -> new Answer.Fault<>(said(status, "the agent reported an internal fault"));
        };
    }

    /** Codes by which the contract says no to a handle. */
    private static <T> Answer<T> rule(String code, String cause, String remedy) {
        return new Answer.Refused<>(new RefusalFacts(code, cause, remedy));
    }

    private static <T> Answer<T> unavailable(boolean writes, Reached reached, LinkFailure link) {
        if (link.kind() == LinkFailure.Kind.CERTIFICATE_REFUSED) {
            return new Answer.NotAllowed<>(link.why());
        }
        return new Answer.NoAnswer<>(link.why(), outcome(writes && reached.left() && !reached.answered()));
    }

    private static Answer.Outcome outcome(boolean perhaps) {
        return perhaps ? Answer.Outcome.UNKNOWN : Answer.Outcome.NOTHING_CHANGED;
    }

    private static <T> Answer<T> changed(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        StaleRevision stale = trailers == null ? null : trailers.get(STALE);
        return stale == null
                ? new Answer.Changed<>(0, 0)
                : new Answer.Changed<>(stale.getExpectedRevision(), stale.getCurrentRevision());
    }

    /** The answer where there was no connection to ask over. */
    static <T> Answer<T> answer(LinkFailure failure) {
        return switch (failure.kind()) {
            case CERTIFICATE_REFUSED, NOT_AUTHORIZED -> new Answer.NotAllowed<>(failure.why());
            case PROFILE -> new Answer.Malformed<>(failure.why());
            case FAULT -> new Answer.Fault<>(failure.why());
            case UNREACHABLE, TOO_OLD -> new Answer.NoAnswer<>(failure.why(), Answer.Outcome.NOTHING_CHANGED);
        };
    }

    private static String said(Status status, String otherwise) {
        String description = status.getDescription();
        return description == null || description.isBlank() || status.getCause() != null
                ? otherwise
                : Words.clean(description, TEXT_MAX);
    }
}
