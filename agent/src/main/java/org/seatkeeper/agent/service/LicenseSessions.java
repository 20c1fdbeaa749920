package org.seatkeeper.agent.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.KeptSession;

/** The sessions that live, connected or within their lease. Keeper's thread. */
final class LicenseSessions {
    /** Most of one agent. */
    static final int MOST = 4_096;

    private final Map<Long, LicenseSession> byId = new HashMap<>();
    private final Map<String, LicenseSession> byToken = new HashMap<>();
    private final List<KeptSession> changed = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private long lastId;

    void restore(KeptSession kept) {
        put(new LicenseSession(kept));
        lastId = Math.max(lastId, kept.id());
    }

    private void put(LicenseSession session) {
        byId.put(session.id(), session);
        byToken.put(session.tokenDigest(), session);
    }

    private void remove(LicenseSession session) {
        byId.remove(session.id());
        byToken.remove(session.tokenDigest());
    }

    Optional<LicenseSession> of(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every one; a copy. */
    List<LicenseSession> all() {
        return List.copyOf(byId.values());
    }

    boolean full() {
        return byId.size() >= MOST;
    }

    LicenseSession open(ProductId product, String owner, String tokenDigest, int leaseSeconds, boolean local) {
        var session = new LicenseSession(new KeptSession(++lastId, product, owner, tokenDigest, leaseSeconds, local));
        put(session);
        changed.add(session.kept());
        undo.add(() -> remove(session));
        return session;
    }

    /** The session that the token resumes, once: the next token takes its place. Empty where it resumes none. */
    Optional<LicenseSession> resume(ProductId product, String owner, String tokenDigest, String nextDigest) {
        LicenseSession session = byToken.get(tokenDigest);
        if (session == null
                || !session.owner().equals(owner)
                || !session.product().equals(product)) {
            return Optional.empty();
        }
        retoken(session, nextDigest);
        changed.add(session.kept());
        undo.add(() -> retoken(session, tokenDigest));
        return Optional.of(session);
    }

    private void retoken(LicenseSession session, String digest) {
        byToken.remove(session.tokenDigest());
        session.tokenDigest(digest);
        byToken.put(digest, session);
    }

    void end(LicenseSession session) {
        if (byId.containsKey(session.id())) {
            remove(session);
            ended.add(session.id());
            undo.add(() -> put(session));
        }
    }

    boolean mustKeep() {
        return !changed.isEmpty() || !ended.isEmpty();
    }

    List<KeptSession> changed() {
        return List.copyOf(changed);
    }

    List<Long> ended() {
        return List.copyOf(ended);
    }

    void keep() {
        changed.clear();
        ended.clear();
        undo.clear();
    }

    void rollBack() {
        for (int n = undo.size() - 1; n >= 0; n--) {
            undo.get(n).run();
        }
        keep();
    }
}
