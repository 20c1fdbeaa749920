package org.seatkeeper.client.cli;

import java.io.Serial;

/** Ends a run with one line of cause and one of remedy. */
final class CliFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String cause;
    private final String remedy;

    CliFault(ExitCode code, String cause, String remedy) {
        super(cause);
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    /** A slip on the command line or in a file. */
    static CliFault usage(String cause, String remedy) {
        return new CliFault(ExitCode.USAGE, cause, remedy);
    }

    ExitCode code() {
        return code;
    }

    String cause() {
        return cause;
    }

    String remedy() {
        return remedy;
    }
}
