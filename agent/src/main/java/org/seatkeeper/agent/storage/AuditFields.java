package org.seatkeeper.agent.storage;

import java.time.Instant;

/**
 * What a record of the audit says, before it is chained. As in {@link AuditRecord}.
 *
 * @param beforeDigest 64 hexadecimal digits in lower case, or empty
 * @param afterDigest as for {@code beforeDigest}
 * @param count 1 or more
 */
public record AuditFields(
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
        int count) {
    /** How long a digest or a hash is, in hexadecimal digits. */
    public static final int DIGITS = 64;

    public AuditFields {
        checkDigest(beforeDigest);
        checkDigest(afterDigest);
        if (count < 1) {
            throw new IllegalArgumentException("a record of the audit stands for 1 or more, not " + count);
        }
    }

    private static void checkDigest(String digest) {
        boolean wellFormed = digest.isEmpty()
                || (digest.length() == DIGITS
                        && digest.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')));
        if (!wellFormed) {
            throw new IllegalArgumentException("a digest has " + DIGITS + " hexadecimal digits in lower case, or none");
        }
    }
}
