package org.seatkeeper.agent.storage;

import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.LogRow;

/** Is told what was kept of clients, in this order: sessions, the log of grants by position, accesses, blocks,
 * refusals of today, alarms. */
public interface UseReader {
    /** A session that may be resumed. */
    void session(KeptSession session);

    /** A grant was taken, or its record was copied forward. */
    void taken(LogRow row);

    /** A grant ended; its record may be gone already. */
    void ended(long position, long fence);

    /** Somebody used a product. */
    void access(Access access);

    /** An administrator keeps somebody out. */
    void block(Block block);

    /** Refusals of one client on one day. */
    void denial(DenialRow row);

    /** The newest alarm of its kind. */
    void alarm(Alarm alarm);
}
