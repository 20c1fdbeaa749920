package org.seatkeeper.client.lab.torture.grants;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.AotCache;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.client.lab.torture.TortureSettings;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.QueryRequest;

/**
 * Kills an agent under clients that take and give back licenses, starts it again, asks what became of what was not
 * answered, and holds what lives against what the clients know: nothing lost, nothing that nobody was told of, nobody
 * let in over the number (quality.md A2, A4).
 */
public final class GrantTorture {
    private static final int LICENSES = 40;
    private static final int USERS = 60;
    private static final int CHANNELS = 4;
    private static final long KILL_LEAST_MILLIS = 60;
    private static final long KILL_SPAN_MILLIS = 540;

    private final TortureSettings settings;
    private final SplittableRandom random;
    private final Claims claims = new Claims(LICENSES);

    /** Tortures as the settings say. */
    public GrantTorture(TortureSettings settings) {
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
    }

    /**
     * Runs all cycles.
     *
     * @param progress told of each cycle as it ends
     */
    public List<GrantCycle> run(Consumer<GrantCycle> progress) throws IOException, InterruptedException {
        Files.createDirectories(settings.out());
        AgentProgram program = AotCache.train(
                AgentProgram.ofThisProcess(FlagSet.SMALL), settings.out().resolve("program"));
        AgentDirectory directory = AgentDirectory.init(settings.out().resolve("data"), "victim");
        declare(directory);
        var cycles = new ArrayList<GrantCycle>();
        try (var lines = new Lines()) {
            try (var _ = start(program, directory)) {
                license(directory, lines);
            }
            for (int number = 1; number <= settings.cycles(); number++) {
                GrantCycle cycle = cycle(number, program, directory, lines);
                cycles.add(cycle);
                progress.accept(cycle);
            }
        }
        return cycles;
    }

    private RunningAgent start(AgentProgram program, AgentDirectory directory)
            throws IOException, InterruptedException {
        return RunningAgent.start(program, directory, settings.out().resolve("agent.log"));
    }

    private static void declare(AgentDirectory directory) throws IOException {
        Files.writeString(directory.productsFolder().resolve(Writer.PRODUCT + ".toml"), """
                id = "%s"
                publisher = "Tarn"
                name = "Tarn SQL 14"
                version = "14"
                run_as = ["%s"]
                """.formatted(
                        Writer.PRODUCT, System.getProperty("user.name")));
    }

