package org.seatkeeper.agent.service;

import java.util.Optional;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.KeptSession;

/** One session of a product: a lease for all its grants, bound to one identity. Keeper's thread. */
final class LicenseSession {
    /** Whoever is connected as this session now. */
    interface Attached {
        /** An administrator ended that grant. Keeper's thread. */
        void revoked(Grant grant);

        /** Another connection resumed the session. Keeper's thread. */
        void displaced();
    }

    private final long id;
    private final ProductId product;
    private final String owner;
    private final Lease lease;
    private final boolean local;
    private String tokenDigest;
    private Optional<Attached> attached = Optional.empty();

    LicenseSession(KeptSession kept) {
        this.id = kept.id();
        this.product = kept.product();
        this.owner = kept.owner();
        this.lease = new Lease(kept.id(), kept.leaseSeconds());
        this.local = kept.local();
        this.tokenDigest = kept.tokenDigest();
    }

    long id() {
        return id;
    }

    ProductId product() {
        return product;
    }

    String owner() {
        return owner;
    }

    Lease lease() {
        return lease;
    }

    boolean local() {
        return local;
    }

    String tokenDigest() {
        return tokenDigest;
    }

    void tokenDigest(String next) {
        tokenDigest = next;
    }

    Optional<Attached> attached() {
        return attached;
    }

    void attach(Attached call) {
        attached.filter(before -> !before.equals(call)).ifPresent(Attached::displaced);
        attached = Optional.of(call);
    }

    /** That connection is gone; another one may have taken its place before. */
    void detach(Attached call) {
        if (attached.filter(call::equals).isPresent()) {
            attached = Optional.empty();
        }
    }

    KeptSession kept() {
        return new KeptSession(id, product, owner, tokenDigest, lease.seconds(), local);
    }
}
