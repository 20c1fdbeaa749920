package org.seatkeeper.client.lab.bench;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.bench.grants.GrantContest;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;

/** Durable grants of one agent, beside the roofline: as many answers of an agent that keeps nothing, and as many rows. */
final class GrantsMeasure {
    private static final String PRODUCT = "tarn-sql-14";
    private static final int LICENSES = 100_000;
    private static final String FLAGS = "busy";

    private final Plan plan;
    private final Consumer<String> progress;

    GrantsMeasure(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    List<Measurement> measure(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        AgentDirectory directory = AgentDirectory.init(folder.resolve("agent"), "bench");
        Files.writeString(directory.productsFolder().resolve("sql.toml"), """
                id = "%s"
                publisher = "Tarn"
                name = "Tarn SQL 14"
                version = "14"
                run_as = ["%s"]
                """.formatted(
                        PRODUCT, System.getProperty("user.name")));
        AgentProgram program = AgentProgram.ofThisProcess(FlagSet.BUSY);
        List<String> command =
                program.command(List.of("run", "--dir", directory.path().toString()));
        try (var lines = new Lines();
                var agent = RunningAgent.start(command, folder.resolve("agent.log"))) {
            license(lines, directory);
            try (var contest = GrantContest.begin(folder, directory.licenseSocket(), PRODUCT)) {
                var comparison = new Comparison(plan, () -> own(agent, contest), progress);
                String name = Metric.GRANTS_DURABLE.word();
                return List.of(new Measurement(
                        name,
                        Metric.GRANTS_DURABLE,
                        comparison.milliseconds(name, contest::ours, contest::roofline),
                        FLAGS));
            }
        }
    }

    private static double own(RunningAgent agent, GrantContest contest) throws IOException {
        return ProcFiles.cpuSeconds(ProcessHandle.current().pid())
                + ProcFiles.cpuSeconds(agent.pid())
                + ProcFiles.cpuSeconds(contest.pid());
    }

    private static void license(Lines lines, AgentDirectory directory) {
        ManagedChannel channel = lines.socket(directory.adminSocket());
        try {
            var _ = AdminServiceGrpc.newBlockingStub(channel)
                    .addLicenses(AddLicensesRequest.newBuilder()
                            .setAct(Act.newBuilder()
                                    .setOperationId(UUID.randomUUID().toString()))
                            .setProductId(PRODUCT)
                            .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                            .setQuantity(LICENSES)
                            .build());
        } finally {
            channel.shutdownNow();
        }
    }
}
