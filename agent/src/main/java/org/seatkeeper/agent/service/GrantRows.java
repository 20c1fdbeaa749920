package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.Traits;

/** Grants as the contract says them. */
final class GrantRows {
    private GrantRows() {}

    static org.seatkeeper.proto.v1.Grant grant(Grant grant, boolean repeated) {
        return org.seatkeeper.proto.v1.Grant.newBuilder()
                .setHandleId(grant.handle().toString())
                .setFence(grant.fence())
                .setAdministrator(grant.is(Traits.ADMINISTRATOR))
                .setUncovered(grant.is(Traits.UNCOVERED))
                .setRepeated(repeated)
                .setLeaseSeconds(grant.lease().seconds())
                .build();
    }

    /** On a session, whose asks have numbers and whose lease is known. */
    static org.seatkeeper.proto.v1.Grant inSession(Grant grant, boolean repeated) {
        return org.seatkeeper.proto.v1.Grant.newBuilder()
                .setFence(grant.fence())
                .setAdministrator(grant.is(Traits.ADMINISTRATOR))
                .setUncovered(grant.is(Traits.UNCOVERED))
                .setRepeated(repeated)
                .build();
    }
}
