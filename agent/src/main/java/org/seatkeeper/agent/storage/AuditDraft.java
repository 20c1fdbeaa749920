package org.seatkeeper.agent.storage;

import java.time.Instant;

/** A record of the audit before it has its place in the chain. Fields as in the record. */
public record AuditDraft(
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
        int count) {}
