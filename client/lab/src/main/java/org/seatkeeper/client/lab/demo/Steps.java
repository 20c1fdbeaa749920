package org.seatkeeper.client.lab.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The steps of a tour, named as they begin, and the time that each of them took. */
final class Steps {
    private record Step(String title, long begun) {}

    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long begun;
    private final List<String> table = new ArrayList<>();
    private Optional<Step> current = Optional.empty();

    /**
     * None yet.
     *
     * @param nanos the monotonic clock
     */
    Steps(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Ends the present step and begins another. */
    void next(String title) {
        end();
        current = Optional.of(new Step(title, nanos.getAsLong()));
        out.println("-- " + title);
        out.flush();
    }

    private void end() {
        current.ifPresent(step -> table.add(row(seconds(step.begun()), step.title())));
        current = Optional.empty();
    }

    private double seconds(long since) {
        return Duration.ofNanos(nanos.getAsLong() - since).toMillis() / 1000.0;
    }

    private static String row(double seconds, String what) {
        return String.format(Locale.ROOT, "%6.1f s  %s", seconds, what);
    }

    /** Ends the last step and shows the times. */
    void done() {
        end();
        table.forEach(out::println);
        out.println(row(seconds(begun), "all together"));
        out.flush();
    }
}
