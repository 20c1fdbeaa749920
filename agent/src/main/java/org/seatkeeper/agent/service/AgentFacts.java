package org.seatkeeper.agent.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Founding;

/**
 * What does not change while the agent runs, and where to ask for what does.
 *
 * @param version of the program
 * @param flags name of the JVM flag set it was started with
 * @param certificateExpires of the certificate in use; absent while there is no network listener
 */
public record AgentFacts(
        Founding founding,
        String version,
        String flags,
        Instant startedAt,
        Path directory,
        Supplier<Optional<Instant>> certificateExpires) {
    /** The newest minor of the contract that this agent speaks. */
    public static final int CONTRACT_MINOR = 0;
}
