package org.seatkeeper.client.console.servers;

import java.util.List;
import org.seatkeeper.client.fleet.ServerName;

/**
 * What a pasted list of servers says.
 *
 * @param lines those that could be read, in their order
 * @param faults those that could not: "line 3: what is wrong"
 */
public record Pasted(List<Line> lines, List<String> faults) {
    public Pasted {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** One server: the name as given, or made from the address. */
    public record Line(ServerName name, String address) {}
}
