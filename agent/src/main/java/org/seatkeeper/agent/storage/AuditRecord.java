package org.seatkeeper.agent.storage;

import java.time.Instant;

/**
 * One record of the audit, chained to the one before. Digests and hashes are 64 hexadecimal digits, or empty where there
 * is none; every field but hash goes into the hash.
 *
 * @param sequence from 1, without gaps
 * @param actor from the authenticated connection
 * @param origin door and address the act came from
 * @param target the product, or the entry
 * @param detail what changed, one fact a line
 * @param count how often, where a record stands for many; else 1
 */
public record AuditRecord(
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
        String beforeDigest,
        String afterDigest,
        int count,
        String previousHash,
        String hash) {}
