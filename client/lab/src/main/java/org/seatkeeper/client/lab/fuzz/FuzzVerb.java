package org.seatkeeper.client.lab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.process.Options;

/** {@code seatkeeper fuzz}. */
public final class FuzzVerb {
    private static final int INPUTS = 1_000_000;

    /** Inputs of one agent: then another is made, before the first one's ledger and products are full. */
    private static final int INPUTS_PER_AGENT = 100_000;

    private FuzzVerb() {}

    /** Runs the verb: 0 where every answer was a declared one, 1 where one was not, 2 for wrong usage. */
    public static int run(List<String> args, Streams streams) {
        try {
            Options options = Options.read(args, "--inputs", "--seed");
            int inputs = options.number("--inputs", INPUTS);
            if (inputs < 1) {
                throw new IllegalArgumentException("--inputs needs a number from 1");
            }
            return run(options.seed("--seed", new SecureRandom()::nextLong), inputs, streams);
        } catch (IllegalArgumentException e) {
            streams.err().println("seatkeeper fuzz: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            streams.err().println("seatkeeper fuzz: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int run(long seed, int inputs, Streams streams) throws IOException, InterruptedException {
        int left = inputs;
        boolean good = true;
        for (long round = seed; left > 0; round++) {
            Path folder = Files.createTempDirectory("seatkeeper-fuzz");
            try {
                int done = inputs - left;
                FuzzReport report = Fuzzer.run(round, Math.min(left, INPUTS_PER_AGENT), folder, sent -> {
                    streams.err().println((done + sent) + " of " + inputs + " inputs");
                    streams.err().flush();
                });
                report.findings().forEach(streams.out()::println);
                streams.out()
                        .println("seed " + round + ": " + report.inputs() + " inputs, " + report.reached()
                                + " reached the domain, " + report.findings().size() + " findings");
                streams.out().flush();
                good &= report.findings().isEmpty() && report.telling();
                left -= report.inputs();
            } finally {
                remove(folder);
            }
        }
        return good ? 0 : 1;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
