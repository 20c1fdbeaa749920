package org.seatkeeper.client.fleet;

import java.time.Instant;

/**
 * One record of a server's audit.
 *
 * @param sequence from 1, without gaps
 * @param origin door and address the act came from
 * @param detail one fact a line, "field: before -> after"; may be empty
 * @param hash 64 hexadecimal digits
 * @param count how often, where a record stands for many; otherwise 1
 */
public record AuditLine(
        long sequence,
        Instant at,
        String actor,
        String role,
        String origin,
        String method,
        String target,
        String reason,
        String operationId,
        String detail,
        String hash,
        long count) {}
