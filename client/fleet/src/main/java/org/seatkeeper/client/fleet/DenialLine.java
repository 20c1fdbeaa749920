package org.seatkeeper.client.fleet;

import java.time.Instant;

/**
 * Refusals of one client on one day (UTC) for one cause.
 *
 * @param position in the server's list, from 1
 * @param why with what to do about it
 * @param observed would have been refused: the product observes
 * @param others stands for many clients: more were refused that day than are kept by name
 */
public record DenialLine(
        long position,
        String productId,
        String user,
        String device,
        RefusalFacts why,
        Instant first,
        Instant last,
        long count,
        boolean observed,
        boolean others) {}
