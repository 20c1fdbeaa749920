package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How one product is used on this server.
 *
 * @param inUse connections that count now, C (spec/model.md section 3)
 * @param peak the most of them in the present measuring period, R
 * @param peakAt when the peak was reached first
 * @param since when the measuring period began
 * @param demandPeak most connections open or refused at once in this period, D
 * @param refusedToday since midnight UTC; those that would have been, where it observes
 * @param userSeats units of kind USER in use, A; as deviceSeats
 * @param administrators connections of administrators among those in use
 * @param admittedWhileSilent clients let in while no agent answered, in this period
 */
public record Use(
        int inUse,
        int peak,
        Optional<Instant> peakAt,
        Optional<Instant> since,
        int demandPeak,
        int refusedToday,
        int userSeats,
        int deviceSeats,
        int administrators,
        int admittedWhileSilent) {
    /** Never asked for. */
    public static final Use NONE = of(0, 0);

    public Use {
        if ((inUse | peak | demandPeak | refusedToday | userSeats | deviceSeats | administrators | admittedWhileSilent)
                < 0) {
            throw new IllegalArgumentException("a count of use is negative");
        }
    }

    /** So many connections, and so many at most, with nothing else known. */
    public static Use of(int inUse, int peak) {
        return new Use(inUse, peak, Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, 0);
    }

    /** After the end of one connection, of an administrator (1) or not (0). */
    Use without(int administrator) {
        return new Use(
                inUse - 1,
                peak,
                peakAt,
                since,
                demandPeak,
                refusedToday,
                userSeats,
                deviceSeats,
                administrators - administrator,
                admittedWhileSilent);
    }

    /** With a measuring period that begins now, at the present level. */
    Use measuredAnew(Instant at) {
        return new Use(
                inUse,
                inUse,
                Optional.of(at),
                Optional.of(at),
                inUse,
                refusedToday,
                userSeats,
                deviceSeats,
                administrators,
                0);
    }
}
