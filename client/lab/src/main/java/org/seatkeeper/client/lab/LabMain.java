package org.seatkeeper.client.lab;

import java.util.Arrays;
import java.util.List;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.bench.Bench;
import org.seatkeeper.client.lab.demo.Demo;
import org.seatkeeper.client.lab.fuzz.FuzzVerb;
import org.seatkeeper.client.lab.torture.TortureVerb;
import org.seatkeeper.client.lab.torture.grants.GrantTortureVerb;
import org.seatkeeper.client.lab.torture.histories.HistoriesVerb;

/** Entry of the verbs that start whole sites on this machine: hands over to the one that was named. */
public final class LabMain {
    private static final int USAGE = 2;

    private LabMain() {}

    /** Runs a verb and exits with its code: 0 done, 1 something is wrong, 2 wrong usage. */
    public static void main(String[] args) {
        Streams streams = Streams.ofProcess();
        int code = run(List.of(args), streams);
        streams.out().flush();
        streams.err().flush();
        System.exit(code);
    }

    static int run(List<String> args, Streams streams) {
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case "bench" -> Bench.run(rest, streams);
            case "demo" -> Demo.run(rest, streams);
            case "torture" -> torture(rest, streams);
            case "fuzz" -> FuzzVerb.run(rest, streams);
            default -> {
                Arrays.stream(HELP).forEach(streams.err()::println);
                yield USAGE;
            }
        };
    }

    private static int torture(List<String> args, Streams streams) {
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case "grants" -> GrantTortureVerb.run(args.subList(1, args.size()), streams);
            case "histories" -> HistoriesVerb.run(args.subList(1, args.size()), streams);
            default -> TortureVerb.run(args, streams);
        };
    }

    private static final String[] HELP = {
        "seatkeeper bench fleet [-o json] [--agents N,...] [--blocks K] [--seconds S] [--others PERCENT]"
                + " [--only PART] [--short]",
        "    Measures agents and a console beside bare gRPC and holds them against their gates (docs/performance.md).",
        "seatkeeper bench grants [-o json] [--blocks K] [--seconds S] [--others PERCENT] [--only PART] [--short]",
        "    Measures durable grants beside the wire and the disk alone, a million that live, and Redis, etcd, PostgreSQL.",
        "seatkeeper bench --install-peers",
        "    Has the distribution install those three, and strace, which counts syncs. For root.",
        "seatkeeper bench gate [-o json] [--blocks K] [--seconds S] [--others PERCENT] [--short]",
        "    The same for bytes through a gate, beside a bare relay.",
        "seatkeeper demo [--servers N] [--seed S] [--keep DIR] [--tour --out DIR]",
        "    A small company on this machine, to look at; 'seatkeeper demo --help' says more.",
        "seatkeeper torture grants [--cycles N] [--seed S] [--writers N] [--out DIR]",
        "seatkeeper torture histories [--count N] [--seed S] [--same yes] [--out DIR]",
        "    Lets callers of an agent meet faults, and looks whether one order of steps explains what they were told.",
        "seatkeeper torture [--cycles N] [--seed S] [--writers N] [--out DIR]",
        "    Kills a real agent under load, again and again, and holds what it kept against what it acknowledged.",
        "seatkeeper fuzz [--inputs N] [--seed S]",
        "    Sends inputs of every kind to every method of an agent and demands a declared answer to each.",
    };
}
