package org.seatkeeper.client.lab.torture.histories;

/**
 * One ask from its first call to its last answer, however often it was tried: tries of one handle or one operation id
 * are one step, since they may have one effect. Times come from one counter, so that they order steps as they happened.
 *
 * @param line steps of one line have their effects in the order in which they began: the asks of one session; 0 for none
 * @param ended {@link #NEVER} where the answer is {@link Told.Unknown}
 */
public record Step(int caller, long line, Asked asked, Told told, long begun, long ended) {
    /** No answer came. */
    public static final long NEVER = Long.MAX_VALUE;

    public Step {
        if (begun >= ended || (told instanceof Told.Unknown) != (ended == NEVER)) {
            throw new IllegalArgumentException("a step ends after it begins, or is unknown: " + begun + " to " + ended);
        }
    }

    /** Whether its answer is known. */
    boolean known() {
        return ended != NEVER;
    }

    /** One line. */
    public String row() {
        return begun + ".." + (known() ? ended : "") + " caller " + caller + " " + asked + " -> " + told;
    }
}
