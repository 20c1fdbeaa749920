package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The version. */
@Command(
        name = "version",
        description = "Prints the version.",
        footer = {"", "Example:", "  seatkeeper version"})
final class VersionVerb implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().getOut().println("seatkeeper " + Version.ofBuild());
    }
}
