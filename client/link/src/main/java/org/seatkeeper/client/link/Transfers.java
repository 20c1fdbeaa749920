package org.seatkeeper.client.link;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.TransferLicensesRequest;
import org.seatkeeper.proto.v1.TransferLicensesResponse;
import org.seatkeeper.proto.v1.TransferSide;

/**
 * Moves Per Server licenses from one server to another in two acts: first a look whether they may arrive, then out, then in.
 * Licenses may be on their way for a moment, never in two places. All ids follow from the operation id, so that asking again
 * with it finishes what was begun and repeats nothing.
 */
public final class Transfers {
    private final UnaryCalls calls;

    /** Transfers over these calls. */
    public Transfers(UnaryCalls calls) {
        this.calls = calls;
    }

    /**
     * What to move.
     *
     * @param quantity 1 to 999,999
     * @param intent its operation id names the transfer; its revision is that of the product on the giving server
     */
    public record Order(ProductKey from, ServerName to, int quantity, String comment, Intent intent) {
        /** The id that both sides keep. */
        public String transferId() {
            return derived("transfer");
        }

        private String derived(String what) {
            return UUID.nameUUIDFromBytes((intent.operationId() + ":" + what).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    /** Both acts. */
    public record Both(Done out, Done in) {}

    private record Ends(Order order, String giver, String taker) {}

    /** Runs a transfer, or with {@code validateOnly} asks both sides what they would say. */
    public CompletionStage<Answer<Both>> run(Order order) {
        CompletionStage<Answer<Ends>> ends = Answers.then(
                agentId(order.from().server()),
                giver -> agentId(order.to())
                        .thenApply(answer -> Answers.map(answer, taker -> new Ends(order, giver, taker))));
        return Answers.then(ends, this::run);
    }

    private CompletionStage<Answer<Both>> run(Ends ends) {
        if (ends.giver().equals(ends.taker())) {
            return CompletableFuture.completedStage(
                    new Answer.Malformed<>("both names are the same server: there is nothing to move"));
        }
        return Answers.then(
                in(ends, true),
                mayArrive -> Answers.then(
                        out(ends),
                        left -> ends.order().intent().validateOnly()
                                ? CompletableFuture.completedStage(new Answer.Done<>(new Both(left, mayArrive)))
                                : in(ends, false).thenApply(arrived -> arrived(ends.order(), left, arrived))));
    }

    private static Answer<Both> arrived(Order order, Done left, Answer<Done> arrival) {
        String onTheWay = order.quantity() + " licenses left " + order.from().server() + " and have not arrived at "
                + order.to() + ": ";
        String again = "Ask again with operation id " + order.intent().operationId() + " to finish.";
        return switch (arrival) {
            case Answer.Done<Done> done -> new Answer.Done<>(new Both(left, done.value()));
            case Answer.Refused<Done> refused ->
                new Answer.Refused<>(new RefusalFacts(
                        refused.why().code(),
                        onTheWay + refused.why().cause(),
                        refused.why().remedy() + " " + again));
            case Answer.Changed<Done> _ ->
                new Answer.NoAnswer<>(onTheWay + "it changed meanwhile. " + again, Answer.Outcome.UNKNOWN);
            case Answer.NotAllowed<Done> not ->
                new Answer.NoAnswer<>(onTheWay + not.why() + ". " + again, Answer.Outcome.UNKNOWN);
            case Answer.Malformed<Done> malformed ->
                new Answer.NoAnswer<>(onTheWay + malformed.why() + ". " + again, Answer.Outcome.UNKNOWN);
            case Answer.Fault<Done> fault ->
                new Answer.NoAnswer<>(onTheWay + fault.why() + ". " + again, Answer.Outcome.UNKNOWN);
            case Answer.NoAnswer<Done> none ->
                new Answer.NoAnswer<>(onTheWay + none.why() + ". " + again, Answer.Outcome.UNKNOWN);
        };
    }

    private CompletionStage<Answer<String>> agentId(ServerName server) {
        return calls.ask(server, AdminServiceGrpc.getGetServerInfoMethod(), GetServerInfoRequest.getDefaultInstance())
                .thenApply(
                        answer -> Answers.map(answer, info -> info.getServer().getAgentId()));
    }

    private CompletionStage<Answer<Done>> out(Ends ends) {
        Order order = ends.order();
        return send(
                order.from().server(), request(order, TransferSide.TRANSFER_SIDE_OUT, ends.taker(), order.intent()));
    }

    private CompletionStage<Answer<Done>> in(Ends ends, boolean onlyLook) {
        Order order = ends.order();
        Intent asked = order.intent();
        var arrival = new Intent(
                order.derived(onlyLook ? "in-look" : "in"), 0, asked.reason(), onlyLook || asked.validateOnly());
        return send(order.to(), request(order, TransferSide.TRANSFER_SIDE_IN, ends.giver(), arrival));
    }

    private static TransferLicensesRequest request(Order order, TransferSide side, String peer, Intent intent) {
        return TransferLicensesRequest.newBuilder()
                .setAct(Requests.act(intent))
                .setProductId(order.from().productId())
                .setQuantity(order.quantity())
                .setSide(side)
                .setTransferId(order.transferId())
                .setPeerAgentId(peer)
                .setComment(order.comment())
                .build();
    }

    private CompletionStage<Answer<Done>> send(ServerName server, TransferLicensesRequest request) {
        return calls.ask(server, AdminServiceGrpc.getTransferLicensesMethod(), request)
                .thenApply(answer -> Answers.flatMap(answer, Transfers::verdict));
    }

    private static Answer<Done> verdict(TransferLicensesResponse response) {
        return response.hasRefusal()
                ? new Answer.Refused<>(Figures.refusal(response.getRefusal()))
                : new Answer.Done<>(response.getDone());
    }
}
