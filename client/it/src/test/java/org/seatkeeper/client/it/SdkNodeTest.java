package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.grpc.ManagedChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.RequestRequest;

/**
 * The Node.js example of docs/sdk.md, to the letter, against a real agent. Skipped where there is no Node.js, or where its
 * two packages are neither below {@code target} nor to be had.
 */
class SdkNodeTest {
    private static final Duration INSTALL_MAX = Duration.ofSeconds(60);
    private static final Duration RUN_MAX = Duration.ofSeconds(20);
    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLE = Pattern.compile("^```js\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    Path folder;

    private TestAgent agent;
    private ManagedChannel admin;

    @BeforeEach
    void anAgentWithAProductThatRunsAsUs() throws Exception {
        agent = new TestAgent(folder);
        Files.writeString(
                agent.directory.productsFolder().resolve("sql.toml"),
                "run_as = [\"" + System.getProperty("user.name") + "\"]\n" + TestAgent.DECLARATION);
        var _ = agent.start();
        admin = agent.kept(agent.lines.socket(agent.directory.adminSocket()));
        TestAgent.add(admin, 1);
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("there is no " + program + " on this machine"));
    }

    /** A folder with the packages that src/test/node names, to the version and the hash. */
    private static Path packages() throws IOException, InterruptedException {
        Path there = Path.of("target", "node").toAbsolutePath();
        Files.createDirectories(there);
        Path wanted = Path.of("src", "test", "node");
        String lock = Files.readString(wanted.resolve("package-lock.json"));
        Path complete = there.resolve("complete");
        if (Files.exists(complete) && Files.readString(complete).equals(lock)) {
            return there;
        }
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(wanted.resolve(file), there.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        String failed;
        try {
            AgentProgram.Ended npm = AgentProgram.run(
                    List.of(
                            onPath("npm").toString(),
                            "ci",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--prefer-offline",
                            "--fetch-retries=0",
                            "--prefix",
                            there.toString()),
                    INSTALL_MAX);
            failed = npm.code() == 0 ? "" : npm.err();
        } catch (IOException tooLong) {
            failed = String.valueOf(tooLong.getMessage());
        }
        if (!failed.isEmpty()) {
            return abort("the packages of the example cannot be had: " + failed);
        }
        Files.writeString(complete, lock);
        return there;
    }

    /** Runs the example as its document says, beside its packages. */
    private AgentProgram.Ended example() throws IOException, InterruptedException {
        String node = onPath("node").toString();
        Matcher text = EXAMPLE.matcher(Files.readString(REPOSITORY.resolve("docs/sdk.md")));
        assertTrue(text.find(), "docs/sdk.md has an example in js");
        Path program = folder.resolve("product.js");
        Files.writeString(program, text.group(1));
        assertTrue(!text.find(), "docs/sdk.md has one example in js");
        Path modules = folder.resolve("node_modules");
        if (!Files.exists(modules)) {
            Files.createSymbolicLink(modules, packages().resolve("node_modules"));
        }
        return AgentProgram.run(
                List.of(
                        node,
                        program.toString(),
                        REPOSITORY.resolve("proto/src/main/proto").toString(),
                        agent.directory.licenseSocket().toString()),
                RUN_MAX);
    }

    private int connections() {
        return TestAgent.admin(admin)
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .build())
                .getTotal();
    }

    @Test
    void theExampleOfTheDocumentGetsALicenseAndGivesItBackAndIsToldWhyWhereThereIsNone() throws Exception {
        AgentProgram.Ended served = example();
        assertEquals(0, served.code(), served.err());
        assertTrue(served.out().matches("serving under grant [1-9]\\d*\\n"), served.out());
        assertEquals("", served.err());
        assertEquals(0, connections(), "it has given its license back");

        var local = LicenseServiceGrpc.newBlockingStub(agent.kept(agent.lines.socket(agent.directory.licenseSocket())))
                .withDeadlineAfter(20, TimeUnit.SECONDS);
        assertTrue(local.request(RequestRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .setHandleId(UUID.randomUUID().toString())
                        .setClient(Client.newBuilder().setUser("tarn\\bob").setDevice("WS-18"))
                        .build())
                .hasGrant());
        AgentProgram.Ended refused = example();
        assertEquals(1, refused.code(), refused.out());
        assertTrue(refused.err().startsWith("REFUSAL_CODE_LIMIT_REACHED: "), refused.err());
        assertEquals(1, connections(), "nothing of the refused one is left");
    }
}
