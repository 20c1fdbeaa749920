package org.seatkeeper.client.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Licensing modes: to look, to plan, to change once and one way, to cancel a scheduled change. */
@Command(
        name = "mode",
        description = "Licensing modes: Per Server, and Per Device or Per User.",
        subcommands = {ModeVerbs.Show.class, ModeVerbs.Plan.class, ModeVerbs.Change.class, ModeVerbs.Cancel.class})
final class ModeVerbs extends Group {

    /** The mode and its history. */
    @Command(
            name = "show",
            description = "A product's mode, every change of it, and the figures right before the one that was made.",
            footer = {"", "Example:", "  seatkeeper mode show --server berlin-01 --product mail"})
    static final class Show extends Verb {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ModeWork(session).show(product);
            }
        }
    }

    /** What a change is to be. */
    static final class Wish {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        @Option(
                names = "--to",
                required = true,
                paramLabel = "MODE",
                description = "per-device-or-user. There is no way back: per-server is refused by the server.")
        private String to = "";

        @Option(
                names = "--licenses",
                paramLabel = "move|leave",
                description = "What becomes of the Per Server licenses: they move into the pool, "
                        + "or stay unclaimed until someone claims or waives them.")
        private String licenses = "";

        @Option(
                names = "--kind",
                paramLabel = "user|device",
                description = "Who holds a seat of the pool (default: ${DEFAULT-VALUE}).")
        private String kind = "user";

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description =
                        "When, always with its offset: 2026-07-01T06:00+02:00, or 2026-07-01T04:00Z. Left out: now. "
                                + "A time without one is refused, with what to write.")
        private String at = "";

        @Option(names = "--language", paramLabel = "TAG", description = "The language of the agreement, such as de.")
        private String language = "";

        String product() {
            return product;
        }

        String to() {
            return to;
        }

        String licenses() {
            return licenses;
        }

        String kind() {
            return kind;
        }

        String at() {
            return at;
        }

        String language() {
            return language;
        }
    }

    /** The plan of a change. */
    @Command(
            name = "plan",
            description = "What changing the mode would do, and the agreement to read. Changes nothing.",
            footer = {
                "",
                "Example:",
                "  seatkeeper mode plan --server berlin-01 --product mail --to per-device-or-user --licenses move"
            })
    static final class Plan extends Verb {
        @Mixin
        private Wish wish = new Wish();

        Plan(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ModeWork(session).plan(wish);
            }
        }
    }

    /** The change. */
    @Command(
            name = "change",
            description = "Changes a product's mode, once and for all, or schedules the change with --at.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper mode change --server berlin-01 --product mail --to per-device-or-user \\",
                "      --licenses move --kind user --agree",
                "          shows the agreement's text and its hash; nothing is changed, exit code 2",
                "  seatkeeper mode change --server berlin-01 --product mail --to per-device-or-user \\",
                "      --licenses move --kind user --agree HASH --at 2026-07-01T06:00+02:00"
            })
    static final class Change extends Verb {
        @Mixin
        private Wish wish = new Wish();

        @Mixin
        private ActOptions act = new ActOptions();

        @Option(
                names = "--agree",
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "HASH",
                description = "The hash of the agreement that you read and agree to. Without a hash: shows both.")
        private @Nullable String agree;

        Change(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ModeChangeWork(session, act).change(wish, agree == null ? "" : agree);
            }
        }
    }

    /** The end of a scheduled change. */
    @Command(
            name = "cancel",
            description = "Cancels a scheduled change of mode.",
            footer = {"", "Example:", "  seatkeeper mode cancel --server berlin-01 --product mail --reason \"not yet\""
            })
    static final class Cancel extends Verb {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        @Mixin
        private ActOptions act = new ActOptions();

        Cancel(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ModeChangeWork(session, act).cancel(product);
            }
        }
    }
}
