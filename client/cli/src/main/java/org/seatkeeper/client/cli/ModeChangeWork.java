package org.seatkeeper.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.Requests;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.ChangeModeResponse;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.PlanModeResponse;

/** Changes modes: plan, agreement, a second question in words, change. */
final class ModeChangeWork {
    /** What stands for a hash where a product has no agreement: the contract wants 64 digits, and the server says no. */
    private static final String NO_HASH = "0".repeat(64);

    private final Session session;
    private final ActOptions options;

    ModeChangeWork(Session session, ActOptions options) {
        this.session = session;
        this.options = options;
    }

    ExitCode change(ModeVerbs.Wish wish, String agreed) {
        ServerName server = session.server().name();
        LicensingMode to = Wishes.mode(wish.to());
        Wishes.of(wish, to, session.surroundings().env().zone());
        return to == LicensingMode.LICENSING_MODE_PER_SERVER
                ? wayBack(server, wish, agreed)
                : forward(server, wish, agreed);
    }

    /** Sent as it was typed: the server, and nobody else, says that there is no way back. */
    private ExitCode wayBack(ServerName server, ModeVerbs.Wish wish, String agreed) {
        Answer<GetModeResponse> answer = mode(server, wish.product());
        if (!(answer instanceof Answer.Done<GetModeResponse>(var mode)) || mode.hasRefusal()) {
            return notFound(server, answer);
        }
        String known = mode.getInstance().getAgreementHash();
        String hash = agreed.isEmpty() ? known.isEmpty() ? NO_HASH : known : agreed;
        return send(server, wish, hash, mode.getInstance().getRevision());
    }

    private ExitCode forward(ServerName server, ModeVerbs.Wish wish, String agreed) {
        Answer<PlanModeResponse> answer = new ModeWork(session).ask(server, wish);
        if (!(answer instanceof Answer.Done<PlanModeResponse>(var plan))) {
            return session.explain(server, answer);
        }
        if (plan.hasRefusal()) {
            var refused = ChangeModeResponse.newBuilder()
                    .setRefusal(plan.getRefusal())
                    .build();
            session.output().document(() -> Json.of(refused));
            return session.output().refused(server.value(), Figures.refusal(plan.getRefusal()));
        }
        if (agreed.isEmpty()) {
            return toRead(plan);
        }
        if (!options.yes()
                && !options.dryRun()
                && session.surroundings().streams().terminal()) {
            askAgain(server, wish, plan);
        }
        return send(server, wish, agreed, plan.getInstance().getRevision());
    }

    private ExitCode toRead(PlanModeResponse plan) {
        session.output().show(() -> Json.of(plan), () -> ModeWork.rows(plan));
        session.output().say(ModeWork.agreement(plan));
        session.output()
                .fault(
                        "nothing was changed: the agreement has to be read and agreed to",
                        "repeat with --agree "
                                + Figures.line(plan.getAgreement().getHash()));
        return ExitCode.USAGE;
    }

    private void askAgain(ServerName server, ModeVerbs.Wish wish, PlanModeResponse plan) {
        Instance instance = plan.getInstance();
        var err = session.surroundings().streams().err();
        ModeWork.rows(plan).print(err, session.surroundings().colors());
        err.println();
        err.println(Figures.line(instance.getName()) + " on " + server
                + " becomes Per Device or Per User. There is no way back.");
        err.print("Type the product's id (" + Figures.line(instance.getProductId()) + ") to go on: ");
        err.flush();
        if (!wish.product().equals(typed())) {
            throw CliFault.usage("nothing was changed: it was not confirmed", "repeat, and type the product's id");
        }
    }

    private String typed() {
        try {
            String line = session.surroundings().streams().in().readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExitCode send(ServerName server, ModeVerbs.Wish wish, String hash, long revision) {
        LicensingMode to = Wishes.mode(wish.to());
        Answer<ChangeModeResponse> answer = session.ask(
                server,
                AdminServiceGrpc.getChangeModeMethod(),
                Requests.change(
                        wish.product(),
                        to,
                        Wishes.of(wish, to, session.surroundings().env().zone()),
                        hash,
                        session.intent(options, revision)));
        return new ActReport(session)
                .show(
                        server,
                        answer,
                        r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    ExitCode cancel(String product) {
        ServerName server = session.server().name();
        Answer<GetModeResponse> answer = mode(server, product);
        if (!(answer instanceof Answer.Done<GetModeResponse>(var mode)) || mode.hasRefusal()) {
            return notFound(server, answer);
        }
        var request = CancelModeChangeRequest.newBuilder()
                .setAct(Requests.act(session.intent(options, mode.getInstance().getRevision())))
                .setProductId(product)
                .build();
        return new ActReport(session)
                .show(
                        server,
                        session.ask(server, AdminServiceGrpc.getCancelModeChangeMethod(), request),
                        r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    private Answer<GetModeResponse> mode(ServerName server, String product) {
        return session.ask(
                server,
                AdminServiceGrpc.getGetModeMethod(),
                GetModeRequest.newBuilder().setProductId(product).build());
    }

    private ExitCode notFound(ServerName server, Answer<GetModeResponse> answer) {
        return answer instanceof Answer.Done<GetModeResponse>(var mode)
                ? session.output().refused(server.value(), Figures.refusal(mode.getRefusal()))
                : session.explain(server, answer);
    }
}
