package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes as they happen. */
@Command(
        name = "watch",
        description = "Shows servers' state and every change of it until stopped; exit code 5 where a server goes "
                + "away. With -o json: one object a line.",
        footer = {
            "",
            "Examples:",
            "  seatkeeper watch --server berlin-01",
            "  seatkeeper watch --all -o json | tee changes.jsonl"
        })
final class WatchVerb extends Verb {
    @Option(names = "--count", paramLabel = "N", description = "Stop after so many messages; 0 never (default).")
    private long count;

    WatchVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        try (var session = new Session(surroundings(), globals())) {
            return new WatchWork(session, count).run();
        }
    }
}
