package org.seatkeeper.agent.main;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen on.
 *
 * @param host a name or address; empty for every address of the machine, IPv4 and IPv6
 * @param port 0 to 65,535; 0 lets the system choose one
 */
public record HostPort(String host, int port) {
    /** The port of an agent where none is said. */
    public static final int PORT_DEFAULT = 7443;

    /** The highest port. */
    public static final int PORT_MAX = 65_535;

    /** Longest name of a host (RFC 1035). */
    private static final int HOST_MAX = 253;

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)\\]|([A-Za-z0-9._-]*))(?::([0-9]{1,5}))?");

    public HostPort {
        if (host.length() > HOST_MAX) {
            throw new IllegalArgumentException("a host name has at most " + HOST_MAX + " characters");
        }
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is a number from 0 to " + PORT_MAX + ", not " + port);
        }
    }

    /**
     * Reads {@code HOST:PORT}, {@code HOST}, {@code :PORT} or {@code [IPV6]:PORT}.
     *
     * @throws IllegalArgumentException in plain words, if it is none of them
     */
    public static HostPort parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            throw new IllegalArgumentException(Words.shown(text) + " is not HOST:PORT; write such as 0.0.0.0:"
                    + PORT_DEFAULT + " or [::]:" + PORT_DEFAULT);
        }
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        int port = form.group(3) == null ? PORT_DEFAULT : Integer.parseInt(form.group(3));
        return new HostPort(host, port);
    }

    /** As a socket is bound to it; looks the name up, which may block. */
    public InetSocketAddress address() {
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
