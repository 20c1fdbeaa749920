package org.seatkeeper.client.cli;

/** Numbers of the command line, held against their bounds before anyone is asked. */
final class Limits {
    /** Most rows of one list. */
    static final int ROWS_MAX = 1_000_000;

    /** Most licenses of one act. */
    static final int LICENSES_MAX = 999_999;

    private Limits() {}

    static void check(int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw CliFault.usage("--limit: 1 to 1,000,000", "choose a number in between");
        }
    }

    /** A number of licenses as it is typed. */
    static int licenses(String typed) {
        if (!typed.matches("[0-9]{1,6}") || Integer.parseInt(typed) == 0) {
            throw CliFault.usage("--quantity: a whole number from 1 to 999,999", "choose a number in between");
        }
        return Integer.parseInt(typed);
    }
}
