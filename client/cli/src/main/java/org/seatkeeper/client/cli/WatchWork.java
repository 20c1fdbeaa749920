package org.seatkeeper.client.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** Follows servers. Each message is written before the next is asked for, so a slow reader gets the newest state. */
final class WatchWork {
    private static final int HEARTBEAT_SECONDS = 30;
    private static final int SILENT_SECONDS = 2 * HEARTBEAT_SECONDS;
    private static final int WAITING_MAX = 64;

    private final Session session;
    private final long count;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>(WAITING_MAX);

    WatchWork(Session session, long count) {
        this.session = session;
        this.count = count;
        if (count < 0) {
            throw CliFault.usage("--count: 0 or more", "0 never stops");
        }
    }

    private sealed interface News {}

    private record Said(ServerName server, WatchResponse message) implements News {}

    private record Ended(ServerName server, Answer<Long> answer) implements News {}

    ExitCode run() {
        List<ServerEntry> servers = session.servers();
        servers.forEach(server -> follow(server.name()));
        if (session.output().format() == Format.csv) {
            new Table(ProductsWork.HEADINGS, List.of())
                    .csv(session.surroundings().streams().out());
        }
        try {
            return untilEnd(servers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        }
    }

    private ExitCode untilEnd(List<ServerEntry> servers) throws InterruptedException {
        var codes = new ArrayList<ExitCode>();
        Set<ServerName> open = new TreeSet<>();
        servers.forEach(server -> open.add(server.name()));
        for (long shown = 0; !open.isEmpty() && (count == 0 || shown < count); ) {
            switch (news.poll(SILENT_SECONDS, TimeUnit.SECONDS)) {
                case null -> {
                    codes.add(silent(open));
                    open.clear();
                }
                case Said(var server, var message) -> shown += show(server, message);
                case Ended(var server, var answer) -> {
                    open.remove(server);
                    codes.add(ended(server, answer));
                }
            }
        }
        return ExitCodes.worst(codes);
    }

    private void follow(ServerName server) {
        var request =
                WatchRequest.newBuilder().setHeartbeatSeconds(HEARTBEAT_SECONDS).build();
        var _ = session.calls().unary().stream(
                        server, AdminServiceGrpc.getWatchMethod(), request, message -> tell(new Said(server, message)))
                .thenAccept(answer -> tell(new Ended(server, answer)));
    }

    private void tell(News item) {
        try {
            news.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long show(ServerName server, WatchResponse message) {
        if (message.getHeartbeat()) {
            return 0;
        }
        var out = session.surroundings().streams().out();
        switch (session.output().format()) {
            case json -> {
                var line = new JsonObject();
                line.addProperty("server", server.value());
                line.add("state", Json.of(message));
                out.println(Json.line(line));
            }
            case csv -> rows(session.output(), server, message).csvRows(out);
            case table ->
                rows(session.output(), server, message)
                        .print(out, session.surroundings().colors());
        }
        out.flush();
        return 1;
    }

    private static Table rows(Output output, ServerName server, WatchResponse message) {
        var rows = new ArrayList<List<String>>();
        message.getChangedList()
                .forEach(instance -> rows.add(ProductsWork.row(output, server.value(), Figures.product(instance))));
        message.getRemovedProductIdsList()
                .forEach(id -> rows.add(ProductsWork.bare(server.value(), id, "", "Removed", "")));
        return new Table(ProductsWork.HEADINGS, rows);
    }

    private ExitCode silent(Set<ServerName> open) {
        session.output()
                .fault(
                        "no word for " + SILENT_SECONDS + " s from " + open,
                        "look whether the agents and the network are up");
        return ExitCode.NO_ANSWER;
    }

    private ExitCode ended(ServerName server, Answer<Long> answer) {
        if (answer instanceof Answer.Done<Long>) {
            session.output().fault(server + " ended the watch: its agent stopped", "start watching again later");
            return ExitCode.NO_ANSWER;
        }
        return session.explain(server, answer);
    }
}
