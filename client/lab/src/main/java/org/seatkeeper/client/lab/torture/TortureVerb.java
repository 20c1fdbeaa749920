package org.seatkeeper.client.lab.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.process.Options;

/** {@code seatkeeper torture}. */
public final class TortureVerb {
    private static final int CYCLES = 1_000;
    private static final int WRITERS = 16;

    private TortureVerb() {}

    /** Runs the verb: 0 where every promise was kept, 1 where one was broken, 2 for wrong usage. */
    public static int run(List<String> args, Streams streams) {
        TortureSettings settings;
        try {
            Options options = Options.read(args, "--cycles", "--seed", "--writers", "--out");
            settings = new TortureSettings(
                    options.number("--cycles", CYCLES),
                    options.seed("--seed", new SecureRandom()::nextLong),
                    options.number("--writers", WRITERS),
                    options.text("--out").map(Path::of).orElseGet(TortureVerb::temporary));
        } catch (IllegalArgumentException e) {
            streams.err().println("seatkeeper torture: " + e.getMessage());
            return 2;
        }
        try {
            return run(settings, streams);
        } catch (IOException e) {
            streams.err().println("seatkeeper torture: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("seatkeeper-torture");
        } catch (IOException e) {
            throw new IllegalArgumentException("no temporary folder can be made; name one with --out", e);
        }
    }

    private static int run(TortureSettings settings, Streams streams) throws IOException, InterruptedException {
        streams.out().println("seed " + settings.seed() + ", logs and data in " + settings.out());
        streams.out().println(CycleReport.HEADING);
        streams.out().flush();
        TortureReport report = new Torture(settings).run(cycle -> {
            streams.out().println(cycle.row());
            cycle.violations().forEach(violation -> streams.out().println("       " + violation));
            streams.out().flush();
        });
        report.cycles().stream()
                .map(CycleReport::toServing)
                .max(Comparator.naturalOrder())
                .map(Duration::toMillis)
                .ifPresent(slowest -> streams.out()
                        .println(report.telling() + " of " + report.cycles().size()
                                + " kills left unknown outcomes; slowest restart " + slowest + " ms"));
        report.faults().forEach(fault -> streams.err().println(fault));
        streams.out().println(report.faults().isEmpty() ? "every promise was kept" : "a promise was broken");
        return report.faults().isEmpty() ? 0 : 1;
    }
}
