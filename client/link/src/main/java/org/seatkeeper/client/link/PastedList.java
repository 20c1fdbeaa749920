package org.seatkeeper.client.link;

import java.util.List;
import org.seatkeeper.client.fleet.ServerName;

/**
 * What a pasted list of servers says.
 *
 * @param servers the lines that could be read, in their order
 * @param faults the lines that could not: "line 3: what is wrong"
 */
public record PastedList(List<Line> servers, List<String> faults) {
    public PastedList {
        servers = List.copyOf(servers);
        faults = List.copyOf(faults);
    }

    /** One server: the name as given, or made from the address. */
    public record Line(ServerName name, Address address) {}
}
