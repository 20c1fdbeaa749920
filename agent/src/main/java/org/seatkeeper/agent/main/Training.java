package org.seatkeeper.agent.main;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.agent.identity.Doors;
import org.seatkeeper.agent.identity.FolderWatch;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.SystemTimer;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.WatchRequest;

/**
 * One short life of an agent, from its making to its end, so that what it loads can be kept in a cache for the next start:
 * what every agent does all day, since whatever is in the cache stays in memory. What an administrator does now and then is
 * loaded when it is first done.
 * Run by the launcher when it builds or packages; nothing of it stays on the disk.
 */
final class Training {
    /** Makes the data directory. */
    static final String MAKE = "--train-make";

    /** Asks the agent a few things. */
    static final String ASK = "--train-ask";

    private static final String PRODUCT = """
            id = "training"
            publisher = "Seatkeeper"
            name = "Training"
            version = "1"

            [agreement]
            version = "1"
            en = "Only for training."
            """;

    private Training() {}

    /** Part of a training run that must leave nothing in the cache: the maker of certificates, and the client. */
    static int part(List<String> args, PrintStream err) {
        try {
            var layout = new AgentLayout(Path.of(args.get(1)));
            if (args.getFirst().equals(MAKE)) {
                make(layout);
            } else {
                ask(layout, Integer.parseInt(args.get(2)), args.get(3));
            }
            return 0;
        } catch (IOException e) {
            err.println("The training run failed: " + e.getMessage());
            return 1;
        }
    }

    private static void another(String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(args[0] + " did not end well");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** 0 when the agent was made, served and stopped. */
    static int run(PrintStream err) {
        try {
            Path folder = Files.createTempDirectory("seatkeeper-training");
            try {
                live(new AgentLayout(folder.resolve("agent")));
            } finally {
                Fresh.remove(folder);
            }
            return 0;
        } catch (IOException e) {
            err.println("The training run failed: " + e.getMessage());
            return 1;
        }
    }

    private static void make(AgentLayout layout) throws IOException {
        AgentInit.make(
                new AgentInit.Wish(
                        layout, "training", "training", Optional.empty(), Optional.of(new HostPort("127.0.0.1", 0))),
                InstantSource.system());
        Files.writeString(layout.productsFolder().resolve("training.toml"), PRODUCT);
    }

    private static void live(AgentLayout layout) throws IOException {
        another(MAKE, layout.directory().toString());
        EventLoopGroup loops = Doors.loops(1);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                var timer = new SystemTimer();
                FolderWatch folders = FolderWatch.open();
                AgentProcess agent = AgentProcess.start(
                        layout,
                        AgentConfig.load(layout.configFile()),
                        new AgentProcess.Shared(loops, calls, timer, folders, Clocks.system(), "training"))) {
            another(
                    ASK,
                    layout.directory().toString(),
                    Integer.toString(agent.port().orElseThrow()),
                    agent.agentId().toString());
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
    }

    private static void ask(AgentLayout layout, int port, String agentId) throws IOException {
        Path credentials = layout.credentialsFolder();
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        "127.0.0.1",
                        port,
                        TlsChannelCredentials.newBuilder()
                                .keyManager(
                                        credentials.resolve("administrator.pem").toFile(),
                                        credentials.resolve("administrator.key").toFile())
                                .trustManager(credentials.resolve("ca.pem").toFile())
                                .build())
                .overrideAuthority(agentId + ".agent.seatkeeper.internal")
                .build();
        try {
            var admin = AdminServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
            var _ = admin.getOverview(GetOverviewRequest.getDefaultInstance());
            var _ = admin.watch(WatchRequest.getDefaultInstance()).next();
        } catch (io.grpc.StatusRuntimeException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            channel.shutdownNow();
        }
    }
}
