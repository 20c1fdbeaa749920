package org.seatkeeper.client.lab.bench.grants;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.client.sdk.LicensesBuilder;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;

/** A real agent under the flag set busy, with two products that each have as many licenses as a product can have. */
public final class GrantAgent implements AutoCloseable {
    /** The product, which runs as the user of this process and has a certificate too. */
    public static final String PRODUCT = "tarn-sql-14";

    /** Of every agent and yardstick here. */
    public static final String FLAGS = "busy";

    /** Another one of this machine: a product has fewer than a million licenses. */
    static final String OTHER_PRODUCT = "tarn-mail-2";

    private static final int QUANTITY = 999_999;
    private static final Duration VALIDITY = Duration.ofDays(2);

    private final AgentDirectory directory;
    private final Path products;
    private final Path log;
    private RunningAgent process;

    private GrantAgent(AgentDirectory directory, Path products, Path log) throws IOException, InterruptedException {
        this.directory = directory;
        this.products = products;
        this.log = log;
        this.process = run();
    }

    /** Founds one in an empty folder and starts it; so many grants may live at once. */
    public static GrantAgent found(Path folder, int grantsMax) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        AgentDirectory directory = AgentDirectory.init(folder.resolve("agent"), "bench");
        String config = Files.readString(directory.configFile());
        Files.writeString(
                directory.configFile(),
                config.replaceFirst("(?m)^# max_live_grants = .*$", "max_live_grants = " + grantsMax));
        for (String id : List.of(PRODUCT, OTHER_PRODUCT)) {
            Files.writeString(directory.productsFolder().resolve(id + ".toml"), """
                id = "%s"
                publisher = "Tarn"
                name = "%s"
                version = "14"
                run_as = ["%s"]
                """.formatted(
                            id, id, System.getProperty("user.name")));
        }
        Path product = Files.createDirectories(folder.resolve("product"));
        var layout = new AgentLayout(directory.path());
        CertificateAuthority authority = CertificateAuthority.load(layout.authorityFolder());
        authority.saveCertificate(product.resolve("ca.pem"));
        authority
                .issue(CertificateRequest.product(PRODUCT, Instant.now(), VALIDITY), new SecureRandom())
                .save(product.resolve("cert.pem"), product.resolve("key.pem"));
        var agent = new GrantAgent(directory, product, folder.resolve("agent.log"));
        try (var lines = new Lines()) {
            agent.license(lines);
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
        return agent;
    }

    private RunningAgent run() throws IOException, InterruptedException {
        return RunningAgent.start(AgentProgram.ofThisProcess(FlagSet.BUSY), directory, log);
    }

    private void license(Lines lines) {
        ManagedChannel channel = lines.socket(directory.adminSocket());
        try {
            for (String id : List.of(PRODUCT, OTHER_PRODUCT)) {
                var added = AdminServiceGrpc.newBlockingStub(channel)
                        .addLicenses(AddLicensesRequest.newBuilder()
                                .setAct(Act.newBuilder()
                                        .setOperationId(UUID.randomUUID().toString()))
                                .setProductId(id)
                                .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                                .setQuantity(QUANTITY)
                                .build());
                if (added.hasRefusal()) {
                    throw new IllegalStateException(added.getRefusal().getCause());
                }
            }
        } finally {
            channel.shutdownNow();
        }
    }

    /** A product's way to it over its socket, not opened yet. */
    LicensesBuilder overSocket() {
        return Loads.overSocket(directory.licenseSocket());
    }

    /** The same over mutual TLS 1.3 with a certificate of kind product, wherever that port is served. */
    LicensesBuilder overTls(int port) throws IOException {
        return Loads.overTls(port, directory.agentId().toString(), products);
    }

    /** Where products of this machine reach it. */
    public Path licenseSocket() {
        return directory.licenseSocket();
    }

    /** Its store, while it does not run. */
    public Path storeFolder() {
        return directory.path().resolve("store");
    }

    /** Its own certificate, key and authority. */
    Path tlsFolder() {
        return directory.path().resolve("tls");
    }

    /** The process that runs. */
    public RunningAgent process() {
        return process;
    }

    /** Stops it as an administrator would, and waits. */
    public void stop() throws IOException, InterruptedException {
        process.terminate();
        if (process.exit(RunningAgent.SERVING_MAX).isEmpty()) {
            throw new IOException("the agent does not stop");
        }
    }

    /** Starts it again after a stop. */
    public void start() throws IOException, InterruptedException {
        process = run();
    }

    @Override
    public void close() {
        process.close();
    }
}
