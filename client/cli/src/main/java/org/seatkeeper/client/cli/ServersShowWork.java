package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.link.Answers;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.DiagnoseRequest;
import org.seatkeeper.proto.v1.DiagnoseResponse;
import org.seatkeeper.proto.v1.Finding;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;

/** Lists servers, and asks them who they are and how they feel. */
final class ServersShowWork {
    private final Session session;

    ServersShowWork(Session session) {
        this.session = session;
    }

    ExitCode list() {
        List<ServerEntry> entries = session.allKnown();
        session.output().show(() -> json(entries), () -> table(entries));
        return ExitCode.DONE;
    }

    private static Table table(List<ServerEntry> entries) {
        var rows = new ArrayList<List<String>>();
        for (ServerEntry entry : entries) {
            rows.add(List.of(
                    entry.name().value(),
                    entry.address().toString(),
                    String.join(" ", entry.tags()),
                    entry.credentials().orElse("default"),
                    entry.retired() ? "set aside" : "",
                    entry.agentId().orElse("-")));
        }
        return new Table(List.of("name", "address", "tags", "credentials", "state", "agent_id"), rows);
    }

    private static JsonElement json(List<ServerEntry> entries) {
        var servers = new JsonArray();
        entries.forEach(entry -> servers.add(json(entry)));
        var document = new JsonObject();
        document.add("servers", servers);
        return document;
    }

    static JsonObject json(ServerEntry entry) {
        var tags = new JsonArray();
        entry.tags().forEach(tags::add);
        var server = new JsonObject();
        server.addProperty("name", entry.name().value());
        server.addProperty("address", entry.address().toString());
        server.addProperty("agentId", entry.agentId().orElse(""));
        server.addProperty("authority", entry.authority());
        server.addProperty("credentials", entry.credentials().orElse("default"));
        server.add("tags", tags);
        server.addProperty("retired", entry.retired());
        return server;
    }

    private record Shown(GetServerInfoResponse info, DiagnoseResponse diagnosis) {}

    ExitCode show() {
        var replies = new Fanout(session.surroundings().streams())
                .<Shown>ask(
                        session.servers(),
                        server -> Answers.then(
                                session.calls()
                                        .unary()
                                        .ask(
                                                server.name(),
                                                AdminServiceGrpc.getGetServerInfoMethod(),
                                                GetServerInfoRequest.getDefaultInstance()),
                                info -> session.calls()
                                        .unary()
                                        .ask(
                                                server.name(),
                                                AdminServiceGrpc.getDiagnoseMethod(),
                                                DiagnoseRequest.getDefaultInstance())
                                        .thenApply(answer -> Answers.map(answer, found -> new Shown(info, found)))));
        session.output().show(() -> shownJson(replies), () -> shownTable(replies));
        replies.forEach(reply -> session.explain(reply.server().name(), reply.answer()));
        return ExitCodes.worst(
                replies.stream().map(reply -> ExitCodes.of(reply.answer())).toList());
    }

    private Table shownTable(List<Fanout.Reply<Shown>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            String server = reply.server().name().value();
            if (reply.answer() instanceof Answer.Done<Shown>(var shown)) {
                facts(rows, server, shown.info());
                shown.diagnosis().getFindingsList().forEach(finding -> rows.add(row(server, finding)));
            } else {
                rows.add(List.of(
                        server, "answer", ProductsWork.words(reply.answer()), ProductsWork.why(reply.answer())));
            }
        }
        return new Table(List.of("server", "what", "is", "remark"), rows);
    }

    private String left(Instant end) {
        long days = Duration.between(session.surroundings().env().clock().instant(), end)
                .toDays();
        return days == 1 ? "1 day left" : Math.max(0, days) + " days left";
    }

    private void facts(List<List<String>> rows, String server, GetServerInfoResponse info) {
        ServerFacts facts = Figures.facts(info.getServer(), info.getCaller());
        rows.add(List.of(server, "agent", facts.agentName(), facts.agentId()));
        rows.add(List.of(
                server, "version", facts.version(), info.getOperatingSystem() + ", Java " + info.getJavaVersion()));
        rows.add(List.of(server, "site", facts.siteName(), ""));
        rows.add(List.of(
                server,
                "you",
                facts.callerName(),
                String.join(", ", facts.roles()) + " by " + info.getCaller().getDoor()));
        rows.add(List.of(server, "data", info.getDataDirectory(), ""));
        rows.add(List.of(
                server,
                "certificate",
                facts.certificateExpires()
                        .map(end -> "ends " + session.output().time(end))
                        .orElse("-"),
                facts.certificateExpires().map(this::left).orElse("")));
        if (!facts.readOnlyCause().isEmpty()) {
            rows.add(List.of(server, "store", "read-only", facts.readOnlyCause()));
        }
        facts.configurationFaults().forEach(fault -> rows.add(List.of(server, "configuration", "WARNING", fault)));
    }

    private static List<String> row(String server, Finding finding) {
        String level = finding.getLevel().name().replace("LEVEL_", "");
        return List.of(server, finding.getId(), level, Phrases.both(finding.getCause(), finding.getRemedy()));
    }

    private static JsonElement shownJson(List<Fanout.Reply<Shown>> replies) {
        var servers = new JsonArray();
        for (var reply : replies) {
            JsonObject server = json(reply.server());
            server.addProperty("answer", ProductsWork.words(reply.answer()));
            if (reply.answer() instanceof Answer.Done<Shown>(var shown)) {
                server.add("info", Json.of(shown.info()));
                server.add("diagnosis", Json.of(shown.diagnosis()));
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
