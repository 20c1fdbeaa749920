package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Answers;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.UnaryCalls;
import org.seatkeeper.proto.v1.Refusal;

/**
 * One paged list of the contract: how it is asked for and what its pages hold.
 *
 * @param name of the rows, in JSON
 * @param request a page of so many rows, from where the page before ended; 0 for the first
 * @param read what a reply holds
 * @param headings of the table, without the server
 * @param row one row of the table, without the server
 */
record Listing<Q extends Message, P extends Message, R extends Message>(
        String name,
        MethodDescriptor<Q, P> method,
        Ask<Q> request,
        Function<P, Page<R>> read,
        List<String> headings,
        Function<R, List<String>> row) {
    private static final int PAGE_MAX = 500;

    Listing {
        headings = List.copyOf(headings);
    }

    /** How a page is asked for. */
    @FunctionalInterface
    interface Ask<Q> {
        Q page(int size, long from);
    }

    /**
     * One page, or a rule's no instead.
     *
     * @param next where the next page begins; 0 where there is none
     */
    record Page<R>(Optional<Refusal> refusal, List<R> rows, long next) {
        Page {
            rows = List.copyOf(rows);
        }

        /** A page of a list that nothing refuses. */
        Page(List<R> rows, long next) {
            this(Optional.empty(), rows, next);
        }
    }

    /**
     * What one server has, up to a limit.
     *
     * @param more whether the limit cut it
     */
    record Rows<R>(List<R> rows, boolean more) {
        Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Asks one server page by page, until it has no more or the limit is met. */
    CompletionStage<Answer<Rows<R>>> all(UnaryCalls calls, ServerName server, int limit) {
        return from(calls, server, limit, new ArrayList<>(), 0);
    }

    /** Goes on from a page; the rows so far are only ever with the one stage that runs. */
    private CompletionStage<Answer<Rows<R>>> from(
            UnaryCalls calls, ServerName server, int limit, List<R> rows, long from) {
        Q question = request.page(Math.min(PAGE_MAX, limit - rows.size()), from);
        CompletionStage<Answer<Page<R>>> page =
                calls.ask(server, method, question).thenApply(answer -> Answers.flatMap(answer, this::unlessRefused));
        return Answers.then(page, got -> {
            rows.addAll(got.rows());
            boolean more = got.next() != 0;
            boolean goOn = more && rows.size() < limit && !got.rows().isEmpty();
            return goOn
                    ? from(calls, server, limit, rows, got.next())
                    : CompletableFuture.completedStage(new Answer.Done<>(new Rows<>(rows, more)));
        });
    }

    private Answer<Page<R>> unlessRefused(P reply) {
        Page<R> page = read.apply(reply);
        return page.refusal()
                .<Answer<Page<R>>>map(refusal -> new Answer.Refused<>(Figures.refusal(refusal)))
                .orElseGet(() -> new Answer.Done<>(page));
    }

    /** Rows in the contract's own names. */
    static JsonArray json(List<? extends Message> rows) {
        var array = new JsonArray();
        rows.forEach(row -> array.add(Json.of(row)));
        return array;
    }
}
