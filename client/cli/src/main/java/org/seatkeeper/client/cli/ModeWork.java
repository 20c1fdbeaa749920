package org.seatkeeper.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ModeChangeFacts;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.Requests;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.ModeChange;
import org.seatkeeper.proto.v1.PlanModeResponse;
import org.seatkeeper.proto.v1.PlanRow;

/** Looks at modes. */
final class ModeWork {
    private final Session session;

    ModeWork(Session session) {
        this.session = session;
    }

    ExitCode show(String product) {
        ServerName server = session.server().name();
        Answer<GetModeResponse> answer = session.ask(
                server,
                AdminServiceGrpc.getGetModeMethod(),
                GetModeRequest.newBuilder().setProductId(product).build());
        if (!(answer instanceof Answer.Done<GetModeResponse>(var mode))) {
            return session.explain(server, answer);
        }
        if (mode.hasRefusal()) {
            session.output().document(() -> Json.of(mode));
            return session.output().refused(server.value(), Figures.refusal(mode.getRefusal()));
        }
        ProductFigures figures = Figures.product(mode.getInstance());
        session.output()
                .say(figures.name() + " on " + server + ": " + figures.mode().words() + ", revision "
                        + figures.revision());
        if (mode.hasBeforeCommit()) {
            session.output().say(before(Figures.product(mode.getBeforeCommit())));
        }
        session.output().show(() -> Json.of(mode), () -> history(server, product, mode.getChangesList()));
        return ExitCode.DONE;
    }

    private static String before(ProductFigures before) {
        return "Before the change: " + before.mode().words() + " with " + before.perServerLicenses() + " licenses, "
                + before.poolUserLicenses() + " in the pool of users, " + before.poolDeviceLicenses()
                + " in the pool of devices, revision " + before.revision();
    }

    private Table history(ServerName server, String product, List<ModeChange> changes) {
        var rows = new ArrayList<List<String>>();
        for (ModeChange message : changes) {
            ModeChangeFacts change = Figures.modeChange(message);
            rows.add(List.of(
                    server.value(),
                    product,
                    change.state().words(),
                    session.output().time(change.openedAt()),
                    session.output().time(change.effectiveAt()),
                    change.endedAt().map(session.output()::time).orElse("-"),
                    change.agreedBy(),
                    change.licenses().name().toLowerCase(java.util.Locale.ROOT),
                    Integer.toString(change.licensesMoved()),
                    change.endCause().isEmpty() ? change.reason() : change.endCause(),
                    change.conversionId()));
        }
        return new Table(
                List.of(
                        "server",
                        "product",
                        "state",
                        "opened",
                        "effective",
                        "ended",
                        "agreed_by",
                        "licenses",
                        "moved",
                        "reason",
                        "conversion"),
                rows);
    }

    ExitCode plan(ModeVerbs.Wish wish) {
        ServerName server = session.server().name();
        Answer<PlanModeResponse> answer = ask(server, wish);
        if (!(answer instanceof Answer.Done<PlanModeResponse>(var plan))) {
            return session.explain(server, answer);
        }
        if (plan.hasRefusal()) {
            session.output().document(() -> Json.of(plan));
            return session.output().refused(server.value(), Figures.refusal(plan.getRefusal()));
        }
        session.output().show(() -> Json.of(plan), () -> rows(plan));
        session.output().say(agreement(plan));
        return ExitCode.DONE;
    }

    Answer<PlanModeResponse> ask(ServerName server, ModeVerbs.Wish wish) {
        LicensingMode to = Wishes.mode(wish.to());
        return session.ask(
                server,
                AdminServiceGrpc.getPlanModeMethod(),
                Requests.plan(
                        wish.product(),
                        to,
                        Wishes.of(wish, to, session.surroundings().env().zone())));
    }

    static Table rows(PlanModeResponse plan) {
        var rows = new ArrayList<List<String>>();
        for (PlanRow row : plan.getRowsList()) {
            rows.add(List.of(row.getWhat(), row.getBefore(), row.getAfter(), row.getMeaning()));
        }
        return new Table(List.of("what", "before", "after", "meaning"), rows);
    }

    static String agreement(PlanModeResponse plan) {
        return "\nThe agreement (version " + Figures.line(plan.getAgreement().getVersion()) + "):\n\n"
                + Figures.text(plan.getAgreement().getText()).strip() + "\n\nIts hash: "
                + Figures.line(plan.getAgreement().getHash()) + "\nEffective: "
                + (plan.getScheduled() ? Phrases.time(Figures.at(plan.getEffectiveAt())) : "at once")
                + "\nRevision: " + plan.getInstance().getRevision();
    }
}
