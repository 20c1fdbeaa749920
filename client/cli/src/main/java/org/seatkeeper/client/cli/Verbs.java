package org.seatkeeper.client.cli;

import java.lang.reflect.Constructor;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Turns a command line into a run of one verb, and whatever goes wrong into two lines and an exit code. */
final class Verbs {
    /** Longest argument, in characters: more is a slip of some program. */
    static final int ARGUMENT_MAX = 64 * 1024;

    private static final int WIDTH = 100;

    private Verbs() {}

    static int run(String[] args, Streams streams, CliEnv env) {
        var surroundings = new Surroundings(streams, env);
        try {
            return line(surroundings).execute(bounded(args));
        } catch (CliFault fault) {
            return said(surroundings, fault.cause(), fault.remedy(), fault.code());
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    private static String[] bounded(String[] args) {
        for (String arg : args) {
            if (arg.length() > ARGUMENT_MAX) {
                throw CliFault.usage(
                        "an argument is longer than " + ARGUMENT_MAX + " characters", "lists go into files");
            }
        }
        return args;
    }

    /** The command line with everything it may begin with. */
    static CommandLine line(Surroundings surroundings) {
        CommandLine line = new CommandLine(new Root(), new Factory(surroundings));
        withHelp(line);
        line.setOut(surroundings.streams().out());
        line.setErr(surroundings.streams().err());
        line.setUsageHelpWidth(WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.colors() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler((slip, _) -> slip(surroundings, slip));
        line.setExecutionExceptionHandler((failure, _, _) -> failed(surroundings, failure));
        return line;
    }

    private static void withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getSubcommands().values().forEach(Verbs::withHelp);
    }

    private static int slip(Surroundings surroundings, ParameterException slip) {
        String verb = slip.getCommandLine().getCommandSpec().qualifiedName();
        String what = String.valueOf(slip.getMessage()).lines().findFirst().orElse("");
        return said(surroundings, what, verb + " --help shows what it takes", ExitCode.USAGE);
    }

    private static int failed(Surroundings surroundings, Exception failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof CliFault fault) {
            return said(surroundings, fault.cause(), fault.remedy(), fault.code());
        }
        return said(
                surroundings,
                "this program failed: " + cause,
                "please report it, with what was typed",
                ExitCode.INTERNAL);
    }

    private static int said(Surroundings surroundings, String cause, String remedy, ExitCode code) {
        new Output(surroundings, Format.table).fault(cause, remedy);
        return code.number();
    }

    /** Makes verbs with what they are given. */
    private record Factory(Surroundings surroundings) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Constructor<K> constructor = taking(type);
            return constructor == null
                    ? CommandLine.defaultFactory().create(type)
                    : constructor.newInstance(surroundings);
        }

        private static <K> @Nullable Constructor<K> taking(Class<K> type) {
            try {
                return type.getDeclaredConstructor(Surroundings.class);
            } catch (NoSuchMethodException e) {
                return null;
            }
        }
    }
}
