package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;
import org.seatkeeper.proto.v1.ListEventsRequest;
import org.seatkeeper.proto.v1.ListInstancesRequest;

/** A real agent with one product, and real gates before any server. */
final class GateSetting implements AutoCloseable {
    static final String REFUSED = "no license is free";

    /** A client's address that the agent's configuration names as an administrator's. */
    static final String ADMINISTRATOR = "127.0.0.250";

    private static final long WAIT_NANOS = 60_000_000_000L;

    final TestAgent test;
    private final Path folder;
    private final List<RunningAgent> gates = new ArrayList<>();
    private RunningAgent agent;
    private ManagedChannel admin;

    /** Founds and starts the agent. */
    GateSetting(Path folder, int licenses) throws IOException, InterruptedException {
        this(folder, licenses, "refuse");
    }

    /**
     * The same.
     *
     * @param whenSilent what the product's declaration allows while no agent answers: refuse or admit
     */
    GateSetting(Path folder, int licenses, String whenSilent) throws IOException, InterruptedException {
        this.folder = folder;
        this.test = new TestAgent(folder);
        Files.writeString(
                test.directory.productsFolder().resolve("sql.toml"),
                "run_as = [\"" + System.getProperty("user.name") + "\"]\nwhen_silent = \"" + whenSilent + "\"\n"
                        + TestAgent.DECLARATION);
        String config = Files.readString(test.directory.configFile());
        Files.writeString(
                test.directory.configFile(),
                config.replaceFirst("(?m)^# addresses = .*$", "addresses = [\"" + ADMINISTRATOR + "\"]"));
        this.agent = test.start();
        this.admin = test.kept(test.lines.socket(test.directory.adminSocket()));
        TestAgent.add(admin, licenses);
    }

    /** SIGKILL to the agent. */
    void killAgent() throws InterruptedException {
        agent.kill();
    }

    void startAgentAgain() throws IOException, InterruptedException {
        agent = test.start();
        admin = test.kept(test.lines.socket(test.directory.adminSocket()));
    }

    /** Starts a gate before a port of this machine. */
    RunningAgent gate(int forward, String... more) throws IOException, InterruptedException {
        Path file = folder.resolve("gate" + gates.size() + ".toml");
        Files.writeString(
                file,
                """
                listen = ["127.0.0.1:0"]
                forward = "127.0.0.1:%d"
                product = "%s"
                license_socket = "%s"
                """.formatted(forward, TestAgent.PRODUCT, test.directory.licenseSocket()) + String.join("\n", more));
        RunningAgent gate = RunningAgent.start(
                test.program.gateCommand(List.of("--config", file.toString())), folder.resolve("gate.log"));
        gates.add(gate);
        return gate;
    }

    ListConnectionsResponse connections() {
        return TestAgent.admin(admin)
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .setPageSize(100)
                        .build());
    }

    /** The product, as the agent counts it. */
    Instance instance() {
        return TestAgent.admin(admin)
                .listInstances(ListInstancesRequest.getDefaultInstance())
                .getInstancesList()
                .getFirst();
    }

    /** The newest events of the product, the newest first. */
    List<EventRow> events() {
        return TestAgent.admin(admin)
                .listEvents(ListEventsRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .build())
                .getEventsList();
    }

    /** An administrator ends a device's connection, and keeps it out for an hour. */
    void evict(String device) {
        long number = connections().getConnectionsList().stream()
                .filter(connection -> connection.getDevice().equals(device))
                .findFirst()
                .orElseThrow()
                .getNumber();
        assertTrue(TestAgent.admin(admin)
                .evictConnection(EvictConnectionRequest.newBuilder()
                        .setAct(Act.newBuilder()
                                .setOperationId(UUID.randomUUID().toString())
                                .setReason("left the company"))
                        .setProductId(TestAgent.PRODUCT)
                        .setNumber(number)
                        .setBlockSeconds(3_600)
                        .build())
                .hasDone());
    }

    void awaitConnections(int count) throws InterruptedException {
        await(() -> connections().getTotal(), count, "connections that the agent counts");
    }

    static void await(IntSupplier now, int wanted, String what) throws InterruptedException {
        long begun = System.nanoTime();
        int seen = now.getAsInt();
        while (seen != wanted) {
            if (System.nanoTime() - begun > WAIT_NANOS) {
                throw new AssertionError(seen + " " + what + ", not " + wanted);
            }
            LockSupport.parkNanos(20_000_000);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            seen = now.getAsInt();
        }
    }

    /** A client at an address of this machine, which is its device. */
    static Socket client(String from, int port) throws IOException {
        var socket = new Socket();
        socket.setSoTimeout(60_000);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    /** Whether what is said comes back. */
    static boolean echoes(Socket client, String said) throws IOException {
        client.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
        return new String(client.getInputStream().readNBytes(said.length()), StandardCharsets.UTF_8).equals(said);
    }

    /** What the gate wrote to its error stream. */
    String gateLog() throws IOException {
        return Files.readString(folder.resolve("gate.log"));
    }

    @Override
    public void close() {
        gates.forEach(RunningAgent::close);
        test.close();
    }
}
