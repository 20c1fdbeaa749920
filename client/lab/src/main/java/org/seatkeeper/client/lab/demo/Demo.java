package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.seatkeeper.client.cli.Streams;

/** {@code seatkeeper demo}: a small company on this machine, for whoever wants to see it work. */
public final class Demo {
    private static final int USAGE = 2;
    private static final int SOCKET_BYTES_MAX = 107;
    private static final int CTRL_C = 130;
    private static final int ARRIVAL_MAX_SECONDS = 30;

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
            int code = run(args, streams, DemoEnv.ofProcess(), ending::told);
            ending.with(code);
            streams.out().flush();
            streams.err().flush();
            return code;
        }
    }

    /** The same in given surroundings. An interrupt ends it with 0, but a tour, which then is not through, with 1. */
    static int run(List<String> args, Streams streams, DemoEnv env, BooleanSupplier told) {
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
            return told.getAsBoolean() ? ended(args, streams) : failed(streams, fault.line());
        } catch (InterruptedException toldToEnd) {
            return ended(args, streams);
        }
    }

    private static int ended(List<String> args, Streams streams) {
        return args.contains("--tour")
                ? failed(streams, "the tour was told to end before it was through; start it again")
                : 0;
    }

    private static int failed(Streams streams, String line) {
        streams.err().println("seatkeeper demo: " + line);
        return 1;
    }

    private void run() throws DemoOptions.Wrong, DemoFault, InterruptedException {
        if (options.tour().isPresent()) {
            pictureFolder(options.tour().get());
        }
        try (Folder folder = folder()) {
            live(folder);
        } catch (IOException e) {
            throw new DemoFault("not everything could be removed: " + e.getMessage(), "remove what is left", e);
        }
    }

    private void keptIn(Path home) {
        out.println("Everything is kept in " + home + ". Start its servers again with:");
        out.println("    " + launcher() + " agent run " + home + "/servers/*");
        out.flush();
    }

    private String launcher() {
        return env.launcher().map(Path::toString).orElse("seatkeeper");
    }

    private Folder folder() throws DemoOptions.Wrong {
        return options.keep().isPresent() ? Folder.kept(options.keep().get()) : Folder.temporary(env.temporary());
    }

    private void live(Folder folder) throws DemoOptions.Wrong, DemoFault, InterruptedException {
        Path home = folder.path();
        List<DemoServer> servers = Company.servers(options.servers(), new SplittableRandom(options.seed()));
        var founder = new Founder(home, env.listen(), env.clock().instant(), options.seed());
        Optional<Path> pictures = options.tour();
        fits(servers, founder);
        out.println(
                folder.stays()
                        ? "Everything is in " + home + " and stays there."
                        : "Everything is in " + home + " until the demo ends.");
        try (var site = new DemoSite(
                home,
                servers,
                founder,
                new AgentCommand(env.launcher()),
                env.listen().host())) {
            if (pictures.isPresent()) {
                tour(site, pictures.get());
            } else {
                try {
                    start(site);
                    watch(site);
                } finally {
                    out.println("Ending the demo ...");
                    out.flush();
                }
            }
        } finally {
            if (folder.stays()) {
                keptIn(home);
            }
        }
    }

    /** A socket's path has a limit of the kernel, whoever is to blame for the length of the folder's name. */
    private static void fits(List<DemoServer> servers, Founder founder) throws DemoOptions.Wrong {
        for (DemoServer server : servers) {
            Path socket = founder.layout(server).licenseSocket();
            if (socket.toString().getBytes(StandardCharsets.UTF_8).length > SOCKET_BYTES_MAX) {
                throw new DemoOptions.Wrong(
                        socket + " is longer than a socket's path may be, " + SOCKET_BYTES_MAX + " bytes",
                        "name a folder with a shorter path with --keep or in TMPDIR");
            }
        }
    }

    private void start(DemoSite site) throws DemoFault, InterruptedException {
        out.println("Starting " + options.servers() + " servers of Halden Freight (seed " + options.seed() + ") ...");
        out.flush();
        long begun = System.nanoTime();
        begin(site);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        out.printf(Locale.ROOT, "They serve after %.1f s.%n", took.toMillis() / 1000.0);
        out.flush();
    }

    private void begin(DemoSite site) throws DemoFault, InterruptedException {
        var progress = new Progress(out, table(), options.servers(), System::nanoTime);
        try {
            site.start(progress);
            OwnCommand.write(site.home(), env.launcher());
        } catch (IOException e) {
            throw new DemoFault(site.home() + " cannot be written", "make room there, or use --keep DIR", e);
        } finally {
            progress.end();
        }
    }

    /** Whether whoever looks can be shown a page that changes. */
    private boolean table() {
        String kind = env.variables().getOrDefault("TERM", "");
        return streams.terminal() && !kind.isEmpty() && !kind.equals("dumb");
    }

    private void watch(DemoSite site) throws DemoFault, InterruptedException {
        Optional<ConsoleProgram> console =
                env.launcher().filter(_ -> env.display()).map(launcher -> new ConsoleProgram(launcher, site.home()));
        try (SwitchedScreen screen = screen(site, console.isPresent());
                var clientele = site.clientele(options.seed());
                var day = new Day(site, screen, env, options.seed())) {
            day.begin();
            var _ = clientele.begin();
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
    private void untilClosed(ConsoleProgram console, SwitchedScreen screen, CompletableFuture<Void> over)
            throws DemoFault, InterruptedException, ExecutionException {
        Process window = console.open();
        try {
            var closed = new CompletableFuture<Void>();
            var _ = window.onExit().thenAccept(ended -> {
                if (ended.exitValue() == 0 || ended.exitValue() == CTRL_C) {
                    closed.complete(null);
                    return;
                }
                if (table()) {
                    screen.toTable();
                }
                screen.say("No console: " + console.lastWords());
            });
            screen.say("The console opens; the demo ends when its window is closed.");
            CompletableFuture.anyOf(over, closed).get();
            screen.say("The console was closed.");
        } finally {
            window.destroy();
        }
    }

    private SwitchedScreen screen(DemoSite site, boolean console) {
        List<String> footer = List.of(
                "Ctrl-C ends the demo" + (options.keep().isPresent() ? "." : "; nothing stays behind."),
                "Console:       " + OwnCommand.line(site.home(), "console"),
                "Command line:  " + OwnCommand.line(site.home(), "products"));
        // Said on the page that stays as well.
        footer.forEach(out::println);
        out.println();
        out.flush();
        var screen = new SwitchedScreen(
                new PlainScreen(out, env.clock()), () -> new LiveScreen(out, env.clock(), TerminalSize::ask, footer));
        if (table() && !console) {
            screen.toTable();
        }
        return screen;
    }

    private void tour(DemoSite site, Path pictures) throws DemoFault, InterruptedException {
        var steps = new Steps(out, System::nanoTime);
        steps.next("Starting " + options.servers() + " servers of Halden Freight (seed " + options.seed() + ")");
        begin(site);
        try (var clientele = site.clientele(options.seed())) {
            steps.next("Letting the first clients in");
            arrived(clientele);
            new Tour(site, out, steps, env.clock()).lead();
            if (env.launcher().isPresent()) {
                steps.next("Every screen of the console, drawn without a display");
                int drawn = new ConsoleProgram(env.launcher().get(), site.home()).render(pictures);
                out.println(drawn + " pictures in " + pictures);
            }
        }
        steps.next("Stopping everything");
        site.close();
        steps.done();
    }

    /** A tour goes on once the first were answered, and does not fail where one of them was not. */
    private static void arrived(Clientele clientele) throws InterruptedException {
        try {
            clientele.begin().get(ARRIVAL_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            // The pictures show whoever is in.
        }
    }

    private static void pictureFolder(Path pictures) throws DemoOptions.Wrong {
        try {
            Files.createDirectories(pictures);
        } catch (IOException e) {
            throw new DemoOptions.Wrong(pictures + " cannot be made", "name another folder with --out");
        }
        if (!Files.isWritable(pictures)) {
            throw new DemoOptions.Wrong(pictures + " cannot be written", "name another folder with --out");
        }
    }
}
