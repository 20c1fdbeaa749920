package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * What an administrator wants of a change to Per Device or Per User.
 *
 * @param effectiveAt absent for now
 * @param language of the agreement; empty for the first
 */
public record ModeWish(Disposition licenses, SeatKind seatKind, Optional<Instant> effectiveAt, String language) {}
