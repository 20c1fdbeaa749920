package org.seatkeeper.agent.service;

import java.util.Optional;
import java.util.function.Function;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.storage.Reply;

/**
 * One act that waits for its turn.
 *
 * @param method of the contract, for the audit
 * @param operation absent for what the agent itself does
 * @param expectedRevision 0 for any
 * @param command made on the keeper's thread, when time and ids are known
 * @param encode what is sent and kept for a verdict; called on the keeper's thread
 */
public record Ask(
        Asker asker,
        String method,
        Optional<Operation> operation,
        long expectedRevision,
        String reason,
        Verdict.Kind kind,
        Function<Act, Command> command,
        Function<Verdict, Reply> encode) {
    /** An act of the agent itself: nothing is sent to anyone. */
    public static Ask ofAgent(Asker agent, String method, String reason, Function<Act, Command> command) {
        return new Ask(
                agent, method, Optional.empty(), 0, reason, Verdict.Kind.KEPT, command, _ -> new Reply(new byte[0]));
    }
}
