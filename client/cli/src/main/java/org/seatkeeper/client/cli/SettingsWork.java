package org.seatkeeper.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Answers;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.UsageRequests;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.GetOverviewResponse;
import org.seatkeeper.proto.v1.Instance;

/** Shows and changes how products count. */
final class SettingsWork {
    /** As {@link #words} has them. */
    static final List<String> NAMES =
            List.of("enforcement", "grace", "hold", "connection_key", "machine_accounts", "lease");

    private final Session session;

    SettingsWork(Session session) {
        this.session = session;
    }

    /** The settings of a product as they are typed, in the order of {@link #NAMES}; dashes where its agent is older. */
    static List<String> words(ProductFigures figures) {
        ProductSettings settings = figures.settings();
        if (settings.equals(ProductSettings.UNKNOWN)) {
            return NAMES.stream().map(_ -> "-").toList();
        }
        return List.of(
                figures.observing() ? "observe" : "enforce",
                Integer.toString(settings.grace()),
                Phrases.duration(settings.hold()),
                Phrases.choice(settings.key()),
                Phrases.choice(settings.machineAccounts()),
                Phrases.duration(settings.lease()));
    }

    ExitCode show(String product) {
        var replies = new Fanout(session.surroundings().streams())
                .ask(
                        session.servers(),
                        server -> session.calls()
                                .unary()
                                .ask(
                                        server.name(),
                                        AdminServiceGrpc.getGetOverviewMethod(),
                                        GetOverviewRequest.getDefaultInstance())
                                .thenApply(answer -> Answers.map(answer, reply -> wanted(reply, product))));
        session.output()
                .show(
                        () -> Replies.json(
                                replies, (server, instances) -> server.add("products", Listing.json(instances))),
                        () -> table(replies));
        replies.forEach(reply -> session.explain(reply.server().name(), reply.answer()));
        return Replies.worst(replies);
    }

    private static List<Instance> wanted(GetOverviewResponse reply, String product) {
        return reply.getState().getChangedList().stream()
                .filter(instance -> product.isEmpty() || instance.getProductId().equals(product))
                .toList();
    }

    private static Table table(List<Fanout.Reply<List<Instance>>> replies) {
        var headings = new ArrayList<>(List.of("server", "product"));
        headings.addAll(NAMES);
        headings.add("revision");
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            if (reply.answer() instanceof Answer.Done<List<Instance>>(var instances)) {
                for (Instance instance : instances) {
                    ProductFigures figures = Figures.product(instance);
                    var row = new ArrayList<>(List.of(reply.server().name().value(), figures.productId()));
                    row.addAll(words(figures));
                    row.add(Long.toString(figures.revision()));
                    rows.add(row);
                }
            }
        }
        return new Table(headings, rows);
    }

    /** Reads them first, since they are written as a whole, and expects what was read. */
    ExitCode set(String product, SettingsVerbs.Wish typed, ActOptions options) {
        SettingsWish wish = SettingsWish.of(typed);
        var servers = session.servers();
        var acts = new ActsWork(session, options);
        acts.confirm("The settings of " + product + " change on " + servers.size()
                + (servers.size() == 1 ? " server." : " servers."));
        return acts.run(
                servers,
                server -> Answers.then(look(server, product), instance -> send(server, instance, wish, options, acts)));
    }

    private CompletionStage<Answer<Instance>> look(ServerName server, String product) {
        return session.calls()
                .unary()
                .ask(
                        server,
                        AdminServiceGrpc.getGetModeMethod(),
                        GetModeRequest.newBuilder().setProductId(product).build())
                .thenApply(answer -> Answers.flatMap(answer, SettingsWork::instance));
    }

    private static Answer<Instance> instance(GetModeResponse mode) {
        if (mode.hasRefusal()) {
            return new Answer.Refused<>(Figures.refusal(mode.getRefusal()));
        }
        return mode.getInstance().hasSettings()
                ? new Answer.Done<>(mode.getInstance())
                : new Answer.NoAnswer<>(
                        "its agent is older than these settings; update it", Answer.Outcome.NOTHING_CHANGED);
    }

    private CompletionStage<Answer<Done>> send(
            ServerName server, Instance instance, SettingsWish wish, ActOptions options, ActsWork acts) {
        ProductSettings before = Figures.product(instance).settings();
        ProductSettings after = wish.over(before);
        if (after.key() == ProductSettings.Key.UNKNOWN
                || after.machineAccounts() == ProductSettings.MachineAccounts.UNKNOWN) {
            return CompletableFuture.completedStage(new Answer.NoAnswer<>(
                    "its agent has settings that this program does not know; update this program",
                    Answer.Outcome.NOTHING_CHANGED));
        }
        return acts.ask(
                server,
                AdminServiceGrpc.getSetProductSettingsMethod(),
                UsageRequests.settings(instance.getProductId(), after, session.intent(options, instance.getRevision())),
                r -> ActsWork.read(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }
}
