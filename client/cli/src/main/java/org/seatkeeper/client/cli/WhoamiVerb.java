package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;

/** Who the caller is to servers. */
@Command(
        name = "whoami",
        description = "Who you are to servers, by which door, and what you may do there.",
        footer = {"", "Examples:", "  seatkeeper whoami", "  seatkeeper whoami --server berlin-01"})
final class WhoamiVerb extends Verb {
    WhoamiVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        try (var session = new Session(surroundings(), globals())) {
            return new WhoamiWork(session).run();
        }
    }
}
