package org.seatkeeper.client.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** Turns a command line into a run of one verb. */
final class Verbs {
    private Verbs() {}

    static int run(String[] args, Streams streams, CliEnv env) {
        CommandLine line = new CommandLine(new Root());
        withHelp(line);
        line.setOut(streams.out());
        line.setErr(streams.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(streams, env.variables())));
        int code = line.execute(args);
        streams.out().flush();
        streams.err().flush();
        return code;
    }

    private static void withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getSubcommands().values().forEach(Verbs::withHelp);
    }

    private static Ansi ansi(Streams streams, Map<String, String> variables) {
        return streams.terminal() && variables.getOrDefault("NO_COLOR", "").isEmpty() ? Ansi.ON : Ansi.OFF;
    }
}
