package org.seatkeeper.client.lab.bench;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.seatkeeper.client.lab.bench.gate.BareRelay;
import org.seatkeeper.client.lab.bench.gate.ByteLoad;
import org.seatkeeper.client.lab.bench.gate.ByteServer;
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

/** Bytes through a real gate with a real agent, beside a bare relay of the same library: plain, and with TLS ended at both. */
final class GateMeasure {
    private static final String PRODUCT = "tarn-sql-14";
    private static final String FLAGS = "busy";

    private final Plan plan;
    private final Consumer<String> progress;

    GateMeasure(Plan plan, Consumer<String> progress) {
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
                var server = new ByteServer();
                var agent = RunningAgent.start(command, folder.resolve("agent.log"))) {
            license(lines, directory);
            String cert = directory.path().resolve("tls/agent.pem").toString();
            String key = directory.path().resolve("tls/agent.key").toString();
            var rows = new ArrayList<Measurement>();
            rows.add(row(
                    Metric.GATE_PLAIN,
                    SocketFactory.getDefault(),
                    gate(program, directory, folder.resolve("plain.toml"), server, ""),
                    bare(program, folder, server)));
            rows.add(row(
                    Metric.GATE_TLS,
                    trusting(directory),
                    gate(
                            program,
                            directory,
                            folder.resolve("tls.toml"),
                            server,
                            "[tls]\ncertificate = \"" + cert + "\"\nkey = \"" + key + "\"\n"),
                    bare(program, folder, server, cert, key)));
            progress.accept("agent " + agent.pid() + " was asked for " + 2 * ByteLoad.CONNECTIONS + " licenses");
            return rows;
        }
    }

    private Measurement row(Metric metric, SocketFactory sockets, RunningAgent gate, RunningAgent bare)
            throws IOException, InterruptedException {
        try (gate;
                bare;
                var ours = new ByteLoad(sockets, gate.port());
                var limit = new ByteLoad(sockets, bare.port())) {
            var comparison = new Comparison(
                    plan,
                    () -> ProcFiles.cpuSeconds(ProcessHandle.current().pid())
                            + ProcFiles.cpuSeconds(gate.pid())
                            + ProcFiles.cpuSeconds(bare.pid()),
                    progress);
            return new Measurement(
                    metric.word(), metric, comparison.milliseconds(metric.word(), ours::once, limit::once), FLAGS);
        }
    }

    private static RunningAgent gate(
            AgentProgram program, AgentDirectory directory, Path file, ByteServer server, String more)
            throws IOException, InterruptedException {
        Files.writeString(file, """
                listen = ["127.0.0.1:0"]
                forward = "127.0.0.1:%d"
                product = "%s"
                license_socket = "%s"
                """.formatted(server.port(), PRODUCT, directory.licenseSocket()) + more);
        return RunningAgent.start(
                program.gateCommand(List.of("--config", file.toString())), file.resolveSibling("gate.log"));
    }

    private static RunningAgent bare(AgentProgram program, Path folder, ByteServer server, String... tls)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program.java().toString());
        command.addAll(program.flags());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareRelay.class.getName(),
                Integer.toString(server.port())));
        command.addAll(List.of(tls));
        return RunningAgent.start(command, folder.resolve("bare.log"));
    }

    private static SocketFactory trusting(AgentDirectory directory) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, new char[0]);
            for (var authority : directory.authorities()) {
                trusted.setCertificateEntry(authority.getSerialNumber().toString(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the agent's authority cannot be trusted: " + e.getMessage(), e);
        }
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
                            .setQuantity(2 * ByteLoad.CONNECTIONS)
                            .build());
        } finally {
            channel.shutdownNow();
        }
    }
}
