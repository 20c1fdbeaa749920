package org.seatkeeper.agent.service;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.storage.Reply;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.StaleRevision;

/**
 * Verdicts as the contract says them. Every write of the contract answers with the same two fields, {@code done = 1} or
 * {@code refusal = 2} (a test holds them alike), so one form of bytes serves them all.
 */
final class Replies {
    /** The detail of ABORTED: what the asker saw, and what there is now. */
    static final Metadata.Key<StaleRevision> STALE =
            Metadata.Key.of("seatkeeper-stale-bin", ProtoUtils.metadataMarshaller(StaleRevision.getDefaultInstance()));

    private Replies() {}

    /** The bytes of a verdict that has a reply. */
    static Reply encode(Verdict verdict, Asker asker) {
        var reply = AddLicensesResponse.newBuilder();
        return switch (verdict) {
            case Verdict.Done done ->
                new Reply(reply.setDone(done(done, asker)).build().toByteArray());
            case Verdict.Refused(var why) ->
                new Reply(reply.setRefusal(Rows.refusal(why)).build().toByteArray());
            case Verdict.Repeated(Reply first) -> repeated(first);
            case Verdict.Stale _ -> throw new IllegalArgumentException("a stale act has no reply but ABORTED");
        };
    }

    /** The reply of some method from its bytes. */
    static <R extends MessageLite> R decode(Reply reply, Parser<R> parser) {
        try {
            return parser.parseFrom(reply.bytes());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a kept reply does not parse", e);
        }
    }

    /** ABORTED, with what there is now. */
    static StatusRuntimeException stale(Verdict.Stale stale, Asker asker) {
        Instance now = stale.current();
        var trailers = new Metadata();
        trailers.put(
                STALE,
                StaleRevision.newBuilder()
                        .setExpectedRevision(stale.expected())
                        .setCurrentRevision(now.revision())
                        .setCurrent(Rows.row(now, 0, asker.who(), asker.permissions()))
                        .build());
        return Status.ABORTED
                .withDescription("the product was changed meanwhile: revision " + now.revision() + " now, not "
                        + stale.expected() + "; look again")
                .asRuntimeException(trailers);
    }

    private static Reply repeated(Reply first) {
        AddLicensesResponse reply = decode(first, AddLicensesResponse.parser());
        return reply.hasDone()
                ? new Reply(reply.toBuilder()
                        .setDone(reply.getDone().toBuilder().setRepeated(true))
                        .build()
                        .toByteArray())
                : first;
    }

    private static Done done(Verdict.Done done, Asker asker) {
        var row = Done.newBuilder()
                .setEpoch(done.epoch())
                .setStateRevision(done.stateRevision())
                .setAuditSequence(done.auditSequence())
                .setValidatedOnly(done.kind() == Verdict.Kind.VALIDATED_ONLY)
                .setWarning(done.warning());
        done.before().ifPresent(i -> row.setBefore(Rows.row(i, 0, asker.who(), asker.permissions())));
        done.after()
                .ifPresent(i -> row.setAfter(Rows.row(i, done.stateRevision(), asker.who(), asker.permissions()))
                        .setInstanceRevision(i.revision()));
        done.entries().forEach(entry -> row.addEntries(LedgerRows.entry(entry, false)));
        return row.build();
    }
}
