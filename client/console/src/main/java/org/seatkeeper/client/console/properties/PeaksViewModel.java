package org.seatkeeper.client.console.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.PeakHistory.Sample;
import org.seatkeeper.client.fleet.PeakHistory.Span;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UsageCommands;

/**
 * The chart of peaks without widgets: which stretch of time is shown, and what is known of it. A shorter stretch is asked for
 * in finer samples, as far back as agents keep them. JavaFX thread.
 */
final class PeaksViewModel {
    /** What can be chosen at once. */
    enum Range {
        DAY("Da_y", Duration.ofDays(1)),
        WEEK("_Week", Duration.ofDays(7)),
        MONTH("_Month", Duration.ofDays(30)),
        YEAR("Yea_r", Duration.ofDays(365));

        private final String words;
        private final Duration length;

        Range(String words, Duration length) {
            this.words = words;
            this.length = length;
        }

        /** On its button, with the mnemonic. */
        String words() {
            return words;
        }
    }

    /** The shortest stretch that is shown. */
    static final Duration SHORTEST = Duration.ofMinutes(30);

    /** Agents keep hourly samples so long; daily ones for ever, of which two years are shown at most. */
    static final Duration HOURLY_KEPT = Duration.ofDays(400);

    /** Agents keep 5-minute samples so long. */
    static final Duration FINE_KEPT = Duration.ofDays(35);

    private static final Duration LONGEST = Duration.ofDays(730);
    private static final Duration FINE_LONGEST = Duration.ofDays(2);
    private static final Duration HOURLY_LONGEST = Duration.ofDays(45);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ProductKey key;
    private final ReadOnlyObjectProperty<ProductViewModel.Now> product;
    private final PropertyPorts ports;
    private final ReadOnlyObjectWrapper<Optional<ChartData>> chart = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Sample>> pointed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(Range.WEEK);
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private PeakHistory history = new PeakHistory(List.of(), List.of());
    private Span span = Span.HOUR;
    private Instant loadedFrom = Instant.EPOCH;
    private Instant loadedUntil = Instant.EPOCH;
    private Instant from;
    private Instant until;
    private Instant readAt = Instant.EPOCH;
    private long question;
    private boolean watched;
    private boolean waiting;

    PeaksViewModel(ProductKey key, ReadOnlyObjectProperty<ProductViewModel.Now> product, PropertyPorts ports) {
        this.key = key;
        this.product = product;
        this.ports = ports;
        until = ports.clock().instant();
        from = until.minus(Range.WEEK.length);
    }

    /** What is drawn; absent before the first answer. */
    ReadOnlyObjectProperty<Optional<ChartData>> chart() {
        return chart.getReadOnlyProperty();
    }

    /** What went wrong last; absent where nothing did. */
    ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** The sample under the pointer or the arrow keys. */
    ReadOnlyObjectProperty<Optional<Sample>> pointed() {
        return pointed.getReadOnlyProperty();
    }

    /** What was chosen last. */
    ReadOnlyObjectProperty<Range> range() {
        return range.getReadOnlyProperty();
    }

    /** Whether something else is shown than the whole of it. */
    ReadOnlyBooleanProperty zoomed() {
        return zoomed.getReadOnlyProperty();
    }

    /** Whether an answer is awaited. */
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Measuring periods, oldest first. */
    List<PeakHistory.Period> periods() {
        return history.periods();
    }

    /** Somebody looks at the chart, or nobody does any more. */
    void watch(boolean looks) {
        boolean begins = looks && !watched;
        watched = looks;
        if (begins) {
            again();
        }
    }

    /** The server has something new; samples move slowly, so they are read twice a minute at most. */
    void touched(boolean atOnce) {
        boolean due = atOnce || ports.clock().instant().isAfter(readAt.plus(FRESH));
        if (watched && due && !waiting) {
            waiting = true;
            ports.soon().execute(() -> {
                waiting = false;
                if (watched) {
                    again();
                }
            });
        }
    }

    /** Reads what is shown again; an unzoomed chart moves along with the time. */
    void again() {
        if (!zoomed.get()) {
            choose(range.get());
        } else {
            ask();
        }
    }

    /** Shows the newest stretch of that length. */
    void choose(Range wanted) {
        range.set(wanted);
        until = ports.clock().instant();
        from = until.minus(wanted.length);
        zoomed.set(false);
        ask();
    }

    /** Shows this stretch, no shorter and no longer than can be, and not the future. */
    void show(Instant start, Instant end) {
        Instant now = ports.clock().instant();
        Duration length = Duration.between(start, end);
        if (length.compareTo(SHORTEST) < 0) {
            Instant middle = start.plus(length.dividedBy(2));
            length = SHORTEST;
            start = middle.minus(length.dividedBy(2));
        } else if (length.compareTo(LONGEST) > 0) {
            length = LONGEST;
            start = end.minus(length);
        }
        if (start.plus(length).isAfter(now)) {
            start = now.minus(length);
        }
        from = start;
        until = start.plus(length);
        zoomed.set(true);
        if (finest() != span || from.isBefore(loadedFrom) || until.isAfter(loadedUntil)) {
            ask();
        }
        draw();
    }

