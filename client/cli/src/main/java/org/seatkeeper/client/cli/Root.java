package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before every verb. */
@Command(
        name = "seatkeeper",
        synopsisSubcommandLabel = "VERB",
        description = "Licensing modes and licenses of servers.",
        sortOptions = false,
        subcommands = {
            ServersVerbs.class,
            ProductsVerb.class,
            ModeVerbs.class,
            LicensesVerbs.class,
            SettingsVerbs.class,
            ConnectionsVerbs.class,
            ClientsVerbs.class,
            DenialsVerbs.class,
            PeaksVerbs.class,
            EventsVerbs.class,
            LicenseVerbs.class,
            AuditVerbs.class,
            WatchVerb.class,
            WhoamiVerb.class,
            CompletionVerb.class,
            VersionVerb.class
        },
        footer = {
            "",
            "Programs of their own, started the same way: agent, ca, gate, console, demo, bench, torture.",
            "",
            "Exit codes: 0 done, 1 internal fault, 2 usage, 3 refused by a rule, 4 not allowed, 5 no answer,",
            "6 changed meanwhile.",
            "",
            "Examples:",
            "  seatkeeper products",
            "  seatkeeper mode plan --server berlin-01 --product mail --to per-device-or-user --licenses move",
            "  seatkeeper VERB --help"
        })
final class Root implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            description = "Print the version.")
    private boolean version;

    @Override
    public void run() {
        if (!version) {
            throw new ParameterException(spec.commandLine(), "a verb is missing");
        }
        spec.commandLine().getOut().println("seatkeeper " + Version.ofBuild());
    }
}
