package org.seatkeeper.client.cli;

/** How a run ended, for scripts. Where several servers answered differently, the worst counts, in this order of mention. */
public enum ExitCode {
    /** Everything was done or read. */
    DONE(0),
    /** A fault of this program or of an agent. */
    INTERNAL(1),
    /** The command line, a file or a number was wrong; nothing was asked. */
    USAGE(2),
    /** A rule of licensing said no; nothing changed. */
    REFUSED(3),
    /** The caller may not do this, or the certificate was refused; nothing changed. */
    NOT_ALLOWED(4),
    /** No answer: unreachable, or the outcome is unknown. */
    NO_ANSWER(5),
    /** The instance moved since it was looked at; nothing changed. */
    CHANGED(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process returns, 0 to 6. */
    public int number() {
        return number;
    }
}
