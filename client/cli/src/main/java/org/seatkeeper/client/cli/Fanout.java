package org.seatkeeper.client.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.link.ServerEntry;

/** Asks many servers at once, a bounded number at a time, and shows how far it is where a person looks on. */
final class Fanout {
    private static final int IN_FLIGHT_MAX = 64;

    private final Streams streams;

    Fanout(Streams streams) {
        this.streams = streams;
    }

    /** One server and what it answered. */
    record Reply<T>(ServerEntry server, Answer<T> answer) {}

    /** Asks all; returns their answers in the order of the servers. */
    <T> List<Reply<T>> ask(List<ServerEntry> servers, Function<ServerEntry, CompletionStage<Answer<T>>> question) {
        var permits = new Semaphore(IN_FLIGHT_MAX);
        var answered = new AtomicInteger();
        var pending = new ArrayList<CompletableFuture<Reply<T>>>();
        for (ServerEntry server : servers) {
            permits.acquireUninterruptibly();
            pending.add(question.apply(server)
                    .thenApply(answer -> {
                        permits.release();
                        progress(answered.incrementAndGet(), servers.size());
                        return new Reply<>(server, answer);
                    })
                    .toCompletableFuture());
        }
        List<Reply<T>> replies = pending.stream().map(CompletableFuture::join).toList();
        clear(servers.size());
        return replies;
    }

    private synchronized void progress(int answered, int all) {
        if (streams.terminal() && all > 1) {
            PrintWriter err = streams.err();
            err.print("\r" + answered + " of " + all + " servers answered");
            err.flush();
        }
    }

    private synchronized void clear(int all) {
        if (streams.terminal() && all > 1) {
            streams.err().print("\r\033[K");
            streams.err().flush();
        }
    }
}
