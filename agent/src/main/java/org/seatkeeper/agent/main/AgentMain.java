package org.seatkeeper.agent.main;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Entry of {@code seatkeeper agent ...} and {@code seatkeeper ca ...}: hands over to the verb. */
public final class AgentMain {
    /** Wrong usage. */
    static final int USAGE = 2;

    private AgentMain() {}

    /** Runs a verb and exits with its code: 0 done, 1 fault, 2 wrong usage. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help") || args.contains("-h")) {
            return help(out);
        }
        if (args.size() >= 2 && args.getFirst().equals("agent")) {
            List<String> rest = args.subList(2, args.size());
            return switch (args.get(1)) {
                case "init" -> AgentInit.run(rest, InstantSource.system(), out, err);
                case "run" -> AgentRun.run(rest, out, err);
                default -> usage(err);
            };
        }
        if (args.size() >= 2 && args.getFirst().equals("ca") && args.get(1).equals("init")) {
            return CaInit.run(args.subList(2, args.size()), InstantSource.system(), out, err);
        }
        if (args.equals(List.of("--train"))) {
            return Training.run(err);
        }
        if (args.size() >= 2
                && (args.getFirst().equals(Training.MAKE) || args.getFirst().equals(Training.ASK))) {
            return Training.part(args, err);
        }
        return usage(err);
    }

    private static int help(PrintStream out) {
        Arrays.stream(HELP).forEach(out::println);
        return 0;
    }

    private static int usage(PrintStream err) {
        Arrays.stream(HELP).forEach(err::println);
        return USAGE;
    }

    private static final String[] HELP = {
        "seatkeeper agent init DIR [--name NAME] [--site NAME] [--ca DIR] [--listen HOST:PORT]",
        "    Makes the data directory of an agent: its certificate, its store, credentials for an administrator and a viewer.",
        "seatkeeper agent run [--until-stdin-closes] DIR [DIR ...]",
        "    Runs the agent (or several in one process) until it is told to stop with SIGTERM, or until whoever started it",
        "    and holds its standard input ends, however that ends.",
        "seatkeeper ca init DIR",
        "    Makes a certificate authority for several agents.",
        "",
        "Examples:",
        "    seatkeeper agent init /var/lib/seatkeeper --listen 0.0.0.0:7443",
        "    seatkeeper agent run /var/lib/seatkeeper"
    };
}
