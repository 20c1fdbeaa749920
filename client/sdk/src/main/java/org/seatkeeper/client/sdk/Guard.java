package org.seatkeeper.client.sdk;

import java.lang.System.Logger.Level;

/** Calls code of the product's, whose faults are logged and go no further: a session does not break for them. */
final class Guard {
    private static final System.Logger LOG = System.getLogger("org.seatkeeper.client.sdk");

    private Guard() {}

    static void run(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener of the product's failed", e);
        }
    }
}
