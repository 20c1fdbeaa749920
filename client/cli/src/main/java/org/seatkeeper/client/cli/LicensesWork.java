package org.seatkeeper.client.cli;

import java.util.List;
import java.util.Locale;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.Requests;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.ReverseEntryRequest;
import org.seatkeeper.proto.v1.Unclaimed;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;

/** Acts on the licenses of one server. */
final class LicensesWork {
    private final Session session;
    private final ActOptions options;
    private final ActReport report;

    LicensesWork(Session session, ActOptions options) {
        this.session = session;
        this.options = options;
        this.report = new ActReport(session);
    }

    ExitCode add(LicensesVerbs.Amount amount, String pool, String orderRef, boolean despiteUnclaimed) {
        var purchase = new Purchase(
                scope(pool), Limits.licenses(amount.quantity()), amount.comment(), orderRef, despiteUnclaimed);
        ServerName server = session.server().name();
        return report.show(
                server,
                session.ask(
                        server,
                        AdminServiceGrpc.getAddLicensesMethod(),
                        Requests.add(amount.product(), purchase, session.intent(options, 0))),
                r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    ExitCode remove(LicensesVerbs.Amount amount, String pool, boolean force) {
        var purchase = new Purchase(scope(pool), Limits.licenses(amount.quantity()), amount.comment(), "", force);
        ServerName server = session.server().name();
        Answer<GetModeResponse> looked = look(server, amount.product());
        if (!(looked instanceof Answer.Done<GetModeResponse>(var mode)) || mode.hasRefusal()) {
            return notFound(server, looked);
        }
        var intent = session.intent(options, mode.getInstance().getRevision());
        return report.show(
                server,
                session.ask(
                        server,
                        AdminServiceGrpc.getRemoveLicensesMethod(),
                        Requests.remove(amount.product(), purchase, intent)),
                r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    private static Purchase.Scope scope(String pool) {
        return switch (pool.toLowerCase(Locale.ROOT)) {
            case "" -> Purchase.Scope.PER_SERVER;
            case "user" -> Purchase.Scope.POOL_USER;
            case "device" -> Purchase.Scope.POOL_DEVICE;
            default -> throw CliFault.usage("--pool: there is no such kind of seat", "user or device");
        };
    }

    ExitCode reverse(String entry, String comment) {
        ServerName server = session.server().name();
        var request = ReverseEntryRequest.newBuilder()
                .setAct(Requests.act(session.intent(options, 0)))
                .setEntryId(entry)
                .setComment(comment)
                .build();
        return report.show(
                server,
                session.ask(server, AdminServiceGrpc.getReverseEntryMethod(), request),
                r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    ExitCode claim(LicensesVerbs.Left left, String kind) {
        var seatKind = Requests.seatKind(Wishes.seatKind(kind));
        ServerName server = session.server().name();
        Answer<GetModeResponse> looked = look(server, left.product());
        if (!(looked instanceof Answer.Done<GetModeResponse>(var mode)) || mode.hasRefusal()) {
            return notFound(server, looked);
        }
        var request = ClaimLicensesRequest.newBuilder()
                .setAct(Requests.act(session.intent(options, 0)))
                .setProductId(left.product())
                .setConversionId(conversion(left, mode.getInstance()))
                .setSeatKind(seatKind)
                .build();
        return report.show(
                server,
                session.ask(server, AdminServiceGrpc.getClaimLicensesMethod(), request),
                r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    ExitCode waive(LicensesVerbs.Left left) {
        ServerName server = session.server().name();
        Answer<GetModeResponse> looked = look(server, left.product());
        if (!(looked instanceof Answer.Done<GetModeResponse>(var mode)) || mode.hasRefusal()) {
            return notFound(server, looked);
        }
        var request = WaiveLicensesRequest.newBuilder()
                .setAct(Requests.act(session.intent(options, 0)))
                .setProductId(left.product())
                .setConversionId(conversion(left, mode.getInstance()))
                .build();
        return report.show(
                server,
                session.ask(server, AdminServiceGrpc.getWaiveLicensesMethod(), request),
                r -> r.hasRefusal() ? new ActReport.No(r.getRefusal()) : new ActReport.Yes(r.getDone()));
    }

    /** The one that was named; else the only one with unclaimed licenses, or the last change, which the server judges. */
    private static String conversion(LicensesVerbs.Left left, Instance instance) {
        if (!left.conversion().isEmpty()) {
            return left.conversion();
        }
        List<String> open = instance.getUnclaimedList().stream()
                .map(Unclaimed::getConversionId)
                .toList();
        if (open.size() > 1) {
            throw CliFault.usage(
                    "several changes of mode left licenses: " + String.join(", ", open), "name one with --conversion");
        }
        if (open.isEmpty() && instance.getModeChange().getConversionId().isEmpty()) {
            throw new CliFault(
                    ExitCode.REFUSED,
                    "nothing is unclaimed: this product's mode was never changed",
                    "seatkeeper products shows what is unclaimed");
        }
        return open.isEmpty() ? instance.getModeChange().getConversionId() : open.getFirst();
    }

    private Answer<GetModeResponse> look(ServerName server, String product) {
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