    /** Makes the stretch shorter (below 1) or longer around a moment that stays where it is. */
    void zoom(double factor, Instant around) {
        Duration before = Duration.between(from, around);
        Duration after = Duration.between(around, until);
        show(around.minus(times(before, factor)), around.plus(times(after, factor)));
    }

    /** Makes it shorter or longer around what is pointed at, or its middle. */
    void zoom(double factor) {
        zoom(
                factor,
                pointed.get()
                        .map(Sample::at)
                        .filter(at -> at.isAfter(from) && at.isBefore(until))
                        .orElse(from.plus(Duration.between(from, until).dividedBy(2))));
    }

    /** Moves by this share of what is shown; below 0 into the past. */
    void pan(double share) {
        Duration by = times(Duration.between(from, until), share);
        show(from.plus(by), until.plus(by));
    }

    private static Duration times(Duration length, double factor) {
        return Duration.ofMillis(Math.round(length.toMillis() * factor));
    }

    /** Shows the whole of what was chosen again. */
    void reset() {
        choose(range.get());
    }

    /** Points at the sample of this moment; at none where there is none. */
    void point(Instant at) {
        pointed.set(chart.get()
                .flatMap(data -> data.samples().stream()
                        .filter(sample -> !at.isBefore(sample.at())
                                && at.isBefore(sample.at().plus(ChartData.length(span))))
                        .findFirst()));
    }

    /** Points at nothing. */
    void pointAway() {
        pointed.set(Optional.empty());
    }

    /** Points at the sample after (1) or before (-1) the one that is pointed at, from the newest on. */
    void step(int by) {
        List<Sample> shown = chart.get().map(ChartData::samples).orElse(List.of());
        if (shown.isEmpty()) {
            return;
        }
        int at = pointed.get().map(shown::indexOf).orElse(-1);
        int next = at < 0 ? shown.size() - 1 : Math.clamp((long) at + by, 0, shown.size() - 1);
        pointed.set(Optional.of(shown.get(next)));
    }

    /** The command that prints the same. */
    String command() {
        return UsageCommands.peaks(key, finest(), from, until);
    }

    /** Makes the bytes of a file; may take a while. */
    @FunctionalInterface
    interface Makes {
        byte[] bytes() throws IOException;
    }

    /** Writes what was exported, on a thread that may wait for a disk, and tells how it went. */
    void save(Path file, Makes makes) {
        ports.background().execute(() -> {
            try {
                Files.write(file, makes.bytes());
                ports.fxThread()
                        .execute(() -> ports.notifies()
                                .tell(Status.OK, file.getFileName() + " is written", "In " + file.getParent() + "."));
            } catch (IOException failed) {
                ports.fxThread()
                        .execute(() -> ports.notifies()
                                .tell(
                                        Status.OVER,
                                        file.getFileName() + " could not be written",
                                        failed + ". Choose another folder, or make room there."));
            }
        });
    }

    /** The finest samples that are kept of what is shown and are not too many. */
    private Span finest() {
        Duration length = Duration.between(from, until);
        Instant now = ports.clock().instant();
        if (length.compareTo(FINE_LONGEST) <= 0 && from.isAfter(now.minus(FINE_KEPT))) {
            return Span.FIVE_MINUTES;
        }
        return length.compareTo(HOURLY_LONGEST) <= 0 && from.isAfter(now.minus(HOURLY_KEPT)) ? Span.HOUR : Span.DAY;
    }

    private void ask() {
        long asked = ++question;
        Span wanted = finest();
        Duration margin = Duration.between(from, until).dividedBy(2).plus(ChartData.length(wanted));
        Instant askedFrom = from.minus(margin);
        Instant askedUntil = until.plus(margin);
        reading.set(true);
        ports.reads()
                .peaks(key, wanted, askedFrom, askedUntil)
                .thenAcceptAsync(
                        answer -> {
                            if (asked == question) { // The newest question wins.
                                reading.set(false);
                                take(wanted, askedFrom, askedUntil, answer);
                            }
                        },
                        ports.fxThread());
    }

    private void take(Span wanted, Instant askedFrom, Instant askedUntil, Answer<PeakHistory> answer) {
        readAt = ports.clock().instant();
        if (!(answer instanceof Answer.Done<PeakHistory>(PeakHistory newest))) {
            notice.set(Optional.of(AnswerWords.ofReading(key.server().value(), answer)));
            return;
        }
        notice.set(Optional.empty());
        history = newest;
        span = wanted;
        loadedFrom = askedFrom;
        loadedUntil = askedUntil;
        draw();
    }

    private void draw() {
        if (loadedUntil.equals(Instant.EPOCH)) {
            return;
        }
        Duration length = ChartData.length(span);
        var product = this.product.get().product();
        var data = new ChartData(
                from,
                until,
                span,
                history.samples().stream()
                        .filter(sample -> sample.at().plus(length).isAfter(from)
                                && sample.at().isBefore(until))
                        .toList(),
                history.periods().stream()
                        .map(PeakHistory.Period::from)
                        .filter(start -> start.isAfter(from) && start.isBefore(until))
                        .toList(),
                product.licenses(),
                product.mode() == LicensingMode.PER_SERVER,
                ports.clock().instant());
        chart.set(Optional.of(data));
        pointed.set(pointed.get().filter(data.samples()::contains));
    }
}
