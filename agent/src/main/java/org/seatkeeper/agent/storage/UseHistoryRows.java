package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.AlarmId;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.domain.Sample;

/** The history of use as rows: refusals, samples, measuring periods, alarms; each kept as long as docs/storage.md says. */
final class UseHistoryRows {
    /** How long refusals and alarms are kept. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final String DENIALS =
            "SELECT position, product, day, user, device, code, observed, first_at, last_at, count FROM denial";
    private static final String ALARMS = "SELECT position, id, product, raised_at, cleared_at, cause FROM alarm";

    private UseHistoryRows() {}

    static void write(Session session, Names names, UseHistory history) throws SQLException {
        for (DenialRow row : history.denials()) {
            write(session, row);
        }
        for (Sample sample : history.samples()) {
            for (Sample.Span span : Sample.Span.values()) {
                write(session, sample, span);
            }
        }
        for (MeasuringPeriod period : history.periods()) {
            session.on("INSERT INTO period (product, from_at, until_at, peak, peak_at, ended_by)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .text(period.product().value())
                    .time(period.from())
                    .time(period.until())
                    .number(period.peak())
                    .time(period.peakAt())
                    .number(names.id(period.endedBy()))
                    .update();
        }
        for (Alarm alarm : history.alarms()) {
            session.on("INSERT INTO alarm (position, id, product, raised_at, cleared_at, cause)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO UPDATE SET"
                            + " cleared_at = excluded.cleared_at, cause = excluded.cause")
                    .number(alarm.position())
                    .name(alarm.id())
                    .text(alarm.product().map(ProductId::value).orElse(""))
                    .time(alarm.raisedAt())
                    .time(alarm.clearedAt())
                    .text(alarm.cause())
                    .update();
        }
        if (history.forgetBefore().isPresent()) {
            forget(session, history.forgetBefore().get());
        }
    }

    private static void write(Session session, DenialRow row) throws SQLException {
        DenialRow.Key key = row.key();
        session.on("INSERT INTO denial (position, product, day, user, device, code, observed, first_at, last_at, count)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO UPDATE SET"
                        + " last_at = excluded.last_at, count = excluded.count")
                .number(row.position())
                .text(key.product().value())
                .number(key.day())
                .text(key.client().user())
                .text(key.client().device())
                .name(key.code())
                .flag(key.observed())
                .time(row.first())
                .time(row.last())
                .number(row.count())
                .update();
    }

    /** Five minutes as they are; hours and days from the five minutes in them. */
    private static void write(Session session, Sample sample, Sample.Span span) throws SQLException {
        session.on("INSERT INTO sample (product, span, at, peak, mean_sum, refusals, demand, licenses)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (product, span, at) DO UPDATE SET"
                        + " peak = max(peak, excluded.peak), mean_sum = mean_sum + excluded.mean_sum,"
                        + " refusals = refusals + excluded.refusals, demand = max(demand, excluded.demand),"
                        + " licenses = excluded.licenses")
                .text(sample.product().value())
                .name(span)
                .number(span.begin(sample.at()).getEpochSecond())
                .number(sample.peak())
                .number(sample.meanThousandths())
                .number(sample.refusals())
                .number(sample.demand())
                .number(sample.licenses())
                .update();
    }

    private static void forget(Session session, Instant before) throws SQLException {
        for (Sample.Span span : Sample.Span.values()) {
            session.on("DELETE FROM sample WHERE span = ? AND at < ?")
                    .name(span)
                    .number(before.minus(span.kept()).getEpochSecond())
                    .update();
        }
        session.on("DELETE FROM denial WHERE day < ?")
                .number(before.minus(KEPT).getEpochSecond() / Duration.ofDays(1).toSeconds())
                .update();
        session.on("DELETE FROM alarm WHERE cleared_at < ?")
                .time(before.minus(KEPT))
                .update();
    }

