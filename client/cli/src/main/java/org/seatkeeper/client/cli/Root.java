package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What stands before every verb. */
@Command(
        name = "seatkeeper",
        synopsisSubcommandLabel = "VERB",
        description = "Licensing modes and licenses of servers.",
        sortOptions = false)
final class Root implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            description = "Print the version.")
    private boolean version;

    @Override
    public void run() {
        if (version) {
            spec.commandLine().getOut().println("seatkeeper " + Version.ofBuild());
            return;
        }
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
