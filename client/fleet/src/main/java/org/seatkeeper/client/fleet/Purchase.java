package org.seatkeeper.client.fleet;

/**
 * Licenses to add or remove.
 *
 * @param scope where they are held
 * @param quantity 1 to 999,999
 * @param comment may be empty, as orderRef
 * @param insist add although licenses are unclaimed, or remove below what is in use
 */
public record Purchase(Scope scope, int quantity, String comment, String orderRef, boolean insist) {
    /** Where licenses are held. */
    public enum Scope {
        PER_SERVER,
        POOL_USER,
        POOL_DEVICE
    }
}
