package org.seatkeeper.agent.storage;

import java.util.List;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.LogRecord;

/**
 * What one turn makes durable of what clients did. The lists are read once, while the turn is written, and not kept.
 *
 * @param records of the log of grants, by position
 * @param firstPosition records of the log before it are dead and go
 * @param newAccesses pairs that were not known
 * @param counts accesses whose count has moved
 * @param sessions opened or resumed in this turn
 * @param ended sessions that are no more
 */
public record UseBatch(
        List<LogRecord> records,
        long firstPosition,
        List<Access> newAccesses,
        List<Access> counts,
        List<KeptSession> sessions,
        List<Long> ended,
        List<Block> blocks,
        List<Block> lifted,
        UseHistory history) {
    /** Nobody came or went. */
    public static final UseBatch NONE = new UseBatch(
            List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), UseHistory.NONE);
}
