package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.seatkeeper.client.cli.Streams;

/** {@code seatkeeper demo}: a small company on this machine, for whoever wants to see it work. */
public final class Demo {
    private static final int USAGE = 2;

    private final DemoOptions options;
    private final DemoEnv env;
    private final Streams streams;
    private final PrintWriter out;

    private Demo(DemoOptions options, DemoEnv env, Streams streams) {
        this.options = options;
        this.env = env;
        this.streams = streams;
        this.out = streams.out();
    }

    /** Runs it until its console is closed or it is told to end: 0; 1 where something is wrong, 2 for wrong usage. */
    public static int run(List<String> args, Streams streams) {
        try (Ending ending = Ending.interrupting(Thread.currentThread())) {
            int code = run(args, streams, DemoEnv.ofProcess());
            ending.with(code);
            streams.out().flush();
            streams.err().flush();
            return code;
        }
    }

    /** The same in given surroundings; an interrupt ends it with 0. */
    static int run(List<String> args, Streams streams, DemoEnv env) {
        if (args.contains("--help")) {
            DemoOptions.HELP.forEach(streams.out()::println);
            return 0;
        }
        try {
            new Demo(DemoOptions.read(args, new SecureRandom()::nextInt), env, streams).run();
            return 0;
        } catch (DemoOptions.Wrong wrong) {
            streams.err().println("seatkeeper demo: " + wrong.getMessage());
            return USAGE;
        } catch (DemoFault fault) {
            streams.err().println("seatkeeper demo: " + fault.line());
            return 1;
        } catch (InterruptedException toldToEnd) {
            return 0;
        }
    }

    private void run() throws DemoFault, InterruptedException {
        try (Folder folder = folder()) {
            live(folder);
        } catch (IOException e) {
            throw new DemoFault("not everything could be removed: " + e.getMessage(), "remove what is left", e);
        }
        options.keep().ifPresent(kept -> out.println("Everything is kept in " + kept + "."));
    }

    private Folder folder() throws DemoFault {
        return options.keep().isPresent() ? Folder.kept(options.keep().get()) : Folder.temporary(env.temporary());
    }

    private void live(Folder folder) throws DemoFault, InterruptedException {
        Path home = folder.path();
        List<DemoServer> servers = Company.servers(options.servers(), new SplittableRandom(options.seed()));
        var founder = new Founder(home, env.listen(), env.clock().instant(), options.seed());
        Optional<Path> pictures = options.tour();
        if (pictures.isPresent()) {
            pictureFolder(pictures.get());
        }
        try (var site = new DemoSite(
                home,
                servers,
                founder,
                new AgentCommand(env.launcher()),
                env.listen().host())) {
            if (pictures.isPresent()) {
                tour(site, pictures.get());
            } else {
                start(site);
                watch(site);
            }
        }
    }

    private void start(DemoSite site) throws DemoFault, InterruptedException {
        out.println("Starting " + options.servers() + " servers of Halden Freight (seed " + options.seed() + ") ...");
        out.flush();
        long begun = System.nanoTime();
        site.start();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        out.printf(Locale.ROOT, "They serve after %.1f s.%n", took.toMillis() / 1000.0);
        out.flush();
    }

    private void watch(DemoSite site) throws DemoFault, InterruptedException {
        Optional<ConsoleProgram> console =
                env.launcher().filter(_ -> env.display()).map(launcher -> new ConsoleProgram(launcher, site.home()));
        try (Screen screen = screen(site, console.isPresent());
                var day = new Day(site, screen, env, options.seed())) {
            day.begin();
            if (console.isPresent()) {
                untilClosed(console.get(), screen, day.over());
            } else {
                day.over().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DemoFault fault
                    ? fault
                    : new DemoFault("the demo failed: " + e.getCause(), "please report it", e);
        }
    }

    /** The demo lasts as long as its window; without one it lasts until it is told to end. */
    private static void untilClosed(ConsoleProgram console, Screen screen, CompletableFuture<Void> over)
            throws DemoFault, InterruptedException, ExecutionException {
        Process window = console.open();
        try {
            var closed = new CompletableFuture<Void>();
            var _ = window.onExit().thenAccept(ended -> {
                if (ended.exitValue() == 0) {
                    closed.complete(null);
                } else {
                    screen.say("The console did not stay open: " + console.lastWords());
                }
            });
            CompletableFuture.anyOf(over, closed).get();
        } finally {
            window.destroy();
        }
    }

    private Screen screen(DemoSite site, boolean console) {
        String launcher = env.launcher().map(Path::toString).orElse("seatkeeper");
        String with = "SEATKEEPER_HOME=" + site.home() + " " + launcher;
        List<String> footer = List.of(
                "Ctrl-C ends the demo" + (options.keep().isPresent() ? "." : "; nothing stays behind."),
                "Console:       " + with + " console",
                "Command line:  " + with + " products");
        if (streams.terminal() && !console) {
            return new LiveScreen(out, env.clock(), TerminalSize.ask(), footer);
        }
        footer.forEach(out::println);
        out.println();
        return new PlainScreen(out, env.clock());
    }

    private void tour(DemoSite site, Path pictures) throws DemoFault, InterruptedException {
        var steps = new Steps(out, System::nanoTime);
        steps.next("Starting " + options.servers() + " servers of Halden Freight (seed " + options.seed() + ")");
        site.start();
        new Tour(site, out, steps, env.clock()).lead();
        if (env.launcher().isPresent()) {
            steps.next("Every screen of the console, drawn without a display");
            int drawn = new ConsoleProgram(env.launcher().get(), site.home()).render(pictures);
            out.println(drawn + " pictures in " + pictures);
        }
        steps.next("Stopping everything");
        site.close();
        steps.done();
    }

    private static void pictureFolder(Path pictures) throws DemoFault {
        try {
            Files.createDirectories(pictures);
        } catch (IOException e) {
            throw new DemoFault(pictures + " cannot be made", "name another folder with --out", e);
        }
        if (!Files.isWritable(pictures)) {
            throw new DemoFault(pictures + " cannot be written", "name another folder with --out");
        }
    }
}
