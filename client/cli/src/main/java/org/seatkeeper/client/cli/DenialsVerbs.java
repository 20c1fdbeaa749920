package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Denials: who was turned away, and what to do about it. */
@Command(
        name = "denials",
        description = "Clients that were turned away, and what to do about it.",
        subcommands = DenialsVerbs.ListAll.class)
final class DenialsVerbs extends Group {

    /** The denials. */
    @Command(
            name = "list",
            description = "Refusals by client and day, newest first; of a product that observes, those that would "
                    + "have been.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper denials list --server berlin-01",
                "  seatkeeper denials list --all --product mail -o json"
            })
    static final class ListAll extends Verb {
        @Mixin
        private UsageOptions.PerhapsProduct of = new UsageOptions.PerhapsProduct();

        @Mixin
        private UsageOptions.Limit limit = new UsageOptions.Limit();

        ListAll(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ListWork(session).run(new UsageLists(session.output()).denials(of.product()), limit.limit());
            }
        }
    }
}
