package org.seatkeeper.agent.main;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.seatkeeper.agent.identity.Doors;
import org.seatkeeper.agent.identity.FolderWatch;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.SystemTimer;

/** {@code agent run}: serves until SIGTERM, or until an agent cannot go on. */
final class AgentRun {
    /** Most agents of one process. */
    static final int AGENTS_MAX = 1_000;

    private static final String UNTIL_STDIN_CLOSES = "--until-stdin-closes";
    private static final String USAGE =
            "usage: seatkeeper agent run [" + UNTIL_STDIN_CLOSES + "] DIR [DIR ...], at most " + AGENTS_MAX;

    private AgentRun() {}

    /** Prints one line "SERVING name port" for each agent, then returns when told to stop: 0, 1 after a fault, 2 where there is nothing to run. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        boolean bound = !args.isEmpty() && args.getFirst().equals(UNTIL_STDIN_CLOSES);
        List<String> rest = bound ? args.subList(1, args.size()) : args;
        List<Path> directories = new ArrayList<>();
        var words = rest.iterator();
        while (words.hasNext()) {
            String word = words.next();
            boolean named = word.equals("--dir") && words.hasNext();
            if ((word.startsWith("-") && !named) || directories.size() == AGENTS_MAX) {
                return usage(err);
            }
            directories.add(Path.of(named ? words.next() : word));
        }
        return directories.isEmpty() ? usage(err) : serve(directories, bound, out, err);
    }

    private static int usage(PrintStream err) {
        err.println(USAGE);
        return AgentMain.USAGE;
    }

    private static int serve(List<Path> directories, boolean bound, PrintStream out, PrintStream err) {
        EventLoopGroup loops = Doors.loops(directories.size() > 1 ? 2 : 1);
        ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var code = new AtomicInteger();
        var agents = new ArrayList<AgentProcess>();
        var hook = Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            await(stopped);
            // A stop that was asked for and went well is no failure, whatever signal asked for it.
            Runtime.getRuntime().halt(code.get());
        });
        if (bound) {
            Thread.ofPlatform().daemon().name("stdin").start(() -> untilClosed(System.in, stop));
        }
        Runtime.getRuntime().addShutdownHook(hook);
        // Closed after the agents: they take turns until the last.
        try (var timer = new SystemTimer();
                FolderWatch folders = FolderWatch.open()) {
            var shared = new AgentProcess.Shared(
                    loops, calls, timer, folders, Clocks.system(), System.getProperty("seatkeeper.flags", "none"));
            try {
                start(directories, shared, agents, stop, code, out, err);
                await(stop);
            } finally {
                closeAll(agents, calls);
            }
        } catch (Unfit | TomlFile.Fault e) {
            err.println(e.getMessage());
            code.set(AgentMain.USAGE);
        } catch (IOException e) {
            err.println(e.getMessage());
            code.set(1);
        } finally {
            calls.shutdown();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
            stopped.countDown();
        }
        return code.get();
    }

    private static void start(
            List<Path> directories,
            AgentProcess.Shared shared,
            List<AgentProcess> agents,
            CountDownLatch stop,
            AtomicInteger code,
            PrintStream out,
            PrintStream err)
            throws IOException, Unfit {
        for (Path directory : directories) {
            if (stop.getCount() == 0) {
                return;
            }
            AgentProcess agent = start(directory, shared, out);
            agents.add(agent);
            var _ = agent.fatal().thenAccept(why -> {
                err.println("The agent of " + directory + " has stopped: " + why
                        + ". Its service starts it again; if that fails too, see docs/operations.md.");
                code.set(1);
                stop.countDown();
            });
        }
    }

    private static void closeAll(List<AgentProcess> agents, ExecutorService calls) {
        CompletableFuture.allOf(agents.stream()
                        .map(agent -> CompletableFuture.runAsync(agent::close, calls))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static AgentProcess start(Path directory, AgentProcess.Shared shared, PrintStream out) throws IOException {
        var layout = new AgentLayout(directory);
        if (!Files.exists(layout.configFile())) {
            throw new Unfit(directory + " holds no agent; make one with: seatkeeper agent init " + directory);
        }
        AgentConfig config = AgentConfig.load(layout.configFile());
        GrantRoom.check(config.policy().grantsMax(), Runtime.getRuntime().maxMemory());
        AgentProcess agent = AgentProcess.start(layout, config, shared);
        String port = agent.port().isPresent() ? Integer.toString(agent.port().getAsInt()) : "-";
        out.println("SERVING " + agent.name() + " " + port);
        out.flush();
        return agent;
    }

    /** Whoever started this process holds the other end: it closes with them, however they end. */
    private static void untilClosed(InputStream in, CountDownLatch stop) {
        try {
            var _ = in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // As good as closed.
        }
        stop.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
