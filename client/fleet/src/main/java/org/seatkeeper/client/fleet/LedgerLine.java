package org.seatkeeper.client.fleet;

import java.time.Instant;

/**
 * One entry of a server's purchase history.
 *
 * @param scope in words: Per Server, pool (users), pool (devices), unclaimed
 * @param unitPrice such as "USD 31.50"; may be empty
 * @param balance of the scope after this entry
 * @param position in the server's ledger, from 1
 */
public record LedgerLine(
        String entryId,
        String productId,
        String scope,
        int delta,
        String reason,
        String administrator,
        Instant at,
        String comment,
        String orderRef,
        String unitPrice,
        String pairId,
        boolean reversed,
        long balance,
        long position) {}
