package org.seatkeeper.agent.main;

import java.net.InetSocketAddress;

/**
 * An address to listen on.
 *
 * @param host a name or a number; IPv6 without its brackets
 * @param port 0 to 65,535; 0 takes any free one
 */
public record HostPort(String host, int port) {
    /** The port where none is given. */
    public static final int PORT_DEFAULT = 7443;

    public HostPort {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("an address is HOST:PORT with a port from 0 to 65535");
        }
    }

    /** Reads {@code host:port}, {@code [ipv6]:port}, or a host alone. */
    public static HostPort parse(String text) {
        int colon = text.startsWith("[") ? text.indexOf("]:") + 1 : text.lastIndexOf(':');
        boolean bare = colon <= 0 || (!text.startsWith("[") && text.indexOf(':') != colon);
        String host = bare ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new HostPort(host, bare ? PORT_DEFAULT : Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an address is HOST:PORT with a port from 0 to 65535", e);
        }
    }

    /** Looks the name up; an unknown host gives an unresolved address. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }
}
