package org.seatkeeper.client.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where an agent is reached. */
public sealed interface Address {
    /** The port an agent listens on unless told otherwise. */
    int DEFAULT_PORT = 7443;

    /** Longest host name, in characters (RFC 1035). */
    int HOST_LENGTH_MAX = 253;

    /** Longest path of a local socket, in bytes: what the system's address holds. */
    int PATH_BYTES_MAX = 107;

    /**
     * Over the network.
     *
     * @param host a name, an IPv4 address, or an IPv6 address without brackets
     * @param port 1 to 65,535
     */
    record Tcp(String host, int port) implements Address {
        public Tcp {
            if (host.isEmpty()
                    || host.length() > HOST_LENGTH_MAX
                    || !host.chars().allMatch(Tcp::allowed)) {
                throw new IllegalArgumentException(
                        "a host has 1 to " + HOST_LENGTH_MAX + " letters, digits, dots, hyphens and colons");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("a port is a number from 1 to 65535");
            }
        }

        private static boolean allowed(int c) {
            return c < 128
                    && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '%');
        }

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** On this machine, through a Unix domain socket. */
    record LocalSocket(Path path) implements Address {
        public LocalSocket {
            if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_MAX) {
                throw new IllegalArgumentException(
                        "the path of a local socket has at most " + PATH_BYTES_MAX + " bytes");
            }
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [v6]:port} or an absolute path.
     *
     * @throws IllegalArgumentException saying what is wrong, in words for a person
     */
    static Address parse(String text) {
        if (text.startsWith("/")) {
            return new LocalSocket(Path.of(text));
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("an IPv6 address in brackets needs its closing bracket");
            }
            String rest = text.substring(end + 1);
            return new Tcp(text.substring(1, end), rest.isEmpty() ? DEFAULT_PORT : port(rest));
        }
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            return new Tcp(text, DEFAULT_PORT);
        }
        return new Tcp(text.substring(0, colon), port(text.substring(colon)));
    }

    private static int port(String colonAndPort) {
        if (!colonAndPort.matches(":[0-9]{1,5}")) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
        return Integer.parseInt(colonAndPort.substring(1));
    }
}
