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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.agent.identity.Doors;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.SystemTimer;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.WatchRequest;

/**
 * One short life of an agent, from its making to its end, so that what it loads can be kept in a cache for the next start.
 * Run by the launcher when it builds or packages; nothing of it stays on the disk.
 */
final class Training {
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

    private static void live(AgentLayout layout) throws IOException {
        AgentInit.make(
                new AgentInit.Wish(
                        layout, "training", "training", Optional.empty(), Optional.of(new HostPort("127.0.0.1", 0))),
                InstantSource.system());
        Files.writeString(layout.productsFolder().resolve("training.toml"), PRODUCT);
        EventLoopGroup loops = Doors.loops(1);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                var timer = new SystemTimer();
                AgentProcess agent = AgentProcess.start(
                        layout,
                        AgentConfig.load(layout.configFile()),
                        new AgentProcess.Shared(loops, calls, timer, Clocks.system(), "training"))) {
            ask(layout, agent);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
    }

    private static void ask(AgentLayout layout, AgentProcess agent) throws IOException {
        Path credentials = layout.credentialsFolder();
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        "127.0.0.1",
                        agent.port().orElseThrow(),
                        TlsChannelCredentials.newBuilder()
                                .keyManager(
                                        credentials.resolve("administrator.pem").toFile(),
                                        credentials.resolve("administrator.key").toFile())
                                .trustManager(credentials.resolve("ca.pem").toFile())
                                .build())
                .overrideAuthority(agent.agentId() + ".agent.seatkeeper.internal")
                .build();
        try {
            var admin = AdminServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
            var _ = admin.getOverview(GetOverviewRequest.getDefaultInstance());
            var _ = admin.addLicenses(AddLicensesRequest.newBuilder()
                    .setAct(Act.newBuilder().setOperationId(UUID.randomUUID().toString()))
                    .setProductId("training")
                    .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                    .setQuantity(1)
                    .build());
            var _ = admin.watch(WatchRequest.getDefaultInstance()).next();
        } catch (io.grpc.StatusRuntimeException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            channel.shutdownNow();
        }
    }
}
