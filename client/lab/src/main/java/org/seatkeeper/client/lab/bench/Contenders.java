package org.seatkeeper.client.lab.bench;

import io.grpc.ChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.main.AgentInit;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.agent.main.AgentMain;
import org.seatkeeper.agent.main.HostPort;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;

/** An agent with one product and the bare server, under the same JVM flags, each with and without a cache of its own. */
final class Contenders {
    private static final Duration TRAINING_MAX = Duration.ofMinutes(3);
    private static final List<String> QUIET = List.of("-XX:AOTMode=auto", "-Xlog:aot*=off", "-Xlog:cds*=off");

    private final AgentProgram program = AgentProgram.ofThisProcess(FlagSet.SMALL);
    private final Path folder;
    private final AgentDirectory directory;
    private final ChannelCredentials credentials;
    private final Lines lines;

    private Contenders(Path folder, AgentDirectory directory, Lines lines) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.lines = lines;
        this.credentials = Lines.credentials(
                Optional.of(directory.credentials(AgentDirectory.Holder.ADMINISTRATOR)), directory.authorities());
    }

    /** Makes the agent in an empty folder. */
    static Contenders in(Path folder, Lines lines) throws IOException {
        Files.createDirectories(folder);
        var layout = new AgentLayout(folder.resolve("agent"));
        AgentInit.make(
                new AgentInit.Wish(layout, "one", "bench", Optional.empty(), Optional.of(new HostPort("127.0.0.1", 0))),
                InstantSource.system());
        Files.writeString(layout.productsFolder().resolve("mail.toml"), """
                id = "contoso.mail"
                publisher = "Contoso"
                name = "Mail Server"
                version = "2003"
                """);
        return new Contenders(folder, new AgentDirectory(layout.directory()), lines);
    }

    /** The agent without a cache. */
    Contender agent() throws IOException {
        return contender(agentCommand(List.of()));
    }

    /** The bare server without a cache. */
    Contender bare() throws IOException {
        return contender(bareCommand(List.of()));
    }

    /** The agent with a cache, trained as the launcher trains it; empty where none could be made. */
    Optional<Contender> agentCached() throws IOException, InterruptedException {
        Path cache = folder.resolve("agent.aot");
        List<String> training = Jvm.command(
                with(List.of("-XX:AOTCacheOutput=" + cache)), program.classPath(), AgentMain.class, "--train");
        var _ = AgentProgram.run(training, TRAINING_MAX);
        return Files.exists(cache) ? Optional.of(contender(agentCommand(using(cache)))) : Optional.empty();
    }

    /** The bare server with a cache, trained by a start, a call and an end. */
    Optional<Contender> bareCached() throws IOException, InterruptedException {
        Path cache = folder.resolve("bare.aot");
        try (Contender.Started trained =
                contender(bareCommand(List.of("-XX:AOTCacheOutput=" + cache))).start()) {
            trained.process().terminate();
            var _ = trained.process().exit(TRAINING_MAX);
        }
        return Files.exists(cache) ? Optional.of(contender(bareCommand(using(cache)))) : Optional.empty();
    }

    private static List<String> using(Path cache) {
        var flags = new ArrayList<>(QUIET);
        flags.add("-XX:AOTCache=" + cache);
        return flags;
    }

    private List<String> agentCommand(List<String> more) {
        return Jvm.command(
                with(more),
                program.classPath(),
                AgentMain.class,
                "agent",
                "run",
                "--dir",
                directory.path().toString());
    }

    private List<String> bareCommand(List<String> more) throws IOException {
        return Jvm.command(
                with(more),
                program.classPath() + File.pathSeparator + ownCode(),
                BareServer.class,
                directory.path().resolve("tls").toString());
    }

    private List<String> with(List<String> more) {
        var flags = new ArrayList<>(program.flags());
        flags.addAll(more);
        return flags;
    }

    private static Path ownCode() throws IOException {
        try {
            return Path.of(BareServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("our own code has no path", e);
        }
    }

    private Contender contender(List<String> command) throws IOException {
        return new Contender(command, directory.agentId(), credentials, lines, folder.resolve("servers.log"));
    }
}
