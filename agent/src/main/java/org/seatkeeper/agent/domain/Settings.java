package org.seatkeeper.agent.domain;

/**
 * How one product counts on one server; set by an administrator, on the record.
 *
 * @param grace connections admitted over the number on purpose, 0 to 999,999
 * @param holdSeconds how long a connection keeps its place after it closes, 0 to a day
 * @param leaseSeconds of a lease where the product names none, 10 to a day (spec/model.md section 1)
 */
public record Settings(int grace, int holdSeconds, KeyPolicy key, MachineAccounts machines, int leaseSeconds) {
    /** Shortest lease, in seconds. */
    public static final int LEASE_MIN = 10;

    /** Longest lease and hold, in seconds. */
    public static final int DAY = 86_400;

    /** No grace, no hold, a minute's lease; everybody is counted. */
    public static final Settings STANDARD = new Settings(0, 0, KeyPolicy.DEVICE_AND_USER, MachineAccounts.COUNT, 60);

    public Settings {
        if (grace < 0 || grace > LedgerEntry.QUANTITY_MAX) {
            throw new IllegalArgumentException("a grace lies between 0 and " + LedgerEntry.QUANTITY_MAX);
        }
        if (holdSeconds < 0 || holdSeconds > DAY) {
            throw new IllegalArgumentException("a hold lasts 0 to " + DAY + " seconds");
        }
        if (leaseSeconds < LEASE_MIN || leaseSeconds > DAY) {
            throw new IllegalArgumentException("a lease lasts " + LEASE_MIN + " to " + DAY + " seconds");
        }
    }
}