    /** Refusals of that day and later, and the newest of all; the newest alarm of each kind, by position. */
    static void read(Session session, UseReader reader, long fromDay) throws SQLException {
        try (Rows rows = session.on(DENIALS + " WHERE day >= ? OR position = (SELECT max(position) FROM denial)"
                        + " ORDER BY position")
                .number(fromDay)
                .rows()) {
            while (rows.next()) {
                reader.denial(denial(rows));
            }
        }
        try (Rows rows = session.on(ALARMS + " WHERE position IN (SELECT max(position) FROM alarm GROUP BY id, product)"
                        + " ORDER BY position")
                .rows()) {
            while (rows.next()) {
                reader.alarm(alarm(rows));
            }
        }
    }

    static List<DenialRow> denials(Session session, Optional<ProductId> product, long below, int limit)
            throws SQLException {
        var found = new ArrayList<DenialRow>();
        String of = product.isPresent() ? " AND product = ?" : "";
        Bound query = session.on(DENIALS + " WHERE position < ?" + of + " ORDER BY position DESC LIMIT ?")
                .number(below);
        if (product.isPresent()) {
            query.text(product.get().value());
        }
        try (Rows rows = query.number(limit).rows()) {
            while (rows.next()) {
                found.add(denial(rows));
            }
        }
        return found;
    }

    private static DenialRow denial(Rows rows) throws SQLException {
        long position = rows.number();
        var product = new ProductId(rows.text());
        long day = rows.number();
        var client = new DenialRow.Names(rows.text(), rows.text());
        var key = new DenialRow.Key(product, day, client, rows.name(RefusalCode.class), rows.flag());
        return new DenialRow(position, key, rows.time(), rows.time(), rows.number());
    }

    static List<Alarm> alarms(Session session, Optional<ProductId> product, long below, int limit) throws SQLException {
        var found = new ArrayList<Alarm>();
        String of = product.isPresent() ? " AND product = ?" : "";
        Bound query = session.on(ALARMS + " WHERE position < ?" + of + " ORDER BY position DESC LIMIT ?")
                .number(below);
        if (product.isPresent()) {
            query.text(product.get().value());
        }
        try (Rows rows = query.number(limit).rows()) {
            while (rows.next()) {
                found.add(alarm(rows));
            }
        }
        return found;
    }

    private static Alarm alarm(Rows rows) throws SQLException {
        return new Alarm(
                rows.number(),
                rows.name(AlarmId.class),
                Optional.of(rows.text()).filter(product -> !product.isEmpty()).map(ProductId::new),
                rows.time(),
                rows.optionalTime(),
                rows.text());
    }

    /** Newest of those in the range, oldest first. */
    static List<Sample> samples(
            Session session, ProductId product, Sample.Span span, Instant from, Instant until, int limit)
            throws SQLException {
        var found = new ArrayList<Sample>();
        long parts = span.length().dividedBy(Sample.Span.FIVE_MINUTES.length());
        try (Rows rows = session.on("SELECT at, peak, mean_sum, refusals, demand, licenses FROM sample"
                        + " WHERE product = ? AND span = ? AND at >= ? AND at < ? ORDER BY at DESC LIMIT ?")
                .text(product.value())
                .name(span)
                .number(from.getEpochSecond())
                .number(until.getEpochSecond())
                .number(limit)
                .rows()) {
            while (rows.next()) {
                found.add(new Sample(
                        product,
                        span,
                        Instant.ofEpochSecond(rows.number()),
                        rows.count(),
                        rows.number() / parts,
                        rows.number(),
                        rows.count(),
                        rows.number()));
            }
        }
        return found.reversed();
    }

    static List<MeasuringPeriod> periods(Session session, ProductId product, int limit) throws SQLException {
        Map<Long, String> names = Names.read(session);
        var found = new ArrayList<MeasuringPeriod>();
        try (Rows rows = session.on("SELECT from_at, until_at, peak, peak_at, ended_by FROM period WHERE product = ?"
                        + " ORDER BY position DESC LIMIT ?")
                .text(product.value())
                .number(limit)
                .rows()) {
            while (rows.next()) {
                found.add(new MeasuringPeriod(
                        product,
                        rows.time(),
                        rows.time(),
                        rows.count(),
                        rows.optionalTime(),
                        Names.of(names, rows.number())));
            }
        }
        return found.reversed();
    }
}
