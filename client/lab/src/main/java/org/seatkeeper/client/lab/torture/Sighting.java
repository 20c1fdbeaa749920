package org.seatkeeper.client.lab.torture;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;

/**
 * Everything that an agent shows at one moment at which nobody writes.
 *
 * @param instances by product id
 * @param ledger by position, from the first
 */
public record Sighting(
        long epoch, long stateRevision, Map<String, Instance> instances, List<LedgerEntry> ledger, Audit audit) {
    public Sighting {
        instances = Map.copyOf(instances);
        ledger = List.copyOf(ledger);
    }

    /**
     * The audit: what the agent says of it, and its records as they were read.
     *
     * @param fault what the agent found wrong, held against the newest record known before; empty where nothing
     * @param links by sequence, from the first
     */
    public record Audit(boolean intact, String fault, List<Link> links) {
        public Audit {
            links = List.copyOf(links);
        }
    }

    /** What chains one record to the others, and to its operation. */
    public record Link(long sequence, String operationId, String method, ByteString previousHash, ByteString hash) {}
}
