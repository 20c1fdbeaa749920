package org.seatkeeper.client.console.servers;

import java.util.Optional;
import org.seatkeeper.client.fleet.ServerName;

/** Names of servers as they are typed. */
final class Names {
    private Names() {}

    /** The name, if it is one. */
    static Optional<ServerName> read(String typed) {
        try {
            return Optional.of(new ServerName(typed.strip()));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** What is wrong with it, in a sentence; empty where nothing is, or nothing was typed. */
    static String problem(String typed) {
        return typed.isBlank() || read(typed).isPresent()
                ? ""
                : "A name has 1 to 64 letters, digits, dots, hyphens and underscores.";
    }

    /** A name for an address: its host. */
    static String suggested(String address) {
        String host = address.strip().replaceFirst(":[0-9]*$", "");
        int dot = host.indexOf('.');
        boolean numbers = host.matches("[0-9.:\\[\\]]+");
        return (dot > 0 && !numbers ? host.substring(0, dot) : host).replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
