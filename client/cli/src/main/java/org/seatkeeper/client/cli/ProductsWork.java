package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.GetOverviewResponse;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.WatchResponse;

/** Asks servers for all they have, and merges it. */
final class ProductsWork {
    static final List<String> HEADINGS = List.of(
            "server",
            "product",
            "name",
            "mode",
            "licenses",
            "in_use",
            "free",
            "peak",
            "peak_at",
            "refused_today",
            "status",
            "note");

    private final String product;
    private final String status;
    private final FilterExpression filter;

    ProductsWork(String product, String status, String filter) {
        this.product = product;
        this.filter = FilterExpression.parse(filter);
        this.status = status.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    ExitCode run(Surroundings surroundings, Globals globals) {
        List<String> statuses = Arrays.stream(Status.values())
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!status.isEmpty() && !statuses.contains(status)) {
            throw CliFault.usage(
                    "there is no such status",
                    "one of " + String.join(", ", statuses).replace('_', '-'));
        }
        filter.problem().ifPresent(problem -> {
            throw CliFault.usage("the filter cannot be understood", problem);
        });
        try (var session = new Session(surroundings, globals)) {
            var answers = new Fanout(surroundings.streams())
                    .ask(
                            session.servers(),
                            server -> session.calls()
                                    .unary()
                                    .ask(
                                            server.name(),
                                            AdminServiceGrpc.getGetOverviewMethod(),
                                            GetOverviewRequest.getDefaultInstance()));
            var replies = answers.stream().filter(this::concerns).toList();
            session.output().show(() -> json(replies), () -> table(session.output(), replies));
            replies.forEach(reply -> session.explain(reply.server().name(), reply.answer()));
            return ExitCodes.worst(
                    replies.stream().map(reply -> ExitCodes.of(reply.answer())).toList());
        }
    }

    private Table table(Output output, List<Fanout.Reply<GetOverviewResponse>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            String server = reply.server().name().value();
            if (reply.answer() instanceof Answer.Done<GetOverviewResponse> done) {
                wanted(reply.server(), done.value().getState()).stream()
                        .map(Figures::product)
                        .forEach(figures -> rows.add(row(output, server, figures)));
            } else {
                rows.add(bare(server, "-", "-", words(reply.answer()), why(reply.answer())));
            }
        }
        return new Table(HEADINGS, rows);
    }

    /** A row that has no figures. */
    static List<String> bare(String server, String product, String blank, String status, String note) {
        var row = new ArrayList<>(List.of(server, product));
        row.addAll(Collections.nCopies(HEADINGS.size() - 4, blank));
        row.addAll(List.of(status, note));
        return row;
    }

    static List<String> row(Output output, String server, ProductFigures figures) {
        return List.of(
                server,
                figures.productId(),
                figures.name(),
                figures.mode().words(),
                Long.toString(figures.licenses()),
                Integer.toString(figures.inUse()),
                Long.toString(figures.usage().free()),
                Integer.toString(figures.peak()),
                figures.usage().peakAt().map(output::time).orElse("-"),
                Integer.toString(figures.usage().refusedToday()),
                figures.status().words(),
                note(figures));
    }

    private static String note(ProductFigures figures) {
        var notes = new ArrayList<String>();
        if (!figures.statusNote().isEmpty()) {
            notes.add(figures.statusNote());
        }
        figures.scheduledChange().ifPresent(change -> notes.add("changes " + Phrases.time(change.effectiveAt())));
        if (figures.observing()) {
            notes.add("observed, not enforced");
        }
        if (figures.gone()) {
            notes.add("uninstalled");
        }
        int unclaimed =
                figures.unclaimed().stream().mapToInt(left -> left.quantity()).sum();
        if (unclaimed > 0) {
            notes.add(unclaimed + " unclaimed");
        }
        return String.join("; ", notes);
    }

    /** A server that answered speaks through its products; one that did not is left out only where it cannot fit. */
    private boolean concerns(Fanout.Reply<GetOverviewResponse> reply) {
        return reply.answer() instanceof Answer.Done<GetOverviewResponse>
                || filter.couldMatch(server(reply.server(), Optional.empty()));
    }

    private static Server server(ServerEntry entry, Optional<WatchResponse> state) {
        return new Server(
                entry.name(),
                entry.address().toString(),
                entry.tags(),
                entry.retired(),
                state.isPresent() ? new LinkState.Live(Instant.EPOCH) : new LinkState.Connecting(1),
                state.map(heard -> Figures.facts(heard.getServer(), heard.getCaller())),
                List.of(),
                Optional.empty());
    }

    private List<Instance> wanted(ServerEntry entry, WatchResponse state) {
        Server server = server(entry, Optional.of(state));
        return state.getChangedList().stream()
                .filter(instance -> product.isEmpty() || instance.getProductId().equals(product))
                .filter(instance -> status.isEmpty()
                        || Figures.product(instance).status().name().equalsIgnoreCase(status))
                .filter(instance -> filter.isEmpty() || filter.matches(server, Figures.product(instance)))
                .toList();
    }

    private JsonObject json(List<Fanout.Reply<GetOverviewResponse>> replies) {
        var servers = new JsonArray();
        for (var reply : replies) {
            var server = new JsonObject();
            server.addProperty("name", reply.server().name().value());
            server.addProperty("address", reply.server().address().toString());
            server.addProperty("answer", words(reply.answer()));
            if (reply.answer() instanceof Answer.Done<GetOverviewResponse> done) {
                WatchResponse state = done.value().getState();
                server.add(
                        "state",
                        Json.of(state.toBuilder()
                                .clearChanged()
                                .addAllChanged(wanted(reply.server(), state))
                                .build()));
            } else {
                server.addProperty("why", why(reply.answer()));
            }
            servers.add(server);
        }
        var document = new JsonObject();
        document.add("servers", servers);
        return document;
    }

    /** An answer in a word or two. */
    static String words(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?> _ -> "Answered";
            case Answer.Refused<?> _ -> "Refused";
            case Answer.Changed<?> _ -> "Changed meanwhile";
            case Answer.NotAllowed<?> _ -> "Not allowed";
            case Answer.Malformed<?> _ -> "Not asked";
            case Answer.Fault<?> _ -> "Failed";
            case Answer.NoAnswer<?> _ -> "No answer";
        };
    }

    /** Why it is not a good one; empty where it is. */
    static String why(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?> _ -> "";
            case Answer.Refused<?> refused -> refused.why().cause();
            case Answer.Changed<?> _ -> "it changed meanwhile";
            case Answer.NotAllowed<?> not -> not.why();
            case Answer.Malformed<?> malformed -> malformed.why();
            case Answer.Fault<?> fault -> fault.why();
            case Answer.NoAnswer<?> none -> none.why();
        };
    }
}
