package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The use of one product over time.
 *
 * @param samples oldest first; spans without use and refusals are left out; at most 5,000
 * @param periods oldest first, the present one last; at most 100
 */
public record PeakHistory(List<Sample> samples, List<Period> periods) {
    public PeakHistory {
        samples = List.copyOf(samples);
        periods = List.copyOf(periods);
    }

    /** How long one sample lasts. */
    public enum Span {
        FIVE_MINUTES,
        HOUR,
        DAY
    }

    /**
     * One span of time.
     *
     * @param at its beginning
     * @param mean connections over the span
     * @param demand most connections that were open or refused at once
     * @param licenses or seats, at its end
     */
    public record Sample(Instant at, int peak, double mean, long refusals, int demand, long licenses) {}

    /**
     * From one reset of the peak to the next.
     *
     * @param until absent for the present one
     * @param peakAt absent where nothing was used
     * @param endedBy empty for the present one
     */
    public record Period(Instant from, Optional<Instant> until, int peak, Optional<Instant> peakAt, String endedBy) {}
}
