package org.seatkeeper.client.cli;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ModeChangeFacts;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Refusal;

/** Shows what an act did, or why it did not. */
final class ActReport {
    static final List<String> HEADINGS = List.of("server", "product", "what", "before", "after");

    private final Session session;

    ActReport(Session session) {
        this.session = session;
    }

    /** How a reply reads. */
    sealed interface Verdict permits Yes, No {}

    /** It was done, or would be. */
    record Yes(Done done) implements Verdict {}

    /** A rule said no. */
    record No(Refusal refusal) implements Verdict {}

    /** Shows a reply in the wished format; returns the exit code. */
    <R extends Message> ExitCode show(ServerName server, Answer<R> answer, Function<R, Verdict> read) {
        if (!(answer instanceof Answer.Done<R>(var reply))) {
            return session.explain(server, answer);
        }
        return switch (read.apply(reply)) {
            case Yes(var done) -> {
                Outcome outcome = Figures.outcome(done);
                session.output().say(sentence(server, outcome));
                session.output().show(() -> Json.of(reply), () -> table(session.output(), server, outcome));
                if (!outcome.warning().isEmpty()) {
                    session.output().fault("warning: " + outcome.warning(), "");
                }
                yield ExitCode.DONE;
            }
            case No(var refusal) -> {
                session.output().document(() -> Json.of(reply));
                yield session.output().refused(server.value(), Figures.refusal(refusal));
            }
        };
    }

    static String sentence(ServerName server, Outcome outcome) {
        String what = outcome.validatedOnly()
                ? "Would be done on " + server + ", nothing was changed."
                : "Done on " + server + ".";
        return outcome.repeated() ? what + " It had been done before, by the same operation id." : what;
    }

    static Table table(Output output, ServerName server, Outcome outcome) {
        var rows = new ArrayList<List<String>>();
        ProductFigures before = outcome.before().orElse(null);
        ProductFigures after = outcome.after().orElse(null);
        if (after != null) {
            String product = after.productId();
            row(
                    rows,
                    server,
                    product,
                    "mode",
                    before == null ? "" : before.mode().words(),
                    after.mode().words());
            row(
                    rows,
                    server,
                    product,
                    "Per Server licenses",
                    number(before, ProductFigures::perServerLicenses),
                    number(after, ProductFigures::perServerLicenses));
            row(
                    rows,
                    server,
                    product,
                    "pool (users)",
                    number(before, ProductFigures::poolUserLicenses),
                    number(after, ProductFigures::poolUserLicenses));
            row(
                    rows,
                    server,
                    product,
                    "pool (devices)",
                    number(before, ProductFigures::poolDeviceLicenses),
                    number(after, ProductFigures::poolDeviceLicenses));
            row(
                    rows,
                    server,
                    product,
                    "unclaimed",
                    number(before, ActReport::unclaimed),
                    number(after, ActReport::unclaimed));
            row(rows, server, product, "scheduled", scheduled(output, before), scheduled(output, after));
            List<String> unset = SettingsWork.NAMES.stream().map(_ -> "").toList();
            List<String> old = before == null ? unset : SettingsWork.words(before);
            for (int n = 0; n < SettingsWork.NAMES.size(); n++) {
                row(
                        rows,
                        server,
                        product,
                        SettingsWork.NAMES.get(n).replace('_', ' '),
                        old.get(n),
                        SettingsWork.words(after).get(n));
            }
            row(
                    rows,
                    server,
                    product,
                    "in use",
                    number(before, ProductFigures::inUse),
                    number(after, ProductFigures::inUse));
            row(
                    rows,
                    server,
                    product,
                    "peak",
                    number(before, ProductFigures::peak),
                    number(after, ProductFigures::peak));
            row(
                    rows,
                    server,
                    product,
                    "revision",
                    number(before, ProductFigures::revision),
                    number(after, ProductFigures::revision));
        }
        return new Table(HEADINGS, rows);
    }

    private static long unclaimed(ProductFigures figures) {
        return figures.unclaimed().stream().mapToLong(left -> left.quantity()).sum();
    }

    private static String scheduled(Output output, @org.jspecify.annotations.Nullable ProductFigures figures) {
        return figures == null
                ? ""
                : figures.scheduledChange()
                        .map(ModeChangeFacts::effectiveAt)
                        .map(output::time)
                        .orElse("-");
    }

    private static String number(
            @org.jspecify.annotations.Nullable ProductFigures figures, Function<ProductFigures, Number> read) {
        return figures == null ? "" : read.apply(figures).toString();
    }

    /** Only what differs is worth a line; the mode and the revision always are. */
    private static void row(
            List<List<String>> rows, ServerName server, String product, String what, String before, String after) {
        if (!Objects.equals(before, after) || what.equals("mode") || what.equals("revision")) {
            rows.add(List.of(server.value(), product, what, before, after));
        }
    }
}
