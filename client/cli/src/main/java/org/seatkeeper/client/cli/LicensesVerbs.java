package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Licenses: purchases, removals, transfers, corrections, and what a change of mode left behind. */
@Command(
        name = "licenses",
        description = "Licenses of products: the purchase history and every way to add to it.",
        subcommands = {
            LicensesVerbs.ListAll.class,
            LicensesVerbs.Add.class,
            LicensesVerbs.Remove.class,
            LicensesVerbs.Move.class,
            LicensesVerbs.Reverse.class,
            LicensesVerbs.Claim.class,
            LicensesVerbs.Waive.class
        })
final class LicensesVerbs extends Group {

    /** The purchase history. */
    @Command(
            name = "list",
            description = "The purchase history, newest first.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper licenses list --server berlin-01",
                "  seatkeeper licenses list --server berlin-01 --product mail --limit 1000 -o csv"
            })
    static final class ListAll extends Verb {
        @Option(names = "--product", paramLabel = "ID", description = "Only this product.")
        private String product = "";

        @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit = 100;

        ListAll(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new LicensesListWork(session).run(product, limit);
            }
        }
    }

    /** What a purchase or removal is of. */
    static final class Amount {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        @Option(
                names = {"-n", "--quantity"},
                required = true,
                paramLabel = "N",
                description = "How many licenses, 1 to 999,999.")
        private String quantity = "";

        @Option(names = "--comment", paramLabel = "TEXT", description = "For the purchase history.")
        private String comment = "";

        String product() {
            return product;
        }

        String quantity() {
            return quantity;
        }

        String comment() {
            return comment;
        }
    }

    /** Which licenses. */
    static final class Pool {
        @Option(
                names = "--pool",
                paramLabel = "user|device",
                description = "Licenses of the pool for seats of that kind, instead of Per Server ones.")
        private String pool = "";

        String pool() {
            return pool;
        }
    }

    /** A purchase. */
    @Command(
            name = "add",
            description = "Books a purchase.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper licenses add --server berlin-01 --product mail -n 25 --comment \"order 4711\"",
                "  seatkeeper licenses add --server berlin-01 --product mail -n 25 --pool user"
            })
    static final class Add extends Verb {
        @Mixin
        private Amount amount = new Amount();

        @Mixin
        private Pool pool = new Pool();

        @Mixin
        private ActOptions act = new ActOptions();

        @Option(names = "--order-ref", paramLabel = "TEXT", description = "The order's number.")
        private String orderRef = "";

        @Option(names = "--despite-unclaimed", description = "Buy although licenses of this product are unclaimed.")
        private boolean despiteUnclaimed;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new LicensesWork(session, act).add(amount, pool.pool(), orderRef, despiteUnclaimed);
            }
        }
    }

    /** A removal. */
    @Command(
            name = "remove",
            description = "Books a removal.",
            footer = {
                "",
                "Example:",
                "  seatkeeper licenses remove --server berlin-01 --product mail -n 5 --reason sold"
            })
    static final class Remove extends Verb {
        @Mixin
        private Amount amount = new Amount();

        @Mixin
        private Pool pool = new Pool();

        @Mixin
        private ActOptions act = new ActOptions();

        @Option(names = "--force", description = "Go below what is in use; needs --reason. Nobody is cut off.")
        private boolean force;

        Remove(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new LicensesWork(session, act).remove(amount, pool.pool(), force);
            }
        }
    }

    /** A transfer. */
    @Command(
            name = "transfer",
            description = "Moves Per Server licenses to another server: out there, then in here, under one id.",
            footer = {
                "",
                "Example:",
                "  seatkeeper licenses transfer --server berlin-01 --to berlin-02 --product mail -n 10"
            })
    static final class Move extends Verb {
        @Option(names = "--to", required = true, paramLabel = "NAME", description = "The server that gets them.")
        private String to = "";

        @Mixin
        private Amount amount = new Amount();

        @Mixin
        private ActOptions act = new ActOptions();

        Move(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new TransferWork(session, act).run(amount, to);
            }
        }
    }

    /** A correction. */
    @Command(
            name = "reverse",
            description = "Corrects an entry by one of the opposite sign.",
            footer = {
                "",
                "Example:",
                "  seatkeeper licenses reverse --server berlin-01 --entry UUID --reason \"typed twice\""
            })
    static final class Reverse extends Verb {
        @Option(names = "--entry", required = true, paramLabel = "UUID", description = "The entry's id.")
        private String entry = "";

        @Option(names = "--comment", paramLabel = "TEXT", description = "For the purchase history.")
        private String comment = "";

        @Mixin
        private ActOptions act = new ActOptions();

        Reverse(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new LicensesWork(session, act).reverse(entry, comment);
            }
        }
    }

    /** What a change of mode left behind. */
    static final class Left {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        @Option(
                names = "--conversion",
                paramLabel = "UUID",
                description = "The change of mode that left them. Left out: the only one there is.")
        private String conversion = "";

        String product() {
            return product;
        }

        String conversion() {
            return conversion;
        }
    }

    /** Taking it. */
    @Command(
            name = "claim",
            description = "Moves the licenses that a change of mode left behind into the pool.",
            footer = {"", "Example:", "  seatkeeper licenses claim --server berlin-01 --product mail --kind user"})
    static final class Claim extends Verb {
        @Mixin
        private Left left = new Left();

        @Option(names = "--kind", paramLabel = "user|device", description = "The pool's kind of seat (default: user).")
        private String kind = "user";

        @Mixin
        private ActOptions act = new ActOptions();

        Claim(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new LicensesWork(session, act).claim(left, kind);
            }
        }
    }

    /** Writing it off. */
    @Command(
            name = "waive",
            description = "Writes off the licenses that a change of mode left behind. Needs --reason.",
            footer = {
                "",
                "Example:",
                "  seatkeeper licenses waive --server berlin-01 --product mail --reason \"lease ended\""
            })
    static final class Waive extends Verb {
        @Mixin
        private Left left = new Left();

        @Mixin
        private ActOptions act = new ActOptions();

        Waive(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new LicensesWork(session, act).waive(left);
            }
        }
    }
}
