package org.seatkeeper.client.cli;

import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Answers;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.Words;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Refusal;

/** The same act on several servers at once, each for itself; shown as one table or one document. */
final class ActsWork {
    private static final int SENTENCE_MAX = 1000;

    private final Session session;
    private final ActOptions options;

    ActsWork(Session session, ActOptions options) {
        this.session = session;
        this.options = options;
    }

    /** Has a person confirm, where one looks on; scripts are taken at their word. */
    void confirm(String sentence) {
        var streams = session.surroundings().streams();
        if (options.yes() || options.dryRun() || !streams.terminal()) {
            return;
        }
        streams.err().print(Words.clean(sentence, SENTENCE_MAX) + " Type yes to go on: ");
        streams.err().flush();
        try {
            String typed = streams.in().readLine();
            if (typed == null || !typed.strip().equalsIgnoreCase("yes")) {
                throw CliFault.usage("nothing was changed: it was not confirmed", "repeat, and type yes; or add --yes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One question to one server, whose reply is read as a verdict. */
    <Q, R> CompletionStage<Answer<Done>> ask(
            ServerName server, MethodDescriptor<Q, R> method, Q request, Function<R, ActReport.Verdict> read) {
        return session.calls()
                .unary()
                .ask(server, method, request)
                .thenApply(answer -> Answers.flatMap(answer, reply -> verdict(read.apply(reply))));
    }

    /** A reply of the contract as a verdict. */
    static ActReport.Verdict read(boolean refused, Refusal refusal, Done done) {
        return refused ? new ActReport.No(refusal) : new ActReport.Yes(done);
    }

    private static Answer<Done> verdict(ActReport.Verdict verdict) {
        return switch (verdict) {
            case ActReport.Yes(var done) -> new Answer.Done<>(done);
            case ActReport.No(var refusal) -> new Answer.Refused<>(Figures.refusal(refusal));
        };
    }

    /** Does it everywhere and shows what came of it. */
    ExitCode run(List<ServerEntry> servers, Function<ServerName, CompletionStage<Answer<Done>>> act) {
        var replies = new Fanout(session.surroundings().streams()).ask(servers, server -> act.apply(server.name()));
        Output output = session.output();
        for (var reply : replies) {
            if (reply.answer() instanceof Answer.Done<Done>(var done)) {
                output.say(ActReport.sentence(reply.server().name(), Figures.outcome(done)));
            }
        }
        boolean any = replies.stream().anyMatch(reply -> reply.answer() instanceof Answer.Done<Done>);
        if (any || output.format() != Format.table) {
            output.show(
                    () -> Replies.json(replies, (server, done) -> server.add("done", Json.of(done))),
                    () -> table(output, replies));
        }
        for (var reply : replies) {
            session.explain(reply.server().name(), reply.answer());
            if (reply.answer() instanceof Answer.Done<Done>(var done)
                    && !done.getWarning().isEmpty()) {
                output.fault("warning: " + done.getWarning(), "");
            }
        }
        return Replies.worst(replies);
    }

    private static Table table(Output output, List<Fanout.Reply<Done>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            if (reply.answer() instanceof Answer.Done<Done>(var done)) {
                Outcome outcome = Figures.outcome(done);
                rows.addAll(
                        ActReport.table(output, reply.server().name(), outcome).rows());
            }
        }
        return new Table(ActReport.HEADINGS, rows);
    }
}
