package org.seatkeeper.agent.domain;

/** What is particular about a grant. The values are kept in the store: they are never given another meaning. */
public final class Traits {
    /** Of an administrator: counted, never refused. */
    public static final int ADMINISTRATOR = 1;

    /** Taken on this machine's own socket: it ends with the machine's run. */
    public static final int LOCAL = 2;

    /** Nobody's handle: the place of a connection that has closed and is held for a while. */
    public static final int HOLD = 4;

    /** Admitted by its product while no agent answered. */
    public static final int SILENT = 8;

    /** No license covers it. */
    public static final int UNCOVERED = 16;

    /** A record of it stands in the log. */
    public static final int KEPT = 32;

    private Traits() {}
}
