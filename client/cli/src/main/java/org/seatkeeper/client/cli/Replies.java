package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;
import org.seatkeeper.client.fleet.Answer;

/** What several servers answered, as one document and one exit code. */
final class Replies {
    private Replies() {}

    /** One object for each server; what a good answer brings is written into it, and why another is none. */
    static <T> JsonObject json(List<Fanout.Reply<T>> replies, BiConsumer<JsonObject, T> good) {
        var servers = new JsonArray();
        for (var reply : replies) {
            var server = new JsonObject();
            server.addProperty("name", reply.server().name().value());
            server.addProperty("answer", ProductsWork.words(reply.answer()));
            if (reply.answer() instanceof Answer.Done<T>(var value)) {
                good.accept(server, value);
            } else {
                server.addProperty("why", ProductsWork.why(reply.answer()));
            }
            if (reply.answer() instanceof Answer.Refused<T>(var refusal)) {
                server.addProperty("code", refusal.code());
                server.addProperty("remedy", refusal.remedy());
            }
            servers.add(server);
        }
        var document = new JsonObject();
        document.add("servers", servers);
        return document;
    }

    /** The worst exit code of them. */
    static <T> ExitCode worst(List<Fanout.Reply<T>> replies) {
        return ExitCodes.worst(
                replies.stream().map(reply -> ExitCodes.of(reply.answer())).toList());
    }
}
