package org.seatkeeper.agent.service;

import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.Refusal;
import org.seatkeeper.agent.storage.Reply;

/** What became of an administrator's act. */
public sealed interface Verdict {
    /** It was done and is durable, or would be done. */
    record Done(
            long epoch,
            long stateRevision,
            long auditSequence,
            Optional<Instance> before,
            Optional<Instance> after,
            Kind kind,
            String warning,
            List<LedgerEntry> entries)
            implements Verdict {
        public Done {
            entries = List.copyOf(entries);
        }
    }

    /** A rule said no. */
    record Refused(Refusal why) implements Verdict {}

    /** The instance moved since the asker looked. */
    record Stale(long expected, Instance current) implements Verdict {}

    /** The same operation was answered before: this is that answer. */
    record Repeated(Reply reply) implements Verdict {}

    /** Whether anything was kept. */
    enum Kind {
        KEPT,
        VALIDATED_ONLY
    }
}
