package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.RunningAgent;

/** Ours and the limit, round after round: the same callers and the same SDK ask the agent, and one that keeps nothing. */
public final class GrantContest implements AutoCloseable {
    /** Grants of one round, and as many releases. */
    public static final int PAIRS = 10_000;

    private final RunningAgent echo;
    private final GrantLoad ours;
    private final GrantLoad wire;
    private final RawLog disk;

    private GrantContest(RunningAgent echo, GrantLoad ours, GrantLoad wire, RawLog disk) {
        this.echo = echo;
        this.ours = ours;
        this.wire = wire;
        this.disk = disk;
    }

    /** Starts the agent that keeps nothing, and connects to both. */
    public static GrantContest begin(Path folder, Path licenseSocket, String product)
            throws IOException, InterruptedException {
        Path socket = folder.resolve("echo.sock");
        AgentProgram program = AgentProgram.ofThisProcess(FlagSet.BUSY);
        var command = new ArrayList<String>();
        command.add(program.java().toString());
        command.addAll(program.flags());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), EchoAgent.class.getName(), socket.toString()));
        RunningAgent echo = RunningAgent.start(command, folder.resolve("echo.log"));
        return new GrantContest(
                echo,
                new GrantLoad(licenseSocket, product),
                new GrantLoad(socket, product),
                new RawLog(folder.resolve("raw.db")));
    }

    /** Durable grants and releases. */
    public void ours() throws IOException, InterruptedException {
        ours.pairs(PAIRS);
    }

    /** As many answers that nobody kept, then as many rows that nobody asked for: 1/E + 1/C. */
    public void roofline() throws IOException, InterruptedException {
        wire.pairs(PAIRS);
        disk.pairs(PAIRS, GrantLoad.CALLERS);
    }

    /** Of the agent that keeps nothing. */
    public long pid() {
        return echo.pid();
    }

    @Override
    public void close() throws IOException {
        ours.close();
        wire.close();
        disk.close();
        echo.close();
    }
}
