package org.seatkeeper.client.cli;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.UsageRequests;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.QueryResponse;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.ReleaseResponse;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RenewResponse;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** Asks for one license and gives it back. As a table the results are bare words, for a shell to read. */
final class LicenseWork {
    private static final int LEASE_MIN_SECONDS = 10;

    private final LicenseDoor door;
    private final String product;

    LicenseWork(LicenseDoor door, String product) {
        this.door = door;
        this.product = product;
    }

    ExitCode request(LicenseVerbs.Wish wish) {
        if (wish.user().isEmpty() && wish.device().isEmpty()) {
            throw CliFault.usage("nobody is named", "say for whom: --user, --device, or both");
        }
        int lease = UsageRequests.seconds(Limits.duration("--lease", wish.lease()));
        if (lease != 0 && lease < LEASE_MIN_SECONDS) {
            throw CliFault.usage("--lease: 10s to 1d", "choose a length in between");
        }
        String handle = wish.handle().isEmpty()
                ? door.surroundings().env().operationIds().get().toString()
                : wish.handle();
        Answer<RequestResponse> answer = door.ask(
                LicenseServiceGrpc.getRequestMethod(),
                RequestRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(handle)
                        .setClient(Client.newBuilder()
                                .setUser(wish.user())
                                .setDevice(wish.device())
                                .setAddress(wish.address()))
                        .setLeaseSeconds(lease)
                        .build());
        if (answer instanceof Answer.Done<RequestResponse>(var reply) && reply.hasRefusal()) {
            door.output().document(() -> Json.of(reply));
            return door.output().refused(door.server().value(), Figures.refusal(reply.getRefusal()));
        }
        return shown(
                answer,
                "ask again with --handle " + handle + ", or wait: what may have been granted ends with its lease",
                reply -> Figures.line(reply.getGrant().getHandleId()) + " "
                        + Long.toUnsignedString(reply.getGrant().getFence()),
                reply -> granted(reply.getGrant()));
    }

    private static Table granted(Grant grant) {
        return new Table(
                List.of("handle", "fence", "lease_seconds", "administrator", "uncovered", "repeated"),
                List.of(List.of(
                        Figures.line(grant.getHandleId()),
                        Long.toUnsignedString(grant.getFence()),
                        Integer.toUnsignedString(grant.getLeaseSeconds()),
                        Boolean.toString(grant.getAdministrator()),
                        Boolean.toString(grant.getUncovered()),
                        Boolean.toString(grant.getRepeated()))));
    }

    ExitCode renew(LicenseVerbs.Granted granted) {
        Answer<RenewResponse> answer = door.ask(
                LicenseServiceGrpc.getRenewMethod(),
                RenewRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(granted.handle())
                        .setFence(Limits.number("--fence", granted.fence()))
                        .build());
        return shown(
                answer,
                "renew it again: that is safe",
                renewed -> Integer.toUnsignedString(renewed.getLeaseSeconds()),
                renewed -> new Table(
                        List.of("handle", "lease_seconds"),
                        List.of(List.of(granted.handle(), Integer.toUnsignedString(renewed.getLeaseSeconds())))));
    }

    ExitCode release(LicenseVerbs.Granted granted) {
        Answer<ReleaseResponse> answer = door.ask(
                LicenseServiceGrpc.getReleaseMethod(),
                ReleaseRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(granted.handle())
                        .setFence(Limits.number("--fence", granted.fence()))
                        .build());
        return shown(
                answer,
                "release it again: that is safe",
                released -> released.getRepeated() ? "released before" : "released",
                released -> new Table(
                        List.of("handle", "repeated"),
                        List.of(List.of(granted.handle(), Boolean.toString(released.getRepeated())))));
    }

    ExitCode query(String handle) {
        Answer<QueryResponse> answer = door.ask(
                LicenseServiceGrpc.getQueryMethod(),
                QueryRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(handle)
                        .build());
        if (answer instanceof Answer.Done<QueryResponse>(var reply)
                && door.output().format() != Format.json) {
            door.output().show(() -> Json.of(reply), () -> queried(reply, handle));
            return ExitCode.DONE;
        }
        return shown(answer, "nothing was changed; ask again", _ -> "", reply -> queried(reply, handle));
    }

    private Table queried(QueryResponse reply, String handle) {
        return new Table(
                List.of("product", "mode", "enforcement", "licenses", "in_use", "free", "handle", "fence"),
                List.of(List.of(
                        product,
                        word(reply.getMode().name(), "LICENSING_MODE_"),
                        word(reply.getEnforcement().name(), "ENFORCEMENT_"),
                        Long.toUnsignedString(reply.getLicenses()),
                        Integer.toUnsignedString(reply.getInUse()),
                        Long.toString(reply.getFree()),
                        handle.isEmpty() ? "-" : reply.getUnknownHandle() ? "unknown" : "lives",
                        reply.hasGrant()
                                ? Long.toUnsignedString(reply.getGrant().getFence())
                                : "-")));
    }

    /** A name of the contract as it is typed elsewhere on the command line. */
    private static String word(String name, String prefix) {
        return name.replace(prefix, "").toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <R extends Message> ExitCode shown(
            Answer<R> answer, String afterDoubt, Function<R, String> bare, Function<R, Table> table) {
        if (!(answer instanceof Answer.Done<R>(var reply))) {
            return explained(answer, afterDoubt);
        }
        if (door.output().format() == Format.table) {
            door.output().line(bare.apply(reply));
        } else {
            door.output().show(() -> Json.of(reply), () -> table.apply(reply));
        }
        return ExitCode.DONE;
    }

    /** In the words of a product: its operator is no administrator of the server. */
    private ExitCode explained(Answer<?> answer, String afterDoubt) {
        Output output = door.output();
        String server = door.server().value();
        switch (answer) {
            case Answer.Done<?> _ -> {}
            case Answer.Refused<?> refused -> output.refused(server, refused.why());
            case Answer.Changed<?> _ -> output.fault("it changed meanwhile", "ask again");
            case Answer.NotAllowed<?> not ->
                output.fault(
                        "not allowed on " + server + ": " + not.why(),
                        "the product's file in products.d names in run_as who may ask for it");
            case Answer.Malformed<?> malformed -> output.fault(malformed.why(), "--help shows what the verb takes");
            case Answer.Fault<?> fault -> output.fault(server + " failed: " + fault.why(), "its log says more");
            case Answer.NoAnswer<?> none ->
                output.fault(
                        "no answer from " + server + ": " + none.why(),
                        none.outcome() == Answer.Outcome.UNKNOWN
                                ? afterDoubt
                                : "nothing was changed; is the agent running, and is it this socket?");
        }
        return ExitCodes.of(answer);
    }
}
