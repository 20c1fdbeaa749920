package org.seatkeeper.client.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.seatkeeper.client.fleet.ServerName;

/** Reads a pasted list of servers: one a line, empty lines and lines that begin with # left out. */
final class PastedLists {
    private static final int TEXT_MAX = 4 * 1024 * 1024;
    private static final int FAULTS_MAX = 100;
    private static final Pattern GAP = Pattern.compile("[\\s,;]+");

    private PastedLists() {}

    static PastedList read(String pasted) {
        var servers = new ArrayList<PastedList.Line>();
        var faults = new ArrayList<String>();
        if (pasted.length() > TEXT_MAX) {
            return new PastedList(List.of(), List.of("the list is longer than " + TEXT_MAX + " characters"));
        }
        int number = 0;
        for (String line : pasted.lines().toList()) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || faults.size() == FAULTS_MAX) {
                continue;
            }
            if (servers.size() == ServerEntry.SERVERS_MAX) {
                faults.add("line " + number + ": the list has more than " + ServerEntry.SERVERS_MAX + " servers");
                break;
            }
            try {
                servers.add(server(text));
            } catch (IllegalArgumentException e) {
                faults.add("line " + number + ": " + e.getMessage());
            }
        }
        return new PastedList(servers, faults);
    }

    private static PastedList.Line server(String text) {
        List<String> parts = List.of(GAP.split(text));
        if (parts.size() > 2) {
            throw new IllegalArgumentException("a line is a name and an address, or an address");
        }
        Address address = Address.parse(parts.getLast());
        return new PastedList.Line(parts.size() == 2 ? new ServerName(parts.getFirst()) : nameOf(address), address);
    }

    /** A name for an address: the host, with other characters made hyphens. */
    static ServerName nameOf(Address address) {
        String text = switch (address) {
            case Address.Tcp tcp -> tcp.port() == Address.DEFAULT_PORT ? tcp.host() : tcp.host() + "-" + tcp.port();
            case Address.LocalSocket socket -> "local" + socket.path();
        };
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return new ServerName(name.substring(0, Math.min(name.length(), ServerName.LENGTH_MAX)));
    }
}
