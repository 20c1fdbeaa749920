package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Connections: who is on a product now, ending one, and letting a client in again. */
@Command(
        name = "connections",
        description = "Connections to a product: who is on it now, ending one, and blocks.",
        subcommands = {ConnectionsVerbs.ListAll.class, ConnectionsVerbs.Evict.class, ConnectionsVerbs.Unblock.class})
final class ConnectionsVerbs extends Group {

    /** The connections. */
    @Command(
            name = "list",
            description = "Open and held connections of a product, longest open first.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper connections list --server berlin-01 --product mail",
                "  seatkeeper connections list --server @berlin --product mail -o csv"
            })
    static final class ListAll extends Verb {
        @Mixin
        private UsageOptions.OfProduct of = new UsageOptions.OfProduct();

        @Mixin
        private UsageOptions.Limit limit = new UsageOptions.Limit();

        ListAll(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ListWork(session)
                        .run(new UsageLists(session.output()).connections(of.product()), limit.limit());
            }
        }
    }

    /** The end of one. */
    @Command(
            name = "evict",
            description = "Ends a connection: all its handles. Needs --reason.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper connections evict --server berlin-01 --product mail --number 4711 --reason idle",
                "  seatkeeper connections evict --product mail --user alice --device ws-7 --reason stolen --block 2h"
            })
    static final class Evict extends Verb {
        @Mixin
        private UsageOptions.OfProduct of = new UsageOptions.OfProduct();

        @Mixin
        private UsageOptions.Who who = new UsageOptions.Who();

        @Option(names = "--number", paramLabel = "N", description = "The connection's number; or --user and --device.")
        private String number = "";

        @Option(
                names = "--block",
                paramLabel = "TIME",
                description = "Do not let the client in again for so long, such as 30m, 2h or 7d; at most 366 days.")
        private String block = "0";

        @Mixin
        private ActOptions act = new ActOptions();

        Evict(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ConnectionsWork(session, act).evict(of.product(), number, who, block);
            }
        }
    }

    /** The end of a block. */
    @Command(
            name = "unblock",
            description = "Lifts a block before its time: the client is let in again.",
            footer = {
                "",
                "Example:",
                "  seatkeeper connections unblock --server berlin-01 --product mail --user alice --device ws-7"
            })
    static final class Unblock extends Verb {
        @Mixin
        private UsageOptions.OfProduct of = new UsageOptions.OfProduct();

        @Mixin
        private UsageOptions.Who who = new UsageOptions.Who();

        @Mixin
        private ActOptions act = new ActOptions();

        Unblock(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ConnectionsWork(session, act).unblock(of.product(), who);
            }
        }
    }
}