    private void license(AgentDirectory directory, Lines lines) {
        ManagedChannel channel = lines.socket(directory.adminSocket());
        try {
            var done = AdminServiceGrpc.newBlockingStub(channel)
                    .addLicenses(AddLicensesRequest.newBuilder()
                            .setAct(Act.newBuilder()
                                    .setOperationId(new UUID(random.nextLong(), random.nextLong()).toString()))
                            .setProductId(Writer.PRODUCT)
                            .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                            .setQuantity(LICENSES)
                            .build());
            if (!done.hasDone()) {
                throw new IllegalStateException("no licenses: " + done);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private GrantCycle cycle(int number, AgentProgram program, AgentDirectory directory, Lines lines)
            throws IOException, InterruptedException {
        Duration delay = Duration.ofMillis(KILL_LEAST_MILLIS + random.nextLong(KILL_SPAN_MILLIS));
        int answered = load(program, directory, lines, delay);
        try (var agent = start(program, directory)) {
            ManagedChannel channel = lines.socket(directory.licenseSocket());
            ManagedChannel admin = lines.socket(directory.adminSocket());
            try {
                Map<UUID, String> askedFor = claims.takeAskedFor();
                List<UUID> givenBack = claims.takeGivenBack();
                int applied = settle(channel, askedFor, givenBack);
                var violations = new ArrayList<>(claims.violations());
                Map<UUID, String> held = claims.held();
                violations.addAll(look(channel, admin, held).against(held));
                int unknown = askedFor.size() + givenBack.size();
                return new GrantCycle(
                        number, delay, agent.toServing(), answered, unknown, applied, held.size(), violations);
            } finally {
                channel.shutdownNow();
                admin.shutdownNow();
            }
        }
    }

    /** Clients come and go until the agent is killed. */
    private int load(AgentProgram program, AgentDirectory directory, Lines lines, Duration delay)
            throws IOException, InterruptedException {
        var stop = new AtomicBoolean();
        // What earlier clients left goes on: to all but one, which comes with empty hands.
        List<UUID> held = List.copyOf(claims.held().keySet());
        var writers = new ArrayList<Writer>();
        var channels = new ArrayList<ManagedChannel>();
        try (var agent = start(program, directory)) {
            for (int n = 0; n < CHANNELS; n++) {
                channels.add(lines.socket(directory.licenseSocket()));
            }
            var threads = new ArrayList<Thread>();
            for (int n = 0; n < settings.writers(); n++) {
                var writer = new Writer(channels.get(n % CHANNELS), claims, random.split(), USERS, stop);
                writers.add(writer);
                if (n < settings.writers() - 1) {
                    writer.inherit(share(held, n, settings.writers() - 1));
                }
                threads.add(Thread.ofVirtual().start(writer));
            }
            LockSupport.parkNanos(delay.toNanos());
            agent.kill();
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            channels.forEach(ManagedChannel::shutdownNow);
        }
        return writers.stream().mapToInt(Writer::answered).sum();
    }

    private static List<UUID> share(List<UUID> all, int n, int of) {
        var mine = new ArrayList<UUID>();
        for (int at = n; at < all.size(); at += of) {
            mine.add(all.get(at));
        }
        return mine;
    }

    /** Asks again with the same handles: each ask has one effect, whatever became of it the first time. */
    private int settle(ManagedChannel channel, Map<UUID, String> askedFor, List<UUID> givenBack) {
        var again = new Writer(channel, claims, random.split(), USERS, new AtomicBoolean());
        var stub = LicenseServiceGrpc.newBlockingStub(channel);
        int applied = 0;
        for (Map.Entry<UUID, String> asked : askedFor.entrySet()) {
            applied += lives(stub, asked.getKey()) ? 1 : 0;
            if (!again.take(asked.getKey(), asked.getValue())) {
                claims.violation("no answer from an agent that nobody killed");
            }
        }
        for (UUID handle : givenBack) {
            try {
                var _ = stub.release(org.seatkeeper.proto.v1.ReleaseRequest.newBuilder()
                        .setProductId(Writer.PRODUCT)
                        .setHandleId(handle.toString())
                        .build());
            } catch (StatusRuntimeException gone) {
                if (gone.getStatus().getCode() != io.grpc.Status.Code.NOT_FOUND) {
                    claims.violation("giving back again was answered with " + gone.getStatus());
                }
            }
        }
        return applied;
    }

    private static boolean lives(LicenseServiceGrpc.LicenseServiceBlockingStub stub, UUID handle) {
        return stub.query(QueryRequest.newBuilder()
                        .setProductId(Writer.PRODUCT)
                        .setHandleId(handle.toString())
                        .build())
                .hasGrant();
    }

    private static Sight look(ManagedChannel channel, ManagedChannel admin, Map<UUID, String> held) {
        var stub = LicenseServiceGrpc.newBlockingStub(channel);
        var living = new HashSet<UUID>();
        held.keySet().stream().filter(handle -> lives(stub, handle)).forEach(living::add);
        ListConnectionsResponse all = AdminServiceGrpc.newBlockingStub(admin)
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(Writer.PRODUCT)
                        .setPageSize(500)
                        .build());
        int handles = all.getConnectionsList().stream()
                .mapToInt(org.seatkeeper.proto.v1.Connection::getHandles)
                .sum();
        return new Sight(living, all.getTotal(), handles);
    }
}
