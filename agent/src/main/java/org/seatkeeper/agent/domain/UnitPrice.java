package org.seatkeeper.agent.domain;

/**
 * What one license cost, for the purchase history.
 *
 * @param currency three capital letters, ISO 4217
 * @param micros millionths of the currency's unit, 0 to 10^12
 */
public record UnitPrice(String currency, long micros) {
    /** Highest price of one license, in millionths. */
    public static final long MICROS_MAX = 1_000_000_000_000L;

    public UnitPrice {
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("a currency is three capital letters, such as USD");
        }
        if (micros < 0 || micros > MICROS_MAX) {
            throw new IllegalArgumentException("a price lies between 0 and " + MICROS_MAX / 1_000_000);
        }
    }
}
