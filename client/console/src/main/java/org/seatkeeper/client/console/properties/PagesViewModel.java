package org.seatkeeper.client.console.properties;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Page;

/**
 * A list that a server gives page by page, read again while it is looked at. A new reading is laid over the old one once all
 * its pages are there ({@link Lines}). A reading that fails leaves the old lines, and says so. JavaFX thread.
 *
 * @param <V> what a line shows
 */
public final class PagesViewModel<V> {
    /** Most pages that are kept, of 500 lines each: who needs more than 10,000 lines takes the command line. */
    static final int PAGES_MAX = 20;

    /** Reads the page behind this cursor; 0 is the first. */
    @FunctionalInterface
    interface ReadsPage<V> {
        CompletionStage<Answer<Page<V>>> page(long cursor);
    }

    private final String server;
    private final ReadsPage<V> reads;
    private final ToLongFunction<V> key;
    private final Executor fxThread;
    private final Executor soon;
    private final InstantSource clock;
    private final Lines<V> lines = new Lines<>();
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> readAt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private int pages = 1;
    private boolean waiting;
    private boolean touchedMeanwhile;
    private boolean watched;

    PagesViewModel(String server, ReadsPage<V> reads, ToLongFunction<V> key, PropertyPorts ports) {
        this.server = server;
        this.reads = reads;
        this.key = key;
        this.fxThread = ports.fxThread();
        this.soon = ports.soon();
        this.clock = ports.clock();
    }

    /** The lines that were read, in no order. The list changes itself; nobody else may change it. */
    public ObservableList<Line<V>> rows() {
        return lines.rows();
    }

    /** What went wrong with the last reading; absent where nothing did. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** When the lines were read; absent before the first reading came. */
    public ReadOnlyObjectProperty<Optional<Instant>> readAt() {
        return readAt.getReadOnlyProperty();
    }

    /** Whether a reading is under way. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Whether the server has more lines than were read. */
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /** Whether more lines can be shown here. */
    public boolean mayGrow() {
        return more.get() && pages < PAGES_MAX;
    }

    /** Somebody looks at the list, or nobody does any more: then it is left as it is. */
    public void watch(boolean looks) {
        if (looks && !watched) {
            watched = true;
            again();
        }
        watched = looks;
    }

    /** The server has something new. A list that is looked at is read again, soon. */
    public void touched() {
        if (!watched || waiting) {
            return;
        }
        waiting = true;
        soon.execute(() -> {
            waiting = false;
            if (watched) {
                again();
            }
        });
    }

    /** Reads another page than before. */
    public void grow() {
        if (mayGrow()) {
            pages++;
            again();
        }
    }

    /** Reads everything that is shown again, now. */
    public void again() {
        if (reading.get()) {
            touchedMeanwhile = true;
            return;
        }
        reading.set(true);
        read(0, new LinkedHashMap<>(), 1);
    }

    private void read(long cursor, Map<Long, V> read, int page) {
        reads.page(cursor).thenAcceptAsync(answer -> take(answer, read, page), fxThread);
    }

    private void take(Answer<Page<V>> answer, Map<Long, V> read, int page) {
        if (!(answer instanceof Answer.Done<Page<V>>(Page<V> newest))) {
            notice.set(Optional.of(AnswerWords.ofReading(server, answer)));
            ended();
            return;
        }
        newest.items().forEach(line -> read.put(key.applyAsLong(line), line));
        if (newest.next() != 0 && page < pages) {
            read(newest.next(), read, page + 1);
            return;
        }
        more.set(newest.next() != 0);
        notice.set(Optional.empty());
        lines.lay(read);
        readAt.set(Optional.of(clock.instant()));
        ended();
    }

    private void ended() {
        reading.set(false);
        if (touchedMeanwhile) {
            touchedMeanwhile = false;
            touched();
        }
    }

    /** The values as they stand, in the order of their numbers. */
    List<V> values() {
        return lines.rows().stream()
                .sorted(java.util.Comparator.comparingLong(Line::key))
                .map(line -> line.value().get())
                .toList();
    }
}
