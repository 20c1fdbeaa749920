package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The audit of a server. */
@Command(
        name = "audit",
        description = "The audit of a server: append-only and hash-chained.",
        subcommands = {
            AuditVerbs.ListAll.class,
            AuditVerbs.Verify.class,
            AuditVerbs.Accept.class,
            AuditVerbs.Export.class
        })
final class AuditVerbs extends Group {

    /** The newest records. */
    @Command(
            name = "list",
            description = "The audit, newest first.",
            footer = {"", "Example:", "  seatkeeper audit list --server berlin-01 --limit 20"})
    static final class ListAll extends Verb {
        @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit = 100;

        ListAll(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new AuditWork(session).list(limit);
            }
        }
    }

    /** The chain. */
    @Command(
            name = "verify",
            description = "Has servers recompute their audits, and holds them against the newest record this profile "
                    + "saw: a cut tail is found too. Exit code 3 where one is not intact.",
            footer = {"", "Examples:", "  seatkeeper audit verify --server berlin-01", "  seatkeeper audit verify --all"
            })
    static final class Verify extends Verb {
        Verify(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new AuditWork(session).verify();
            }
        }
    }

    /** After a restore. */
    @Command(
            name = "accept",
            description = "After a restore from a backup: verifies a server's audit and remembers its newest record in "
                    + "place of the newer one that this profile saw. An audit that is not intact is not accepted.",
            footer = {"", "Example:", "  seatkeeper audit accept --server berlin-01 --yes"})
    static final class Accept extends Verb {
        @Option(names = "--yes", description = "The missing records are understood.")
        private boolean yes;

        Accept(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new AuditWork(session).accept(yes);
            }
        }
    }

    /** All records. */
    @Command(
            name = "export",
            description = "Every record in order, one JSON object a line; with -o csv as CSV.",
            footer = {"", "Example:", "  seatkeeper audit export --server berlin-01 > berlin-01.jsonl"})
    static final class Export extends Verb {
        Export(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new AuditWork(session).export();
            }
        }
    }
}
