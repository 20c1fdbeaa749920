package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Clients: who used a product that is Per Device or Per User. */
@Command(
        name = "clients",
        description = "Clients of products in the mode Per Device or Per User.",
        subcommands = ClientsVerbs.ListAll.class)
final class ClientsVerbs extends Group {

    /** The clients. */
    @Command(
            name = "list",
            description = "Who used a product, by first access, and who of them a seat of the pool covers.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper clients list --server berlin-01 --product mail",
                "  seatkeeper clients list --all --product mail --limit 100000 -o csv > clients.csv"
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
                return new ListWork(session).run(new UsageLists(session.output()).clients(of.product()), limit.limit());
            }
        }
    }
}
