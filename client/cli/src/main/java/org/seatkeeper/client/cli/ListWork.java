package org.seatkeeper.client.cli;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatkeeper.client.fleet.Answer;

/** Asks servers for one paged list, and merges it. */
final class ListWork {
    private final Session session;

    ListWork(Session session) {
        this.session = session;
    }

    <Q extends Message, P extends Message, R extends Message> ExitCode run(Listing<Q, P, R> listing, int limit) {
        Limits.check(limit);
        List<Fanout.Reply<Listing.Rows<R>>> replies = new Fanout(
                        session.surroundings().streams())
                .ask(session.servers(), server -> listing.all(session.calls().unary(), server.name(), limit));
        session.output()
                .show(
                        () -> Replies.json(replies, (object, rows) -> {
                            object.add(listing.name(), Listing.json(rows.rows()));
                            object.addProperty("more", rows.more());
                        }),
                        () -> table(listing, replies));
        for (var reply : replies) {
            session.explain(reply.server().name(), reply.answer());
            if (reply.answer() instanceof Answer.Done<Listing.Rows<R>>(var rows) && rows.more()) {
                session.output()
                        .fault(
                                String.format(
                                        Locale.ROOT,
                                        "%s has more: this is only %,d of them",
                                        reply.server().name(),
                                        rows.rows().size()),
                                "--limit N shows up to N");
            }
        }
        return Replies.worst(replies);
    }

    private static <R extends Message> Table table(
            Listing<?, ?, R> listing, List<Fanout.Reply<Listing.Rows<R>>> replies) {
        var headings = new ArrayList<>(List.of("server"));
        headings.addAll(listing.headings());
        var lines = new ArrayList<List<String>>();
        for (var reply : replies) {
            if (reply.answer() instanceof Answer.Done<Listing.Rows<R>>(var rows)) {
                for (R row : rows.rows()) {
                    var line = new ArrayList<>(List.of(reply.server().name().value()));
                    line.addAll(listing.row().apply(row));
                    lines.add(line);
                }
            }
        }
        return new Table(headings, lines);
    }
}
