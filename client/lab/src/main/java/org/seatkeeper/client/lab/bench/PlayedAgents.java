package org.seatkeeper.client.lab.bench;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.Doors;
import org.seatkeeper.agent.identity.FolderWatch;
import org.seatkeeper.agent.identity.OwnFiles;
import org.seatkeeper.agent.main.AgentConfig;
import org.seatkeeper.agent.main.AgentInit;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.agent.main.AgentProcess;
import org.seatkeeper.agent.main.HostPort;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.SystemTimer;

/**
 * A process that plays a fleet: real agents of one authority, each with four products, each with the yardstick on its
 * listener. Says {@code AGENT name port id} for each, then {@code READY}; ends when its input does.
 */
public final class PlayedAgents {
    /** The last line. */
    static final String READY = "READY";

    private static final int LOOPS = 2;
    private static final List<String> PRODUCTS = List.of("Mail Server", "Directory", "Files and Print", "Web Studio");

    private final Path folder;
    private final AgentProcess.Shared shared;
    private final PrintStream out;

    private PlayedAgents(Path folder, AgentProcess.Shared shared, PrintStream out) {
        this.folder = folder;
        this.shared = shared;
        this.out = out;
    }

    /** Arguments: an empty folder, and how many agents. */
    public static void main(String[] args) throws IOException {
        play(Path.of(args[0]), Integer.parseInt(args[1]), System.in, System.out);
        // What is left are threads that nobody waits for; the folder goes with whoever started us.
        Runtime.getRuntime().halt(0);
    }

    private static void play(Path folder, int count, InputStream in, PrintStream out) throws IOException {
        EventLoopGroup loops = Doors.loops(LOOPS);
        ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
        try (var timer = new SystemTimer();
                FolderWatch folders = FolderWatch.open()) {
            var shared = new AgentProcess.Shared(loops, calls, timer, folders, Clocks.system(), "bench");
            new PlayedAgents(folder, shared, out).play(count);
            while (in.read() >= 0) {
                // Until whoever started us closes the other end, or is gone.
            }
        }
    }

    private void play(int count) throws IOException {
        Path authority = folder.resolve("ca");
        OwnFiles.createFolder(authority);
        CertificateAuthority.create(InstantSource.system().instant(), new SecureRandom())
                .save(authority);
        for (int n = 0; n < count; n++) {
            AgentLayout layout = make(String.format(Locale.ROOT, "srv-%04d", n), authority);
            AgentProcess agent =
                    AgentProcess.start(layout, AgentConfig.load(layout.configFile()), shared, Yardstick::standOn);
            out.println("AGENT " + agent.name() + " " + agent.port().orElseThrow() + " " + agent.agentId());
        }
        out.println(READY);
        out.flush();
    }

    private AgentLayout make(String name, Path authority) throws IOException {
        var layout = new AgentLayout(folder.resolve(name));
        AgentInit.make(
                new AgentInit.Wish(
                        layout, name, "bench", Optional.of(authority), Optional.of(new HostPort("127.0.0.1", 0))),
                InstantSource.system());
        for (String product : PRODUCTS) {
            String id = product.toLowerCase(Locale.ROOT).replace(' ', '-');
            Files.writeString(layout.productsFolder().resolve(id + ".toml"), """
                    id = "contoso.%s"
                    publisher = "Contoso"
                    name = "%s"
                    version = "2003"

                    [agreement]
                    version = "1"
                    en = "Only for measuring."
                    """.formatted(id, product));
        }
        return layout;
    }
}
