package org.seatkeeper.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.link.Answers;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.UsageFigures;
import org.seatkeeper.client.link.UsageRequests;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.ListPeaksRequest;
import org.seatkeeper.proto.v1.ListPeaksResponse;
import org.seatkeeper.proto.v1.MeasuringPeriod;
import org.seatkeeper.proto.v1.Sample;

/** Shows the use of a product over time, and measures anew. */
final class PeaksWork {
    private static final List<String> SAMPLES =
            List.of("server", "at", "peak", "mean", "refusals", "demand", "licenses");
    private static final List<String> PERIODS = List.of("server", "from", "until", "peak", "peak_at", "ended_by");

    private final Session session;

    PeaksWork(Session session) {
        this.session = session;
    }

    ExitCode show(String product, PeaksVerbs.Wish wish) {
        ListPeaksRequest request = request(product, wish);
        var replies = new Fanout(session.surroundings().streams())
                .ask(
                        session.servers(),
                        server -> session.calls()
                                .unary()
                                .ask(server.name(), AdminServiceGrpc.getListPeaksMethod(), request)
                                .thenApply(answer -> Answers.flatMap(answer, PeaksWork::unlessRefused)));
        Output output = session.output();
        if (output.format() == Format.table && !wish.periods()) {
            output.show(() -> json(replies), () -> periods(replies));
            output.say("");
        }
        output.show(() -> json(replies), () -> wish.periods() ? periods(replies) : samples(replies));
        replies.forEach(reply -> session.explain(reply.server().name(), reply.answer()));
        return Replies.worst(replies);
    }

    private ListPeaksRequest request(String product, PeaksVerbs.Wish wish) {
        var span = switch (wish.span().toLowerCase(Locale.ROOT)) {
            case "5m" -> PeakHistory.Span.FIVE_MINUTES;
            case "hour" -> PeakHistory.Span.HOUR;
            case "day" -> PeakHistory.Span.DAY;
            default -> throw CliFault.usage("--span: there is no such span", "5m, hour or day");
        };
        var zone = session.surroundings().env().zone();
        var from = Wishes.time("--from", wish.from(), zone);
        var until = Wishes.time("--until", wish.until(), zone);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw CliFault.usage("--from is not before --until", "name the earlier time first");
        }
        return UsageRequests.peaks(product, span, from, until);
    }

    private static Answer<ListPeaksResponse> unlessRefused(ListPeaksResponse reply) {
        return reply.hasRefusal()
                ? new Answer.Refused<>(Figures.refusal(reply.getRefusal()))
                : new Answer.Done<>(reply);
    }

    private static com.google.gson.JsonObject json(List<Fanout.Reply<ListPeaksResponse>> replies) {
        return Replies.json(replies, (server, peaks) -> {
            server.add("samples", Listing.json(peaks.getSamplesList()));
            server.add("periods", Listing.json(peaks.getPeriodsList()));
        });
    }

    private Table samples(List<Fanout.Reply<ListPeaksResponse>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            if (reply.answer() instanceof Answer.Done<ListPeaksResponse>(var peaks)) {
                String server = reply.server().name().value();
                peaks.getSamplesList().forEach(sample -> rows.add(row(server, sample)));
            }
        }
        return new Table(SAMPLES, rows);
    }

    private List<String> row(String server, Sample message) {
        PeakHistory.Sample sample = UsageFigures.sample(message);
        return List.of(
                server,
                session.output().time(sample.at()),
                Integer.toUnsignedString(sample.peak()),
                String.format(Locale.ROOT, "%.3f", sample.mean()),
                Long.toUnsignedString(sample.refusals()),
                Integer.toUnsignedString(sample.demand()),
                Long.toUnsignedString(sample.licenses()));
    }

    private Table periods(List<Fanout.Reply<ListPeaksResponse>> replies) {
        var rows = new ArrayList<List<String>>();
        for (var reply : replies) {
            if (reply.answer() instanceof Answer.Done<ListPeaksResponse>(var peaks)) {
                String server = reply.server().name().value();
                peaks.getPeriodsList().forEach(period -> rows.add(row(server, period)));
            }
        }
        return new Table(PERIODS, rows);
    }

    private List<String> row(String server, MeasuringPeriod message) {
        PeakHistory.Period period = UsageFigures.period(message);
        return List.of(
                server,
                session.output().time(period.from()),
                period.until().map(session.output()::time).orElse("now"),
                Integer.toUnsignedString(period.peak()),
                period.peakAt().map(session.output()::time).orElse("-"),
                period.endedBy().isEmpty() ? "-" : period.endedBy());
    }

    ExitCode reset(String product, ActOptions options) {
        var servers = session.servers();
        var acts = new ActsWork(session, options);
        acts.confirm("The peak of " + product + " is measured anew on " + servers.size()
                + (servers.size() == 1 ? " server." : " servers."));
        return acts.run(
                servers,
                server -> acts.ask(
                        server,
                        AdminServiceGrpc.getResetPeakMethod(),
                        UsageRequests.resetPeak(product, session.intent(options, 0)),
                        r -> ActsWork.read(r.hasRefusal(), r.getRefusal(), r.getDone())));
    }
}
