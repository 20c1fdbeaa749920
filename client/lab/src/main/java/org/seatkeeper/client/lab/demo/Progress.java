package org.seatkeeper.client.lab.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a start is, told seldom enough to be read: in place on a terminal, else in a line now and then. Any thread. */
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_LINES = Duration.ofSeconds(5);
    private static final String BEGIN_OF_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int servers;
    private final LongSupplier nanos;
    private long told;
    private int made;
    private int serving;

    /**
     * Nothing yet.
     *
     * @param terminal whether a line can be written over
     * @param nanos the monotonic clock
     */
    Progress(PrintWriter out, boolean terminal, int servers, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.servers = servers;
        this.nanos = nanos;
        this.told = nanos.getAsLong();
    }

    /** One more agent is made. */
    synchronized void made() {
        made++;
        tell();
    }

    /** One more serves. */
    synchronized void serves() {
        serving++;
        tell();
    }

    private void tell() {
        long now = nanos.getAsLong();
        if (now - told < (terminal ? ON_TERMINAL : IN_LINES).toNanos()) {
            return;
        }
        told = now;
        String line = String.format(Locale.ROOT, "  of %,d servers %,d are made, %,d serve", servers, made, serving);
        if (terminal) {
            out.print(BEGIN_OF_LINE + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** It is over; the next line begins at the left. */
    synchronized void end() {
        if (terminal) {
            out.print(BEGIN_OF_LINE);
            out.flush();
        }
    }
}
