package org.seatkeeper.client.lab.torture.grants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.process.Options;
import org.seatkeeper.client.lab.torture.TortureSettings;

/** {@code seatkeeper torture grants}: kills an agent under clients, again and again, and says what became of them. */
public final class GrantTortureVerb {
    private static final int CYCLES = 1_000;
    private static final int WRITERS = 64;

    private GrantTortureVerb() {}

    /** Runs the verb: 0 where every promise was kept, 1 where one was broken, 2 for wrong usage. */
    public static int run(List<String> args, Streams streams) {
        try {
            Options options = Options.read(args, "--cycles", "--seed", "--writers", "--out");
            var settings = new TortureSettings(
                    options.number("--cycles", CYCLES),
                    options.seed("--seed", new SecureRandom()::nextLong),
                    options.number("--writers", WRITERS),
                    folder(options));
            return run(settings, streams);
        } catch (IllegalArgumentException e) {
            streams.err().println("seatkeeper torture grants: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            streams.err().println("seatkeeper torture grants: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Path folder(Options options) throws IOException {
        return options.text("--out").isPresent()
                ? Path.of(options.text("--out").get())
                : Files.createTempDirectory("seatkeeper-torture");
    }

    private static int run(TortureSettings settings, Streams streams) throws IOException, InterruptedException {
        streams.out().println("seed " + settings.seed() + ", logs and data in " + settings.out());
        streams.out().println(GrantCycle.HEADING);
        List<GrantCycle> cycles = new GrantTorture(settings).run(cycle -> {
            streams.out().println(cycle.row());
            cycle.violations().forEach(violation -> streams.out().println("       " + violation));
            streams.out().flush();
        });
        long telling = cycles.stream().filter(cycle -> cycle.unknown() > 0).count();
        long broken =
                cycles.stream().filter(cycle -> !cycle.violations().isEmpty()).count();
        streams.out().println(telling + " of " + cycles.size() + " kills left unknown outcomes");
        streams.out().println(broken == 0 ? "every promise was kept" : "a promise was broken");
        return broken == 0 ? 0 : 1;
    }
}
