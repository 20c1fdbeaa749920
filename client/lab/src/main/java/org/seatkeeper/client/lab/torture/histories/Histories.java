package org.seatkeeper.client.lab.torture.histories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Makes faulty histories of an agent and looks at each: concurrent callers, commits that fail in every way, answers that
 * are lost, calls that are given up, restarts and kills. A seed decides who asks for what and what goes wrong; how the
 * callers meet is left to the machine.
 */
public final class Histories {
    /** Times that callers ask all at once, each with a rest after it. */
    private static final int ROUNDS = 2;

    /** Enough for an agent that could not write to look again at what is over. */
    private static final Duration REST = Duration.ofSeconds(2);

    private Histories() {}

    /**
     * Makes one history and looks at it.
     *
     * @param folder an empty folder of its own, emptied afterwards
     * @param plant a fault to be found, or none
     */
    public static HistoryReport one(long seed, Path folder, Plant plant) throws IOException, InterruptedException {
        var random = new SplittableRandom(seed);
        var recorder = new Recorder();
        int restarts;
        int failures;
        try (var site = new Site(folder, recorder, random.split(), plant)) {
            List<String> products = products(random, site, recorder);
            List<Caller> callers = callers(random, site, recorder, products);
            List<SessionCaller> sessions = sessions(random, site, recorder, products);
            for (int n = 0; n < ROUNDS; n++) {
                site.failing(true);
                runAll(Stream.concat(callers.stream(), sessions.stream()).toList());
                site.failing(false);
                rest(random, site, recorder, products, sessions);
            }
            site.kill(site.line());
            lookAtAll(random, site, recorder, products);
            restarts = site.restarts();
            failures = site.failures();
        } finally {
            empty(folder);
        }
        return HistoryReport.of(seed, recorder, restarts, failures);
    }

    private static List<String> products(SplittableRandom random, Site site, Recorder recorder) {
        var products = new ArrayList<String>();
        for (int n = 0; n < 1 + random.nextInt(3); n++) {
            String product = "p" + n;
            products.add(product);
            var first = new Caller(-1, site, recorder, random.split(), products, 0, 1);
            first.register(product);
            first.change(product, 2 + random.nextInt(5));
            first.hold(product, random.nextInt(3));
        }
        return products;
    }

    private static List<Caller> callers(SplittableRandom random, Site site, Recorder recorder, List<String> products) {
        int steps = (12 + random.nextInt(14)) / ROUNDS;
        int clients = 4 + random.nextInt(6);
        var callers = new ArrayList<Caller>();
        int count = 3 + random.nextInt(3);
        for (int n = 0; n < count; n++) {
            callers.add(new Caller(n, site, recorder, random.split(), products, steps, clients));
        }
        return callers;
    }

    private static List<SessionCaller> sessions(
            SplittableRandom random, Site site, Recorder recorder, List<String> products) {
        int clients = 4 + random.nextInt(6);
        var sessions = new ArrayList<SessionCaller>();
        int count = 1 + random.nextInt(2);
        for (int n = 0; n < count; n++) {
            String product = products.get(random.nextInt(products.size()));
            int bursts = (4 + random.nextInt(6)) / ROUNDS;
            sessions.add(new SessionCaller(100 + n, site, recorder, random.split(), product, bursts, clients));
        }
        return sessions;
    }

    /**
     * Nobody asks, and the disk is sound: once the agent can write again, and a moment has passed, nothing that is over is
     * left. Then perhaps the hour strikes once more, for leases of those who say nothing.
     */
    private static void rest(
            SplittableRandom random,
            Site site,
            Recorder recorder,
            List<String> products,
            List<SessionCaller> sessions) {
        var looker = new Caller(-1, site, recorder, random.split(), products, 0, 1);
        String product = products.getFirst();
        looker.settle(product);
        looker.wait(product);
        recorder.settled();
        if (random.nextBoolean()) {
            sessions.getFirst().endAtRest(() -> looker.wait(product));
        }
        int strikes = random.nextInt(3);
        for (int n = 0; n <= strikes; n++) {
            site.time().moment(REST);
            looker.wait(product);
            long begun = recorder.moment();
            looker.wait(product);
            recorder.happened(new Asked.Rest(), begun);
            products.forEach(looker::look);
            if (n < strikes) {
                site.time().strike(recorder);
                looker.wait(product);
            }
        }
    }

    private static void runAll(List<Runnable> callers) throws InterruptedException {
        var failed = new ArrayList<Throwable>();
        var threads = new ArrayList<Thread>();
        for (Runnable caller : callers) {
            threads.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((_, why) -> {
                        synchronized (failed) {
                            failed.add(why);
                        }
                    })
                    .start(caller));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        synchronized (failed) {
            if (!failed.isEmpty()) {
                throw new IllegalStateException("a caller failed", failed.getFirst());
            }
        }
    }

    private static void lookAtAll(SplittableRandom random, Site site, Recorder recorder, List<String> products) {
        var looker = new Caller(-1, site, recorder, random.split(), products, 0, 1);
        products.forEach(looker::look);
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .forEach(path -> {
                        try {
                            Files.deleteIfExists(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    /** All steps of a history, as text. */
    static String text(Map<String, List<Step>> histories) {
        var text = new StringBuilder();
        histories.forEach((product, steps) -> {
            text.append(product).append('\n');
            steps.stream()
                    .sorted(Comparator.comparingLong(Step::begun))
                    .forEach(step -> text.append("  ").append(step.row()).append('\n'));
        });
        return text.toString();
    }
}
