package org.seatkeeper.client.link;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.AuditVerdict;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.VerifyAuditRequest;
import org.seatkeeper.proto.v1.VerifyAuditResponse;

/**
 * Has a server verify its audit against the newest record that this profile remembers of it, and remembers the newest of an
 * intact one. A server that lost its tail, or was put back to an older state, is found out by that memory alone.
 */
public final class AuditCheck {
    private final UnaryCalls calls;
    private final Profile profile;
    private final Executor blocking;

    /** Checks over these calls; the profile is read and written on the executor. */
    AuditCheck(UnaryCalls calls, Profile profile, Executor blocking) {
        this.calls = calls;
        this.profile = profile;
        this.blocking = blocking;
    }

    /** Verifies one server. */
    public CompletionStage<Answer<AuditVerdict>> verify(ServerName server) {
        return Answers.then(
                calls.ask(server, AdminServiceGrpc.getGetServerInfoMethod(), GetServerInfoRequest.getDefaultInstance()),
                info -> verify(server, info.getServer().getAgentId()));
    }

    /**
     * Takes the present audit of a server as the one to remember, where its chain is intact, whatever was remembered: after
     * a restore from a backup. An audit that is not intact is never accepted.
     */
    public CompletionStage<Answer<AuditVerdict>> accept(ServerName server) {
        return Answers.then(
                calls.ask(server, AdminServiceGrpc.getGetServerInfoMethod(), GetServerInfoRequest.getDefaultInstance()),
                info -> Answers.then(
                        calls.ask(server, AuditServiceGrpc.getVerifyAuditMethod(), request(Optional.empty())),
                        response -> keep(
                                info.getServer().getAgentId(),
                                judge(response, Optional.empty()),
                                profile::acceptAuditHead)));
    }

    @FunctionalInterface
    private interface Keeping {
        void keep(AuditHead head) throws FileFault;
    }

    private CompletionStage<Answer<AuditVerdict>> verify(ServerName server, String agentId) {
        return Answers.then(
                remembered(agentId),
                head -> Answers.then(
                        calls.ask(server, AuditServiceGrpc.getVerifyAuditMethod(), request(head)),
                        response -> keep(agentId, judge(response, head), profile::keepAuditHead)));
    }

    private CompletionStage<Answer<Optional<AuditHead>>> remembered(String agentId) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new Answer.Done<>(profile.auditHead(agentId));
                    } catch (FileFault e) {
                        return new Answer.Malformed<>(e.cause() + "; " + e.remedy());
                    }
                },
                blocking);
    }

    private static VerifyAuditRequest request(Optional<AuditHead> head) {
        return head.map(known -> VerifyAuditRequest.newBuilder()
                        .setKnownSequence(known.sequence())
                        .setKnownHash(ByteString.copyFrom(known.hashBytes()))
                        .build())
                .orElse(VerifyAuditRequest.getDefaultInstance());
    }

    /** What the server says, and what it cannot know of itself: that it once had more. */
    static AuditVerdict judge(VerifyAuditResponse response, Optional<AuditHead> head) {
        long known = head.map(AuditHead::sequence).orElse(0L);
        String hash = HexFormat.of().formatHex(response.getHeadHash().toByteArray());
        boolean cut = response.getIntact() && response.getRecords() < known;
        boolean rewritten = response.getIntact()
                && response.getRecords() == known
                && head.filter(h -> !h.hash().equals(hash)).isPresent();
        if (cut || rewritten) {
            return new AuditVerdict(
                    false,
                    response.getRecords(),
                    hash,
                    cut ? response.getRecords() + 1 : known,
                    "this profile saw " + known + " records of it before, and the last of them is not there any more",
                    known);
        }
        return new AuditVerdict(
                response.getIntact(),
                response.getRecords(),
                hash,
                response.getFirstBadSequence(),
                Figures.line(response.getFault()),
                known);
    }

    private CompletionStage<Answer<AuditVerdict>> keep(String agentId, AuditVerdict verdict, Keeping keeping) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        if (verdict.intact() && verdict.records() > 0) {
                            keeping.keep(new AuditHead(agentId, verdict.records(), verdict.headHash()));
                        }
                        return new Answer.Done<>(verdict);
                    } catch (FileFault e) {
                        return new Answer.Malformed<>(e.cause() + "; " + e.remedy());
                    } catch (IllegalArgumentException e) {
                        return new Answer.Fault<>("the agent sent a hash that is none");
                    }
                },
                blocking);
    }
}
