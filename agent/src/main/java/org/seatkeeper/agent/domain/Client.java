package org.seatkeeper.agent.domain;

import java.util.Locale;

/**
 * Whoever a license is asked for, in canonical form: without surrounding space, in lower case, since account and machine
 * names are compared without regard to case. At least one of the two is not empty.
 */
public record Client(String user, String device) {
    /** Longest name, in characters. */
    public static final int LENGTH_MAX = 256;

    public Client {
        user = canonical(user);
        device = canonical(device);
        if (user.isEmpty() && device.isEmpty()) {
            throw new IllegalArgumentException("client.user or client.device says who asks; both are empty");
        }
        if (user.length() > LENGTH_MAX || device.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a client's names have at most " + LENGTH_MAX + " characters");
        }
    }

    private static String canonical(String name) {
        String bare = name.strip();
        for (int n = 0; n < bare.length(); n++) {
            char c = bare.charAt(n);
            if (c > 127 || (c >= 'A' && c <= 'Z')) {
                return bare.toLowerCase(Locale.ROOT);
            }
        }
        return bare; // The usual case, without a copy.
    }

    /** By the name's form: the account of a machine ends with a dollar sign. */
    public boolean machine() {
        return user.endsWith("$");
    }

    /** Counted as its machine; where the machine has no name, the account's own without its sign. */
    public Client asDevice() {
        String name = user.endsWith("$") ? user.substring(0, user.length() - 1) : user;
        return new Client("", device.isEmpty() ? name : device);
    }

    /** What makes this client's connections one, under that policy. */
    Client key(KeyPolicy policy) {
        return policy == KeyPolicy.DEVICE_ONLY && !device.isEmpty() && !user.isEmpty() ? new Client("", device) : this;
    }

    /** As people read it. */
    public String title() {
        if (user.isEmpty()) {
            return device;
        }
        return device.isEmpty() ? user : user + " on " + device;
    }
}
