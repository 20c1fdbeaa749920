package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One change of mode, from the agreement to its end (spec/model.md section 5).
 *
 * @param baseRevision the instance revision it was agreed at; once scheduled, the revision right after
 * @param agreedBy from the authenticated connection
 * @param licensesMoved Per Server licenses moved or left; 0 until committed
 * @param endCause why it ended, where it did not commit; else empty
 * @param before the figures right before the commit; absent until then
 */
public record ModeChange(
        UUID id,
        ProductId product,
        State state,
        long baseRevision,
        IdentityName agreedBy,
        String agreementVersion,
        String agreementHash,
        String language,
        Disposition licenses,
        SeatKind seatKind,
        Instant openedAt,
        Instant effectiveAt,
        Optional<Instant> endedAt,
        int licensesMoved,
        String reason,
        String endCause,
        String endedBy,
        Optional<Before> before) {
    public ModeChange {
        if (endedAt.isPresent() == (state == State.SCHEDULED) || before.isPresent() != (state == State.COMMITTED)) {
            throw new IllegalArgumentException("a change of mode that is " + state + " has an end if it is over,"
                    + " and figures from before if it was made");
        }
    }

    /** SCHEDULED is open, the others are final. */
    public enum State {
        SCHEDULED,
        COMMITTED,
        CANCELLED,
        STALE,
        LAPSED
    }

    /** The figures right before the commit. */
    public record Before(long revision, int perServer, long poolUser, long poolDevice) {}

    /** Whether it waits for its time. */
    public boolean open() {
        return state == State.SCHEDULED;
    }

    /** The same change, ended otherwise than by commit. */
    public ModeChange ended(State how, Instant at, String cause, String by) {
        if (!open() || how == State.SCHEDULED || how == State.COMMITTED) {
            throw new IllegalStateException("a change of mode does not go from " + state + " to " + how);
        }
        return new ModeChange(
                id,
                product,
                how,
                baseRevision,
                agreedBy,
                agreementVersion,
                agreementHash,
                language,
                licenses,
                seatKind,
                openedAt,
                effectiveAt,
                Optional.of(at),
                0,
                reason,
                cause,
                by,
                Optional.empty());
    }

    /** The same change, committed. */
    public ModeChange committed(Instant at, Before figures, String by) {
        if (!open()) {
            throw new IllegalStateException("a change of mode does not go from " + state + " to COMMITTED");
        }
        return new ModeChange(
                id,
                product,
                State.COMMITTED,
                baseRevision,
                agreedBy,
                agreementVersion,
                agreementHash,
                language,
                licenses,
                seatKind,
                openedAt,
                effectiveAt,
                Optional.of(at),
                figures.perServer(),
                reason,
                "",
                by,
                Optional.of(figures));
    }
}
