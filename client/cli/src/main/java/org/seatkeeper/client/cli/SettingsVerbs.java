package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings: how a product counts on a server. */
@Command(
        name = "settings",
        description = "How products count: enforcement, grace, hold, connection key, machine accounts, lease.",
        subcommands = {SettingsVerbs.Show.class, SettingsVerbs.Set.class})
final class SettingsVerbs extends Group {

    /** The settings now. */
    @Command(
            name = "show",
            description = "How products count.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper settings show --server berlin-01",
                "  seatkeeper settings show --all --product mail"
            })
    static final class Show extends Verb {
        @Mixin
        private UsageOptions.PerhapsProduct of = new UsageOptions.PerhapsProduct();

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new SettingsWork(session).show(of.product());
            }
        }
    }

    /** What is to be set; whatever is left out stays as it is. */
    static final class Wish {
        @Option(
                names = "--enforcement",
                paramLabel = "observe|enforce",
                description = "Whether Per Server limits turn clients away.")
        private String enforcement = "";

        @Option(names = "--grace", paramLabel = "N", description = "Connections let in over the number on purpose.")
        private String grace = "";

        @Option(
                names = "--hold",
                paramLabel = "TIME",
                description = "How long a connection keeps its place after it closes, such as 15m; at most 1d.")
        private String hold = "";

        @Option(
                names = "--key",
                paramLabel = "device-and-user|device-only",
                description = "What makes two connections the same one. device-only is for terminal hosts.")
        private String key = "";

        @Option(
                names = "--machine-accounts",
                paramLabel = "ignore|as-device|count",
                description = "How machine accounts and services count.")
        private String machineAccounts = "";

        @Option(
                names = "--lease",
                paramLabel = "TIME",
                description = "Length of a lease where the product names none, 10s to 1d.")
        private String lease = "";

        String enforcement() {
            return enforcement;
        }

        String grace() {
            return grace;
        }

        String hold() {
            return hold;
        }

        String key() {
            return key;
        }

        String machineAccounts() {
            return machineAccounts;
        }

        String lease() {
            return lease;
        }

        boolean nothing() {
            return (enforcement + grace + hold + key + machineAccounts + lease).isEmpty();
        }
    }

    /** Other settings. */
    @Command(
            name = "set",
            description = "Changes how a product counts; what is not named stays. It takes effect for what is asked "
                    + "from then on: nobody is cut off.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper settings set --server berlin-01 --product mail --enforcement enforce --grace 2",
                "  seatkeeper settings set --server @terminal --product mail --key device-only --dry-run"
            })
    static final class Set extends Verb {
        @Mixin
        private UsageOptions.OfProduct of = new UsageOptions.OfProduct();

        @Mixin
        private Wish wish = new Wish();

        @Mixin
        private ActOptions act = new ActOptions();

        Set(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new SettingsWork(session).set(of.product(), wish, act);
            }
        }
    }
}
