package org.seatkeeper.client.fleet;

import java.time.Instant;

/**
 * One user on one device who used a product in the mode Per Device or Per User.
 *
 * @param position in the order of first access, from 1
 * @param count how often
 * @param licensed covered by a seat of the pool
 * @param open connections that are open now
 */
public record ClientLine(
        long position,
        String user,
        String device,
        Instant first,
        Instant last,
        long count,
        boolean licensed,
        int open) {}
