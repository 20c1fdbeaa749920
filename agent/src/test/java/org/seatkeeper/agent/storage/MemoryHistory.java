package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.AlarmId;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Sample;

/** The history of use, kept as values; nothing of it is ever forgotten. */
final class MemoryHistory {
    private record Kind(AlarmId id, Optional<ProductId> product) {}

    private record Part(ProductId product, Sample.Span span) {}

    private final TreeMap<Long, DenialRow> denials = new TreeMap<>();
    private final TreeMap<Long, Alarm> alarms = new TreeMap<>();
    private final Map<Part, TreeMap<Instant, Sample>> samples = new HashMap<>();
    private final List<MeasuringPeriod> periods = new ArrayList<>();

    void keep(UseHistory history) {
        history.denials()
                .forEach(row -> denials.put(
                        row.position(),
                        new DenialRow(row.position(), row.key(), row.first(), row.last(), row.count())));
        history.alarms().forEach(alarm -> alarms.put(alarm.position(), alarm));
        periods.addAll(history.periods());
        for (Sample sample : history.samples()) {
            for (Sample.Span span : Sample.Span.values()) {
                Instant at = span.begin(sample.at());
                samples.computeIfAbsent(new Part(sample.product(), span), _ -> new TreeMap<>())
                        .merge(at, in(sample, span, at), MemoryHistory::added);
            }
        }
    }

    private static Sample in(Sample s, Sample.Span span, Instant at) {
        return new Sample(s.product(), span, at, s.peak(), s.meanThousandths(), s.refusals(), s.demand(), s.licenses());
    }

    private static Sample added(Sample a, Sample b) {
        return new Sample(
                a.product(),
                a.span(),
                a.at(),
                Math.max(a.peak(), b.peak()),
                a.meanThousandths() + b.meanThousandths(),
                a.refusals() + b.refusals(),
                Math.max(a.demand(), b.demand()),
                b.licenses());
    }

    void tell(UseReader reader, long fromDay) {
        denials.values().stream()
                .filter(row -> row.key().day() >= fromDay
                        || row.equals(denials.lastEntry().getValue()))
                .forEach(reader::denial);
        var newest = new HashMap<Kind, Alarm>();
        alarms.values().forEach(alarm -> newest.put(new Kind(alarm.id(), alarm.product()), alarm));
        alarms.values().stream().filter(newest::containsValue).forEach(reader::alarm);
    }

    List<DenialRow> denials(Optional<ProductId> product, long below, int limit) {
        return denials.headMap(below, false).descendingMap().values().stream()
                .filter(row ->
                        product.isEmpty() || product.get().equals(row.key().product()))
                .limit(limit)
                .toList();
    }

    List<Alarm> alarms(Optional<ProductId> product, long below, int limit) {
        return alarms.headMap(below, false).descendingMap().values().stream()
                .filter(alarm -> product.isEmpty() || product.equals(alarm.product()))
                .limit(limit)
                .toList();
    }

    List<Sample> samples(ProductId product, Sample.Span span, Instant from, Instant until, int limit) {
        long parts = span.length().dividedBy(Sample.Span.FIVE_MINUTES.length());
        var all = samples.getOrDefault(new Part(product, span), new TreeMap<>()).subMap(from, until).values().stream()
                .map(s -> new Sample(
                        product,
                        span,
                        s.at(),
                        s.peak(),
                        s.meanThousandths() / parts,
                        s.refusals(),
                        s.demand(),
                        s.licenses()))
                .toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    List<MeasuringPeriod> periods(ProductId product, int limit) {
        var all = periods.stream().filter(p -> p.product().equals(product)).toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }
}
