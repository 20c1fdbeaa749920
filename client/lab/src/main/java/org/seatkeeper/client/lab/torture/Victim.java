package org.seatkeeper.client.lab.torture;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;

/** One data directory, everything that was ever asked of its agent, and what was last seen of it. */
final class Victim {
    private final AgentProgram program;
    private final AgentDirectory directory;
    private final Path log;
    private final Lines lines;
    private final UUID agentId;
    private final ChannelCredentials administrator;
    private final List<Operation> operations = new ArrayList<>();
    private Optional<Sighting> seen = Optional.empty();

    Victim(AgentProgram program, Path path, Path log, Lines lines) throws IOException {
        this.program = program;
        this.directory = AgentDirectory.init(path, "victim");
        this.log = log;
        this.lines = lines;
        this.agentId = directory.agentId();
        this.administrator = Lines.credentials(
                Optional.of(directory.credentials(AgentDirectory.Holder.ADMINISTRATOR)), directory.authorities());
    }

    RunningAgent start() throws IOException, InterruptedException {
        return RunningAgent.start(program, directory, log);
    }

    ManagedChannel dial(RunningAgent agent) {
        return lines.tls(agent.port(), agentId, administrator);
    }

    void asked(List<Operation> more) {
        operations.addAll(more);
    }

    List<Operation> operations() {
        return operations;
    }

    /** Looks at everything and holds it against all that was told so far. */
    List<Violation> check(Observer observer) {
        Sighting now = observer.look(seen);
        List<Violation> violations = Checker.check(operations, seen, now);
        seen = Optional.of(now);
        return violations;
    }

    /** The last look. */
    Sighting seen() {
        return seen.orElseThrow();
    }
}
