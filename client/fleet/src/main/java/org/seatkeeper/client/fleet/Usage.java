package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * What is used of one product's licenses, beyond how many connections there are.
 *
 * @param free licenses or seats less those in use; negative where administrators or removals brought use over the number
 * @param refusedToday since midnight UTC; while observing, those that would have been
 * @param peakAt when the peak was reached first; absent before the first request
 * @param measuredSince when this measuring period began; absent before the first request
 * @param demandPeak most connections that were open or refused at once in this measuring period
 * @param userSeats in use, in the mode Per Device or Per User; may exceed the pool, as may the devices'
 * @param administrators connections of administrators among those in use
 * @param admittedWhileSilent clients that the product let in while no agent answered, in this measuring period
 * @param whenSilent what the product does with clients while no agent answers
 */
public record Usage(
        long free,
        int refusedToday,
        Optional<Instant> peakAt,
        Optional<Instant> measuredSince,
        int demandPeak,
        int userSeats,
        int deviceSeats,
        int administrators,
        int admittedWhileSilent,
        WhenSilent whenSilent) {
    /** Of a product that nobody uses and nobody has licenses for. */
    public static final Usage NONE =
            new Usage(0, 0, Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, WhenSilent.UNKNOWN);

    /** What a product declares that it does with clients while no agent answers. */
    public enum WhenSilent {
        /** It lets nobody in. */
        REFUSE,
        /** It lets them in and reports them later. */
        ADMIT,
        /** The agent does not say. */
        UNKNOWN
    }
}
