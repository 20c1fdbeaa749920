package org.seatkeeper.agent.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the server behind the gate is. A name is looked up away from the event loops, at the start and again now and then;
 * the newest address that was found holds. Safe from any thread.
 */
final class Target {
    private final String host;
    private final int port;
    private volatile @Nullable InetSocketAddress address;

    Target(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Looks the name up, which may block. An address in figures costs nothing. */
    void resolve() {
        try {
            address = new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException notNow) {
            // What was found before is still the best there is.
        }
    }

    /** Whether it can move. */
    boolean named() {
        try {
            var _ = InetAddress.ofLiteral(host);
            return false;
        } catch (IllegalArgumentException name) {
            return true;
        }
    }

    /** Where to connect; null while nobody knows the name. */
    @Nullable
    InetSocketAddress address() {
        return address;
    }
}
