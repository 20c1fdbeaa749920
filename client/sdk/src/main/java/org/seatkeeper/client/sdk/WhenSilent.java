package org.seatkeeper.client.sdk;

/** What a product does with a client while no agent answers. */
public enum WhenSilent {
    /**
     * It lets the client in, and the agent is told later. Only where the agent allows it for this product; where it does not,
     * this is the same as {@link #REFUSE}.
     */
    ADMIT,

    /** It turns the client away: the request fails with {@link LicensesUnavailable}. */
    REFUSE
}
