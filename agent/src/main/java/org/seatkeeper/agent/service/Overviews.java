package org.seatkeeper.agent.service;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.proto.v1.GetOverviewResponse;

/**
 * Full overviews, made once for each reader while nothing changes: many consoles that ask again and again cost this server
 * what their calls cost and no more. What was made for other figures, or for other rights, is never handed out. Thread-safe.
 */
final class Overviews {
    /** Most readers an overview is kept for; later ones have theirs made each time. */
    static final int KEPT_MAX = 16;

    private final States states;
    private volatile Made newest = new Made(Optional.empty());

    Overviews(States states) {
        this.states = states;
    }

    /** Everything that a full overview depends on beside the figures. */
    private record For(
            IdentityName who,
            Set<Role> roles,
            Set<Permission> permissions,
            String door,
            Optional<Instant> certificateExpires,
            ServerRows.Moment moment) {}

    /** Overviews of the same figures: of the very object, which is new with every turn. */
    private record Made(Optional<Figures> figures, Map<For, GetOverviewResponse> replies) {
        Made(Optional<Figures> figures) {
            this(figures, new ConcurrentHashMap<>());
        }

        @SuppressWarnings("ReferenceEquality") // Equal figures in another object are not asked for their thousand rows.
        boolean of(Figures others) {
            return figures.isPresent() && figures.get() == others;
        }
    }

    /** What the reader does not know; anything else than everything is made for the reader alone. */
    GetOverviewResponse since(Figures figures, States.Known known, Reader reader) {
        if (!known.equals(States.Known.NOTHING)) {
            return make(figures, known, reader);
        }
        Made made = newest;
        if (!made.of(figures)) {
            made = new Made(Optional.of(figures));
            newest = made;
        }
        var key = new For(
                reader.asker().who(),
                reader.roles(),
                reader.asker().permissions(),
                reader.door(),
                reader.certificateExpires(),
                states.moment());
        GetOverviewResponse kept = made.replies().get(key);
        if (kept != null) {
            return kept;
        }
        GetOverviewResponse reply = make(figures, known, reader);
        if (made.replies().size() < KEPT_MAX) {
            made.replies().put(key, reply);
        }
        return reply;
    }

    private GetOverviewResponse make(Figures figures, States.Known known, Reader reader) {
        return GetOverviewResponse.newBuilder()
                .setState(states.since(figures, known, reader))
                .build();
    }
}
