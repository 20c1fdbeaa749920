package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;

/** Asks servers who they take the caller for. */
final class WhoamiWork {
    private final Session session;

    WhoamiWork(Session session) {
        this.session = session;
    }

    ExitCode run() {
        var replies = new Fanout(session.surroundings().streams())
                .ask(
                        session.servers(),
                        server -> session.calls()
                                .unary()
                                .ask(
                                        server.name(),
                                        AdminServiceGrpc.getGetServerInfoMethod(),
                                        GetServerInfoRequest.getDefaultInstance()));
        session.output().show(() -> json(replies), () -> table(replies));
        replies.forEach(reply -> session.explain(reply.server().name(), reply.answer()));
        return ExitCodes.worst(
                replies.stream().map(reply -> ExitCodes.of(reply.answer())).toList());
    }

    private static Table table(List<Fanout.Reply<GetServerInfoResponse>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            String server = reply.server().name().value();
            if (reply.answer() instanceof Answer.Done<GetServerInfoResponse>(var info)) {
                ServerFacts facts = Figures.facts(info.getServer(), info.getCaller());
                rows.add(List.of(
                        server,
                        facts.callerName(),
                        info.getCaller().getDoor(),
                        String.join(" ", facts.roles()),
                        String.join(" ", facts.permissions())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')));
            } else {
                rows.add(List.of(
                        server, ProductsWork.words(reply.answer()), "-", "-", ProductsWork.why(reply.answer())));
            }
        }
        return new Table(List.of("server", "you", "door", "roles", "may"), rows);
    }

    private static JsonElement json(List<Fanout.Reply<GetServerInfoResponse>> replies) {
        var servers = new JsonArray();
        for (var reply : replies) {
            var server = new JsonObject();
            server.addProperty("name", reply.server().name().value());
            server.addProperty("answer", ProductsWork.words(reply.answer()));
            if (reply.answer() instanceof Answer.Done<GetServerInfoResponse>(var info)) {
                server.add("caller", Json.of(info.getCaller()));
            } else {
                server.addProperty("why", ProductsWork.why(reply.answer()));
            }
            servers.add(server);
        }
        var document = new JsonObject();
        document.add("servers", servers);
        return document;
    }
}
