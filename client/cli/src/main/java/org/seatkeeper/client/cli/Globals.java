package org.seatkeeper.client.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What may stand behind every verb that asks servers. */
final class Globals {
    @Option(
            names = {"-s", "--server"},
            split = ",",
            paramLabel = "NAME",
            description = "The servers to ask, by name; @TAG is all that have that tag. "
                    + "Without it: the agent of this machine, where there is one.")
    private List<String> servers = new ArrayList<>();

    @Option(names = "--all", description = "All servers of the profile that are not set aside.")
    private boolean all;

    @Option(names = "--profile", paramLabel = "NAME", description = "The profile to use (default: ${DEFAULT-VALUE}).")
    private String profile = "default";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, json or csv (default: ${DEFAULT-VALUE}).")
    private Format output = Format.table;

    List<String> servers() {
        return servers;
    }

    boolean all() {
        return all;
    }

    String profile() {
        return profile;
    }

    Format output() {
        return output;
    }
}
