package org.seatkeeper.client.lab.demo;

/** Why a demo cannot go on: what is the matter, and what to do about it, in one line. */
final class DemoFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String line;

    DemoFault(String cause, String remedy) {
        super(cause + "; " + remedy);
        this.line = cause + "; " + remedy;
    }

    DemoFault(String cause, String remedy, Throwable why) {
        super(cause + "; " + remedy, why);
        this.line = cause + "; " + remedy;
    }

    /** Cause and remedy. */
    String line() {
        return line;
    }
}
