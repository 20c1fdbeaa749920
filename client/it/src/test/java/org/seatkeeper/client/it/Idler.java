package org.seatkeeper.client.it;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;

/** A JVM that does nothing, with the flags of an agent: what any program in it takes of this machine. */
final class Idler implements AutoCloseable {
    private final Process process;

    private Idler(Process process) {
        this.process = process;
    }

    /** The program: ends when nobody can tell it anything any more. */
    public static void main(String[] args) throws IOException {
        System.out.println("up");
        while (System.in.read() >= 0) {
            // Nothing is told to it.
        }
    }

    /** Returns when it runs. */
    static Idler start() throws IOException {
        AgentProgram agent = AgentProgram.ofThisProcess(FlagSet.SMALL);
        var command = new ArrayList<String>();
        command.add(agent.java().toString());
        command.addAll(agent.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Idler.class.getName()));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        if (!"up".equals(process.inputReader().readLine())) {
            process.destroyForcibly();
            throw new IOException("the idle JVM does not start");
        }
        return new Idler(process);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
