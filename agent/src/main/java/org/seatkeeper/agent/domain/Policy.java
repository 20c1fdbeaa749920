package org.seatkeeper.agent.domain;

import java.time.Duration;

/**
 * What this server was told beyond the rules.
 *
 * @param coolingOff least time between agreeing to a change of mode and making it; zero for none
 * @param scheduleAhead furthest time ahead a change may be scheduled for
 * @param productsMax most products, 1 to 10,000
 * @param entriesMax most entries of the ledger
 * @param grantsMax most grants that live at once, max_live_grants
 */
public record Policy(Duration coolingOff, Duration scheduleAhead, int productsMax, int entriesMax, int grantsMax) {
    private static final int DEFAULT_GRANTS = 50_000;

    /** The highest limit on products. */
    public static final int PRODUCTS_MAX = 10_000;

    /** No cooling-off; a year ahead; 256 products; 200,000 entries (about 60 MB of store); 50,000 grants (about 11 MB of memory). */
    public static final Policy DEFAULT = new Policy(Duration.ZERO, Duration.ofDays(366), 256, 200_000, DEFAULT_GRANTS);

    /** With the usual limit on grants. */
    public Policy(Duration coolingOff, Duration scheduleAhead, int productsMax, int entriesMax) {
        this(coolingOff, scheduleAhead, productsMax, entriesMax, DEFAULT_GRANTS);
    }

    public Policy {
        if (coolingOff.isNegative() || scheduleAhead.isNegative()) {
            throw new IllegalArgumentException("a policy has no negative times");
        }
        if (productsMax < 1 || productsMax > PRODUCTS_MAX || entriesMax < 1 || grantsMax < 1) {
            throw new IllegalArgumentException("a server has 1 to " + PRODUCTS_MAX + " products, and a ledger");
        }
    }
}
