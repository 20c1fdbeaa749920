package org.seatkeeper.client.lab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Address;
import org.seatkeeper.client.link.Credentials;
import org.seatkeeper.client.link.FileFault;
import org.seatkeeper.client.link.Profile;
import org.seatkeeper.client.link.ServerEntry;

/** The process of {@link PlayedAgents}, and what a console needs to know of its agents. */
final class PlayedFleet implements AutoCloseable {
    /** JVM flags of the process: those of a program that plays many, not those of a server with one agent. */
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx2g", "-Xss512k");

    private final Process process;
    private final Path folder;
    private final List<ServerEntry> servers;

    private PlayedFleet(Process process, Path folder, List<ServerEntry> servers) {
        this.process = process;
        this.folder = folder;
        this.servers = List.copyOf(servers);
    }

    /**
     * Makes and starts so many agents; returns when all serve.
     *
     * @throws IOException where the process ended instead; its own words went to our error stream
     */
    static PlayedFleet start(Path folder, int count) throws IOException {
        List<String> command =
                Jvm.command(FLAGS, Jvm.ownClassPath(), PlayedAgents.class, folder.toString(), "" + count);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var servers = new ArrayList<ServerEntry>();
            for (String line = lines.readLine(); !PlayedAgents.READY.equals(line); line = lines.readLine()) {
                if (line == null) {
                    throw new IOException("the process that plays agents ended after " + servers.size());
                }
                String[] words = line.split(" ", -1);
                servers.add(entry(words[1], Integer.parseInt(words[2]), words[3], folder));
            }
            return new PlayedFleet(process, folder, servers);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static ServerEntry entry(String name, int port, String agentId, Path folder) {
        return new ServerEntry(
                new ServerName(name),
                new Address.Tcp("127.0.0.1", port),
                Optional.of(agentId),
                folder.resolve("ca/ca.pem").toString(),
                Optional.empty(),
                Set.of(),
                false);
    }

    /** The same server, reached through another port. */
    static ServerEntry through(ServerEntry server, int port) {
        return new ServerEntry(
                server.name(),
                new Address.Tcp("127.0.0.1", port),
                server.agentId(),
                server.authority(),
                server.credentials(),
                server.tags(),
                false);
    }

    /** A profile with credentials that every agent knows as its administrator's. */
    Profile profile() throws IOException {
        Profile profile = Profile.in(folder.resolve("profile"));
        Path credentials = folder.resolve(servers.getFirst().name().value()).resolve("credentials");
        try {
            profile.keepCredentials(new Credentials(
                    Credentials.DEFAULT,
                    credentials.resolve("administrator.pem"),
                    credentials.resolve("administrator.key")));
        } catch (FileFault e) {
            throw new IOException(e.cause(), e);
        }
        return profile;
    }

    /** The agents, in the order in which they were started. */
    List<ServerEntry> servers() {
        return servers;
    }

    /** Of the process. */
    long pid() {
        return process.pid();
    }

    /** Ends the process by closing its input, or else by force. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        Jvm.end(process);
    }
}
