package org.seatkeeper.client.console.properties;

import org.seatkeeper.client.console.kit.Words;

/** Users and devices in words; either may be absent. */
final class Clients {
    private Clients() {}

    /** {@code alice on WS-7}, or the one of them that there is. */
    static String who(String user, String device) {
        if (user.isEmpty() || device.isEmpty()) {
            return orNone(user + device);
        }
        return user + " on " + device;
    }

    /** A dash where there is none. */
    static String orNone(String text) {
        return text.isEmpty() ? Words.NONE : text;
    }
}
