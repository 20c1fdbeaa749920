package org.seatkeeper.agent.gate;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Counts how connections end, and says so: of each kind of ending at most one line in {@value #QUIET_SECONDS} s, which tells how many
 * went unsaid. A flood costs a counter each. Safe from any thread.
 */
final class Tally {
    /** Between two lines about the same kind of ending. */
    static final int QUIET_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger("org.seatkeeper.gate");
    private static final long QUIET_NANOS = QUIET_SECONDS * 1_000_000_000L;
    private static final int DETAIL_MAX = 300;

    /** Where the lines go. */
    @FunctionalInterface
    interface Sink {
        void say(Level level, String line);
    }

    private final LongSupplier nanos;
    private final Sink sink;
    private final Map<Ending, Kind> kinds = new EnumMap<>(Ending.class);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger arriving = new AtomicInteger();

    Tally(LongSupplier nanos, Sink sink) {
        this.nanos = nanos;
        this.sink = sink;
        for (Ending ending : Ending.values()) {
            kinds.put(ending, new Kind());
        }
    }

    /** To the log of this process. */
    static Tally logging() {
        return new Tally(System::nanoTime, (level, line) -> LOG.atLevel(level).log(line));
    }

    /** Clients at once. */
    AtomicInteger open() {
        return open;
    }

    /** Clients without a license, those who are being turned away included. */
    AtomicInteger arriving() {
        return arriving;
    }

    /** How many ended so. */
    long count(Ending ending) {
        return kind(ending).count.sum();
    }

    /**
     * One more that ended so.
     *
     * @param who address of the client, as far as it is known
     * @param detail what is known about the cause; empty where the ending says it all
     */
    void ended(Ending ending, String who, String detail) {
        Kind kind = kind(ending);
        kind.count.increment();
        long unsaid = kind.speaks(nanos.getAsLong());
        if (unsaid >= 0) {
            sink.say(
                    ending.level(),
                    who + " " + ending.words() + (detail.isEmpty() ? "" : ": " + harmless(detail))
                            + (unsaid == 0 ? "" : " (and " + unsaid + " more of this kind since the last such line)"));
        }
    }

    /** Something that has to do with no one client. */
    void say(Level level, String line) {
        sink.say(level, harmless(line));
    }

    private Kind kind(Ending ending) {
        Kind kind = kinds.get(ending);
        if (kind == null) {
            throw new IllegalStateException("every ending is counted");
        }
        return kind;
    }

    /** What others wrote must not write lines of its own into the log. */
    private static String harmless(String detail) {
        var shown = new StringBuilder();
        detail.codePoints().limit(DETAIL_MAX).map(c -> Names.unfit(c) ? ' ' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** One kind of ending. */
    private static final class Kind {
        private final LongAdder count = new LongAdder();
        private boolean spoke;
        private long spokeAt;
        private long unsaid;

        /** How many went unsaid before this one; -1 where this one goes unsaid too. */
        synchronized long speaks(long now) {
            if (spoke && now - spokeAt < QUIET_NANOS) {
                unsaid++;
                return -1;
            }
            spoke = true;
            spokeAt = now;
            long before = unsaid;
            unsaid = 0;
            return before;
        }
    }
}
