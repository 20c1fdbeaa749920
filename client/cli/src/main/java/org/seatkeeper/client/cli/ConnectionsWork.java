package org.seatkeeper.client.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.RefusalWords;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Answers;
import org.seatkeeper.client.link.UsageRequests;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.Done;

/** Ends connections, and lifts blocks. */
final class ConnectionsWork {
    private static final int NAMED_MAX = 10;

    private final Session session;
    private final ActOptions options;
    private final ActsWork acts;

    ConnectionsWork(Session session, ActOptions options) {
        this.session = session;
        this.options = options;
        this.acts = new ActsWork(session, options);
    }

    ExitCode evict(String product, String number, UsageOptions.Who who, String block) {
        if (number.isEmpty() == who.nobody()) {
            throw CliFault.usage(
                    "one connection is meant: by --number, or by --user and --device",
                    "seatkeeper connections list shows them");
        }
        Duration blocked = Limits.duration("--block", block);
        if (!number.isEmpty()) {
            long named = Limits.number("--number", number);
            var server = session.server();
            acts.confirm("Connection " + Long.toUnsignedString(named) + " to " + product + " on " + server.name()
                    + " ends.");
            return acts.run(List.of(server), name -> end(name, product, named, blocked));
        }
        var servers = session.servers();
        acts.confirm("The connection of " + words(who) + " to " + product + " ends.");
        return acts.run(
                servers, name -> Answers.then(find(name, product, who), found -> end(name, product, found, blocked)));
    }

    private static String words(UsageOptions.Who who) {
        return who.device().isEmpty()
                ? who.user()
                : who.user().isEmpty() ? who.device() : who.user() + " on " + who.device();
    }

    private CompletionStage<Answer<Done>> end(ServerName server, String product, long number, Duration block) {
        return acts.ask(
                server,
                AdminServiceGrpc.getEvictConnectionMethod(),
                UsageRequests.evict(product, number, block, session.intent(options, 0)),
                r -> ActsWork.read(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }

    /** The number of the one connection that fits; an act is never done to one of several. */
    private CompletionStage<Answer<Long>> find(ServerName server, String product, UsageOptions.Who who) {
        return new UsageLists(session.output())
                .connections(product)
                .all(session.calls().unary(), server, Limits.ROWS_MAX)
                .thenApply(answer -> Answers.flatMap(
                        answer,
                        all -> only(all.rows().stream()
                                .filter(connection -> fits(connection, who))
                                .toList())));
    }

    private static boolean fits(Connection connection, UsageOptions.Who who) {
        return (who.user().isEmpty() || who.user().equalsIgnoreCase(connection.getUser()))
                && (who.device().isEmpty() || who.device().equalsIgnoreCase(connection.getDevice()));
    }

    private static Answer<Long> only(List<Connection> found) {
        if (found.isEmpty()) {
            return new Answer.Refused<>(RefusalWords.complete("UNKNOWN_CONNECTION", "", ""));
        }
        if (found.size() > 1) {
            String numbers = found.stream()
                    .limit(NAMED_MAX)
                    .map(connection -> Long.toUnsignedString(connection.getNumber()))
                    .collect(Collectors.joining(", "));
            return new Answer.Malformed<>(found.size() + " connections fit, with the numbers " + numbers
                    + (found.size() > NAMED_MAX ? " and more" : "") + "; name one with --number, or the device too");
        }
        return new Answer.Done<>(found.getFirst().getNumber());
    }

    ExitCode unblock(String product, UsageOptions.Who who) {
        if (who.nobody()) {
            throw CliFault.usage("nobody is named", "name the client with --user and --device, as it was blocked");
        }
        return acts.run(session.servers(), server -> lift(server, product, who));
    }

    private CompletionStage<Answer<Done>> lift(ServerName server, String product, UsageOptions.Who who) {
        return acts.ask(
                server,
                AdminServiceGrpc.getLiftBlockMethod(),
                UsageRequests.liftBlock(product, who.user(), who.device(), session.intent(options, 0)),
                r -> ActsWork.read(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }
}
