package org.seatkeeper.client.lab.torture.histories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.process.Options;

/** {@code seatkeeper torture histories}: faulty histories of an agent, each held against what one order of steps explains. */
public final class HistoriesVerb {
    private static final int COUNT = 1_000;

    private HistoriesVerb() {}

    /** Runs the verb: 0 where all are explained, 1 where one is not, 2 for wrong usage. */
    public static int run(List<String> args, Streams streams) {
        try {
            Options options = Options.read(args, "--count", "--seed", "--same", "--out");
            int count = options.number("--count", COUNT);
            if (count < 1) {
                throw new IllegalArgumentException("--count is 1 or more");
            }
            boolean same = options.text("--same").filter("yes"::equals).isPresent();
            return run(options.seed("--seed", new SecureRandom()::nextLong), count, same, folder(options), streams);
        } catch (IllegalArgumentException e) {
            streams.err().println("seatkeeper torture histories: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            streams.err().println("seatkeeper torture histories: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Path folder(Options options) throws IOException {
        return options.text("--out").isPresent()
                ? Files.createDirectories(Path.of(options.text("--out").get()))
                : Files.createTempDirectory("seatkeeper-histories");
    }

    private static int run(long seed, int count, boolean same, Path out, Streams streams)
            throws IOException, InterruptedException {
        int faulty = 0;
        int undecided = 0;
        long steps = 0;
        long unknown = 0;
        long failures = 0;
        long restarts = 0;
        for (int n = 0; n < count; n++) {
            Path folder = Files.createDirectories(out.resolve("history"));
            HistoryReport report = Histories.one(same ? seed : seed + n, folder, Plant.NONE);
            steps += report.steps();
            unknown += report.unknown();
            failures += report.failures();
            restarts += report.restarts();
            undecided += report.undecided().isEmpty() ? 0 : 1;
            if (!report.faults().isEmpty()) {
                faulty++;
                streams.out().println(report.row());
                report.faults().forEach(streams.out()::println);
                Path text = out.resolve("history-" + report.seed() + ".txt");
                Files.writeString(text, report.text());
                streams.out().println("all steps in " + text);
                streams.out().println(report.replay());
            }
            streams.out().flush();
        }
        streams.out()
                .println(count + " histories from seed " + seed + ": " + steps + " steps, " + unknown + " unknown, "
                        + failures + " failed commits, " + restarts + " restarts and kills; " + undecided
                        + " undecided, " + faulty + " that no order explains");
        return faulty == 0 ? 0 : 1;
    }
}
