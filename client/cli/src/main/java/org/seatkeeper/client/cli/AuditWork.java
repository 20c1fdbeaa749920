package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.AuditLine;
import org.seatkeeper.client.fleet.AuditVerdict;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.proto.v1.AuditRecord;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.ExportAuditRequest;
import org.seatkeeper.proto.v1.ExportAuditResponse;
import org.seatkeeper.proto.v1.ListAuditRequest;
import org.seatkeeper.proto.v1.ListAuditResponse;

/** Reads, verifies and exports audits. */
final class AuditWork {
    private static final int PAGE_MAX = 500;
    private static final List<String> SHORT =
            List.of("server", "sequence", "at", "actor", "role", "method", "target", "reason", "hash");
    private static final List<String> WHOLE = List.of(
            "server", "sequence", "at", "actor", "role", "method", "target", "reason", "hash", "origin", "detail");

    private final Session session;

    AuditWork(Session session) {
        this.session = session;
    }

    ExitCode list(int limit) {
        Limits.check(limit);
        ServerName server = session.server().name();
        var all = ListAuditResponse.newBuilder();
        long before = 0;
        do {
            Answer<ListAuditResponse> answer = session.ask(
                    server,
                    AuditServiceGrpc.getListAuditMethod(),
                    ListAuditRequest.newBuilder()
                            .setPageSize(Math.min(PAGE_MAX, limit - all.getRecordsCount()))
                            .setBeforeSequence(before)
                            .build());
            if (!(answer instanceof Answer.Done<ListAuditResponse>(var page))) {
                return session.explain(server, answer);
            }
            all.addAllRecords(page.getRecordsList());
            before = page.getNextBeforeSequence();
        } while (before != 0 && all.getRecordsCount() < limit);
        ListAuditResponse document = all.setNextBeforeSequence(before).build();
        session.output().show(() -> Json.of(document), () -> table(server, document.getRecordsList()));
        return ExitCode.DONE;
    }

    /** What fits a screen; a file of values gets origin and detail too. */
    private Table table(ServerName server, List<AuditRecord> records) {
        List<String> headings = session.output().format() == Format.table ? SHORT : WHOLE;
        return new Table(
                headings,
                records.stream()
                        .map(record -> row(server, record).subList(0, headings.size()))
                        .toList());
    }

    private List<String> row(ServerName server, AuditRecord record) {
        AuditLine line = Figures.auditLine(record);
        return List.of(
                server.value(),
                Long.toString(line.sequence()),
                session.output().time(line.at()),
                line.actor(),
                line.role(),
                line.count() > 1 ? line.method() + " (" + line.count() + " times)" : line.method(),
                line.target(),
                line.reason(),
                line.hash().substring(0, Math.min(12, line.hash().length())),
                line.origin(),
                line.detail().replace('\n', ';'));
    }

    ExitCode verify() {
        return judged(new Fanout(session.surroundings().streams())
                .ask(session.servers(), server -> session.calls().audits().verify(server.name())));
    }

    /** Without its yes nothing is asked and nothing forgotten: what was remembered is the only proof of a cut tail. */
    ExitCode accept(boolean yes) {
        var server = session.server();
        if (!yes) {
            throw CliFault.usage(
                    "nothing was accepted: what this profile remembers of " + server.name()
                            + " would be forgotten, and with it the proof of a tail that was cut off",
                    "look at seatkeeper audit verify first; once the restore that explains it is known, repeat with --yes");
        }
        return judged(new Fanout(session.surroundings().streams())
                .ask(List.of(server), one -> session.calls().audits().accept(one.name())));
    }

    private ExitCode judged(List<Fanout.Reply<AuditVerdict>> replies) {
        session.output().show(() -> json(replies), () -> table(replies));
        var codes = new ArrayList<ExitCode>();
        for (var reply : replies) {
            ServerName server = reply.server().name();
            session.explain(server, reply.answer());
            boolean broken = reply.answer() instanceof Answer.Done<AuditVerdict>(var verdict) && !verdict.intact();
            if (broken) {
                session.output()
                        .fault(
                                "the audit of " + server + " is not intact",
                                "keep what is there, find out who changed it, and compare with exports");
            }
            codes.add(broken ? ExitCode.REFUSED : ExitCodes.of(reply.answer()));
        }
        return ExitCodes.worst(codes);
    }

    private static Table table(List<Fanout.Reply<AuditVerdict>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            String server = reply.server().name().value();
            if (reply.answer() instanceof Answer.Done<AuditVerdict>(var verdict)) {
                rows.add(List.of(
                        server,
                        verdict.intact() ? "intact" : "BROKEN",
                        Long.toString(verdict.records()),
                        verdict.knownSequence() == 0 ? "-" : Long.toString(verdict.knownSequence()),
                        verdict.firstBadSequence() == 0 ? "-" : Long.toString(verdict.firstBadSequence()),
                        verdict.fault(),
                        verdict.headHash()));
            } else {
                rows.add(List.of(
                        server,
                        ProductsWork.words(reply.answer()),
                        "-",
                        "-",
                        "-",
                        ProductsWork.why(reply.answer()),
                        "-"));
            }
        }
        return new Table(List.of("server", "audit", "records", "seen_before", "first_bad", "fault", "head_hash"), rows);
    }

    private static JsonElement json(List<Fanout.Reply<AuditVerdict>> replies) {
        var servers = new JsonArray();
        for (var reply : replies) {
            var server = new JsonObject();
            server.addProperty("name", reply.server().name().value());
            server.addProperty("answer", ProductsWork.words(reply.answer()));
            if (reply.answer() instanceof Answer.Done<AuditVerdict>(var verdict)) {
                server.addProperty("intact", verdict.intact());
                server.addProperty("records", Long.toString(verdict.records()));
                server.addProperty("seenBefore", Long.toString(verdict.knownSequence()));
                server.addProperty("firstBadSequence", Long.toString(verdict.firstBadSequence()));
                server.addProperty("fault", verdict.fault());
                server.addProperty("headHash", verdict.headHash());
            } else {
                server.addProperty("why", ProductsWork.why(reply.answer()));
            }
            servers.add(server);
        }
        var document = new JsonObject();
        document.add("servers", servers);
        return document;
    }

    ExitCode export() {
        ServerName server = session.server().name();
        boolean csv = session.output().format() == Format.csv;
        if (csv) {
            table(server, List.of()).csv(session.surroundings().streams().out());
        }
        Answer<Long> answer = Session.await(session.calls().unary().stream(
                server,
                AuditServiceGrpc.getExportAuditMethod(),
                ExportAuditRequest.getDefaultInstance(),
                message -> write(server, message, csv)));
        session.surroundings().streams().out().flush();
        return session.explain(server, answer);
    }

    private void write(ServerName server, ExportAuditResponse message, boolean csv) {
        if (csv) {
            table(server, message.getRecordsList())
                    .csvRows(session.surroundings().streams().out());
        } else {
            message.getRecordsList()
                    .forEach(record -> session.surroundings().streams().out().println(Json.line(Json.of(record))));
        }
    }
}
