package org.seatkeeper.agent.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.GrantReplay;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.agent.domain.Traits;
import org.seatkeeper.agent.storage.KeptSession;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.UseReader;

/**
 * Rebuilds memory from what was kept: every lease and every hold begins anew with its full length (spec/model.md I13).
 * Once, before the first turn.
 */
final class UseRebuilding implements UseReader {
    private final LicensingState state;
    private final Grants grants;
    private final LicenseSessions sessions;
    private final boolean otherBoot;
    private final GrantReplay replay;

    /** Rebuilds; where the machine was started anew, grants of its own socket run out at once. */
    UseRebuilding(LicensingState state, LicenseSessions sessions, boolean otherBoot) {
        this.state = state;
        this.grants = state.grants();
        this.replay = new GrantReplay(grants);
        this.sessions = sessions;
        this.otherBoot = otherBoot;
    }

    void from(Store store) throws StoreFault {
        long today = Math.floorDiv(grants.moment().wall().getEpochSecond(), Settings.DAY);
        store.use(this, today);
        long now = grants.moment().nanos();
        List<LicenseSession> gone = new ArrayList<>();
        for (LicenseSession session : sessions.all()) {
            if (otherBoot && session.local()) {
                gone.add(session);
            } else {
                grants.leases().renew(session.lease(), now);
            }
        }
        gone.forEach(session -> grants.leases().expire(session.lease(), now));
        for (Grant grant : replay.live()) {
            if (grant.lease().session() != 0) {
                continue;
            }
            if (otherBoot && grant.is(Traits.LOCAL)) {
                grants.leases().expire(grant.lease(), now);
            } else {
                grants.leases().renew(grant.lease(), now);
            }
        }
        var _ = grants.keep();
        sessions.keep();
    }

    @Override
    public void session(KeptSession kept) {
        sessions.restore(kept);
    }

    @Override
    public void taken(LogRow row) {
        Optional<Instance> instance = state.instance(row.product());
        if (instance.isEmpty()) {
            throw new IllegalArgumentException("a grant of " + row.product() + ", which the store does not know");
        }
        Lease lease =
                sessions.of(row.session()).map(LicenseSession::lease).orElseGet(() -> new Lease(0, row.leaseSeconds()));
        replay.taken(instance.get(), row, lease);
    }

    @Override
    public void ended(long position, long fence) {
        replay.ended(position, fence);
    }

    @Override
    public void access(Access access) {
        grants.uses().restore(access);
    }

    @Override
    public void block(Block block) {
        grants.uses().restore(block);
    }

    @Override
    public void denial(DenialRow row) {
        grants.restore(row);
    }

    @Override
    public void alarm(Alarm alarm) {
        grants.alarms().restore(alarm);
    }
}
