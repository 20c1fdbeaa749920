package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Events: what the administrator should know of. */
@Command(
        name = "events",
        description = "What the administrator should know of, raised once and cleared when it is over.",
        subcommands = EventsVerbs.ListAll.class)
final class EventsVerbs extends Group {

    /** The events. */
    @Command(
            name = "list",
            description = "Events of servers, newest first: what happened, since when, and what to do about it.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper events list --server berlin-01",
                "  seatkeeper events list --all --product mail -o json"
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
                return new ListWork(session).run(new UsageLists(session.output()).events(of.product()), limit.limit());
            }
        }
    }
}
