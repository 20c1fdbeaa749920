package org.seatkeeper.client.it;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentDirectory.Holder;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.AuditServiceGrpc.AuditServiceBlockingStub;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;

/** A real agent of a test: its directory with one product, its process, and calls to it. */
final class TestAgent implements AutoCloseable {
    static final String PRODUCT = "tarn-sql-14";
    static final String DECLARATION = """
            id = "tarn-sql-14"
            publisher = "Tarn"
            name = "Tarn SQL 14"
            version = "14"

            [agreement]
            version = "2003-1"
            en = "One change, one way."
            """;
    private static final long CALL_MAX_SECONDS = 20;

    final Path folder;
    final AgentDirectory directory;
    final Path log;
    final Lines lines = new Lines();
    final AgentProgram program = AgentProgram.ofThisProcess(FlagSet.SMALL);
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<RunningAgent> started = new ArrayList<>();

    /** Founds an agent below a folder; it does not run yet. */
    TestAgent(Path folder) throws IOException {
        this(folder, "ber-db-02");
    }

    /** The same under another name. */
    TestAgent(Path folder, String name) throws IOException {
        this.folder = folder;
        this.directory = AgentDirectory.init(folder.resolve("agent"), name);
        this.log = folder.resolve("agent.log");
        Files.writeString(directory.productsFolder().resolve("sql.toml"), DECLARATION);
    }

    /** Starts it; it serves when this returns, and is killed with this. */
    RunningAgent start() throws IOException, InterruptedException {
        return start(program.command(List.of("run", "--dir", directory.path().toString())));
    }

    /** Starts it by a command of one's own. */
    RunningAgent start(List<String> command) throws IOException, InterruptedException {
        RunningAgent agent = RunningAgent.start(command, log);
        started.add(agent);
        return agent;
    }

    /** From now on it listens on that port. */
    void listenOn(int port) throws IOException {
        String config = Files.readString(directory.configFile());
        Files.writeString(directory.configFile(), config.replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + port));
    }

    /** What {@code agent run} says where it cannot start. */
    AgentProgram.Ended refusedStart() throws IOException, InterruptedException {
        return program.run(List.of("run", "--dir", directory.path().toString()));
    }

    /** A connection, closed with this. */
    ManagedChannel kept(ManagedChannel channel) {
        channels.add(channel);
        return channel;
    }

    ManagedChannel administrator(RunningAgent agent) throws IOException {
        return kept(lines.tls(directory, agent.port(), Holder.ADMINISTRATOR));
    }

    static AdminServiceBlockingStub admin(ManagedChannel channel) {
        return AdminServiceGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    static AuditServiceBlockingStub audit(ManagedChannel channel) {
        return AuditServiceGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    /** A purchase of Per Server licenses under a fresh operation id. */
    static AddLicensesRequest purchase(int quantity, String comment) {
        return AddLicensesRequest.newBuilder()
                .setAct(Act.newBuilder().setOperationId(UUID.randomUUID().toString()))
                .setProductId(PRODUCT)
                .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                .setQuantity(quantity)
                .setComment(comment)
                .build();
    }

    static AddLicensesResponse add(ManagedChannel channel, int quantity) {
        return admin(channel).addLicenses(purchase(quantity, ""));
    }

    /** Sends SIGTERM; its exit code, or none where it still runs after that time. */
    static OptionalInt stop(RunningAgent agent, Duration max) throws InterruptedException {
        agent.terminate();
        return agent.exit(max);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        started.forEach(RunningAgent::close);
        lines.close();
    }
}
