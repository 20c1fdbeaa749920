package org.seatkeeper.agent.service;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Refusals;
import org.seatkeeper.agent.domain.Sample;
import org.seatkeeper.agent.domain.Use;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Denial;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.ListDenialsRequest;
import org.seatkeeper.proto.v1.ListDenialsResponse;
import org.seatkeeper.proto.v1.ListEventsRequest;
import org.seatkeeper.proto.v1.ListEventsResponse;
import org.seatkeeper.proto.v1.ListPeaksRequest;
import org.seatkeeper.proto.v1.ListPeaksResponse;
import org.seatkeeper.proto.v1.SampleSpan;

/** The history of use, read from the store aside of the keeper, on the thread of the call. */
final class HistoryReads {
    private static final int SAMPLES_MAX = 5_000;
    private static final int PERIODS_MAX = 99;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Keeper keeper;
    private final Store store;

    HistoryReads(Keeper keeper, Store store) {
        this.keeper = keeper;
        this.store = store;
    }

    private interface Reading<R> {
        R read() throws StoreFault;
    }

    private static <R> void answer(StreamObserver<R> reply, Reading<R> reading) {
        try {
            Answers.now(reading.read(), reply);
        } catch (StoreFault fault) {
            reply.onError(Status.UNAVAILABLE.withDescription(fault.getMessage()).asRuntimeException());
        }
    }

    private static Optional<ProductId> product(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(Commands.product(id));
    }

    private static long below(long position) {
        return position <= 0 ? Long.MAX_VALUE : position;
    }

    void denials(ListDenialsRequest r, StreamObserver<ListDenialsResponse> reply) {
        int size = ReadCalls.pageSize(r.getPageSize());
        answer(reply, () -> {
            List<DenialRow> rows = store.denials(product(r.getProductId()), below(r.getBeforePosition()), size + 1);
            var page = ListDenialsResponse.newBuilder();
            rows.stream().limit(size).map(HistoryReads::row).forEach(page::addDenials);
            if (rows.size() > size) {
                page.setNextBeforePosition(rows.get(size - 1).position());
            }
            return page.build();
        });
    }

    private static Denial row(DenialRow row) {
        DenialRow.Key key = row.key();
        return Denial.newBuilder()
                .setPosition(row.position())
                .setProductId(key.product().value())
                .setUser(key.client().user())
                .setDevice(key.client().device())
                .setCode(Enums.refusalCode(key.code()))
                .setFirst(Rows.time(row.first()))
                .setLast(Rows.time(row.last()))
                .setCount(row.count())
                .setObserved(key.observed())
                .setOthers(key.client().equals(DenialRow.Names.OTHERS))
                .build();
    }

    void events(ListEventsRequest r, StreamObserver<ListEventsResponse> reply) {
        int size = ReadCalls.pageSize(r.getPageSize());
        answer(reply, () -> {
            List<Alarm> rows = store.alarms(product(r.getProductId()), below(r.getBeforePosition()), size + 1);
            var page = ListEventsResponse.newBuilder();
            rows.stream().limit(size).map(HistoryReads::row).forEach(page::addEvents);
            if (rows.size() > size) {
                page.setNextBeforePosition(rows.get(size - 1).position());
            }
            return page.build();
        });
    }

    private static EventRow row(Alarm alarm) {
        var row = EventRow.newBuilder()
                .setPosition(alarm.position())
                .setId(alarm.id().name())
                .setProductId(alarm.product().map(ProductId::value).orElse(""))
                .setRaisedAt(Rows.time(alarm.raisedAt()))
                .setCause(alarm.cause())
                .setRemedy(alarm.id().remedy());
        alarm.clearedAt().ifPresent(at -> row.setClearedAt(Rows.time(at)));
        return row.build();
    }

    void peaks(ListPeaksRequest r, StreamObserver<ListPeaksResponse> reply) {
        Sample.Span span = span(r.getSpan());
        Instant from = r.hasFrom() ? time(r.getFrom()) : Instant.EPOCH;
        Instant until = r.hasUntil() ? time(r.getUntil()) : LAST;
        ProductId product = Commands.product(r.getProductId());
        Optional<Figures.Row> known = keeper.figures().row(product);
        answer(reply, () -> {
            var page = ListPeaksResponse.newBuilder();
            if (known.isEmpty()) {
                return page.setRefusal(Rows.refusal(Refusals.unknown(product))).build();
            }
            for (Sample sample : store.samples(product, span, from, until, SAMPLES_MAX)) {
                page.addSamples(row(sample));
            }
            for (MeasuringPeriod period : store.periods(product, PERIODS_MAX)) {
                page.addPeriods(row(period));
            }
            Use use = known.get().instance().use();
            use.since().ifPresent(since -> {
                var present = org.seatkeeper.proto.v1.MeasuringPeriod.newBuilder()
                        .setFrom(Rows.time(since))
                        .setPeak(use.peak());
                use.peakAt().ifPresent(at -> present.setPeakAt(Rows.time(at)));
                page.addPeriods(present);
            });
            return page.build();
        });
    }

    private static org.seatkeeper.proto.v1.Sample row(Sample sample) {
        return org.seatkeeper.proto.v1.Sample.newBuilder()
                .setAt(Rows.time(sample.at()))
                .setPeak(sample.peak())
                .setMeanThousandths(sample.meanThousandths())
                .setRefusals(sample.refusals())
                .setDemand(sample.demand())
                .setLicenses(sample.licenses())
                .build();
    }

    private static org.seatkeeper.proto.v1.MeasuringPeriod row(MeasuringPeriod period) {
        var row = org.seatkeeper.proto.v1.MeasuringPeriod.newBuilder()
                .setFrom(Rows.time(period.from()))
                .setUntil(Rows.time(period.until()))
                .setPeak(period.peak())
                .setEndedBy(period.endedBy());
        period.peakAt().ifPresent(at -> row.setPeakAt(Rows.time(at)));
        return row.build();
    }

    private static Instant time(Timestamp time) {
        return Commands.instant(time);
    }

    private static Sample.Span span(SampleSpan span) {
        return switch (span) {
            case SAMPLE_SPAN_FIVE_MINUTES -> Sample.Span.FIVE_MINUTES;
            case SAMPLE_SPAN_HOUR -> Sample.Span.HOUR;
            case SAMPLE_SPAN_DAY -> Sample.Span.DAY;
            case SAMPLE_SPAN_UNSPECIFIED, UNRECOGNIZED -> throw new MalformedRequest("span is missing");
        };
    }
}
