package org.seatkeeper.client.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.Transfers;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;

/** Moves licenses from one server to another. */
final class TransferWork {
    private final Session session;
    private final ActOptions options;

    TransferWork(Session session, ActOptions options) {
        this.session = session;
        this.options = options;
    }

    ExitCode run(LicensesVerbs.Amount amount, String to) {
        int quantity = Limits.licenses(amount.quantity());
        ServerName giver = session.server().name();
        ServerName taker = session.server(to).name();
        Answer<GetModeResponse> looked = session.ask(
                giver,
                AdminServiceGrpc.getGetModeMethod(),
                GetModeRequest.newBuilder().setProductId(amount.product()).build());
        if (!(looked instanceof Answer.Done<GetModeResponse>(var mode))) {
            return session.explain(giver, looked);
        }
        if (mode.hasRefusal()) {
            return session.output().refused(giver.value(), Figures.refusal(mode.getRefusal()));
        }
        var order = new Transfers.Order(
                new ProductKey(giver, amount.product()),
                taker,
                quantity,
                amount.comment(),
                session.intent(options, mode.getInstance().getRevision()));
        Answer<Transfers.Both> answer =
                Session.await(session.calls().transfers().run(order));
        if (!(answer instanceof Answer.Done<Transfers.Both>(var both))) {
            return session.explain(giver, answer);
        }
        session.output()
                .say(options.dryRun() ? "Would be moved; nothing was changed." : "Moved " + quantity + " licenses.");
        session.output().show(() -> json(order, both), () -> table(session.output(), giver, taker, both));
        return ExitCode.DONE;
    }

    private static JsonObject json(Transfers.Order order, Transfers.Both both) {
        var document = new JsonObject();
        document.addProperty("transferId", order.transferId());
        document.add("out", Json.of(both.out()));
        document.add("in", Json.of(both.in()));
        return document;
    }

    private static Table table(Output output, ServerName giver, ServerName taker, Transfers.Both both) {
        Table out = ActReport.table(output, giver, Figures.outcome(both.out()));
        Table in = ActReport.table(output, taker, Figures.outcome(both.in()));
        var rows = new ArrayList<List<String>>(out.rows());
        rows.addAll(in.rows());
        return new Table(out.headings(), rows);
    }
}
