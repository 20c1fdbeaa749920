package org.seatkeeper.client.fleet;

import java.time.Instant;

/**
 * One client's connection to one product: what counts once, however many handles it has.
 *
 * @param number names it among the connections of the server; an earlier one has a smaller number
 * @param user may be empty, as may the device, but not both
 * @param handles at least 1 while it is open; 0 where it is held
 * @param held closed, and still counted for a while
 * @param admittedWhileSilent the product let it in while no agent answered
 */
public record ConnectionLine(
        long number,
        String user,
        String device,
        Instant openedAt,
        int handles,
        boolean administrator,
        boolean held,
        boolean admittedWhileSilent) {}
