package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.RunningAgent;

/** Ours and the limits, round after round: the same callers and the same SDK ask the agent, and one that keeps nothing. */
public final class GrantContest implements AutoCloseable {
    /** How the callers reach it. */
    public enum Way {
        /** The machine's own socket. */
        SOCKET,
        /** Mutual TLS 1.3, with a certificate of kind product. */
        TLS
    }

    private static final int STANDING = 100;

    private final GrantAgent agent;
    private final RunningAgent echo;
    private final Path echoSocket;
    private final List<AutoCloseable> open = new ArrayList<>();

    private GrantContest(GrantAgent agent, RunningAgent echo, Path echoSocket) {
        this.agent = agent;
        this.echo = echo;
        this.echoSocket = echoSocket;
    }

    /** Starts the agent that keeps nothing. */
    public static GrantContest begin(Path folder, GrantAgent agent) throws IOException, InterruptedException {
        Path socket = folder.resolve("echo.sock");
        AgentProgram program = AgentProgram.ofThisProcess(FlagSet.BUSY);
        var command = new ArrayList<String>();
        command.add(program.java().toString());
        command.addAll(program.flags());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EchoAgent.class.getName(),
                socket.toString(),
                agent.tlsFolder().toString()));
        return new GrantContest(agent, RunningAgent.start(command, folder.resolve("echo.log")), socket);
    }

    /** Pairs of a grant and a release, by so many callers. */
    @FunctionalInterface
    public interface Pairs {
        /** Returns once all are answered. */
        void run(int pairs) throws IOException, InterruptedException;
    }

    /** Durable ones, over a standing set. */
    public Pairs ours(Way way, int callers) throws IOException {
        var builder = way == Way.SOCKET
                ? agent.overSocket()
                : agent.overTls(agent.process().port());
        var load = new GrantLoad(builder.open(), callers, STANDING);
        open.add(load);
        return load::pairs;
    }

    /** As many answers that nobody kept, then as many rows that nobody asked for: 1/E + 1/C. */
    public Pairs roofline(Way way, Path file) throws IOException {
        var builder = way == Way.SOCKET ? Loads.overSocket(echoSocket) : agent.overTls(echo.port());
        var wire = new GrantLoad(builder.open(), GrantLoad.CALLERS, STANDING);
        open.add(wire);
        var disk = new RawLog(file);
        open.add(disk);
        return pairs -> {
            wire.pairs(pairs);
            disk.pairs(pairs, GrantLoad.CALLERS);
        };
    }

    /** One caller's answers that nobody kept, then as many appends that nobody asked for, one after the other. */
    public Pairs wireThenAppend(Way way, Path file) throws IOException {
        var builder = way == Way.SOCKET ? Loads.overSocket(echoSocket) : agent.overTls(echo.port());
        var wire = new GrantLoad(builder.open(), 1, STANDING);
        open.add(wire);
        Pairs append = append(file);
        return pairs -> {
            wire.pairs(pairs);
            append.run(pairs);
        };
    }

    /** Appends to a file and syncs it, once for each operation. */
    public Pairs append(Path file) throws IOException {
        var append = new RawAppend(file);
        open.add(append);
        return append::pairs;
    }

    /** Unary queries, by as many callers: of the agent. */
    public Queries queries() {
        return opened(new Queries(agent.licenseSocket()));
    }

    /** The same of the one that keeps nothing. */
    public Queries echoes() {
        return opened(new Queries(echoSocket));
    }

    private Queries opened(Queries queries) {
        open.add(queries);
        return queries;
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        echo.close();
    }
}
