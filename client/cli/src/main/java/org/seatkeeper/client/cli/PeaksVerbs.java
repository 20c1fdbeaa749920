package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Peaks: the use of a product over time. */
@Command(
        name = "peaks",
        description = "The use of a product over time, and the periods in which its peak is measured.",
        subcommands = {PeaksVerbs.Show.class, PeaksVerbs.Reset.class})
final class PeaksVerbs extends Group {

    /** Which part of the history. */
    static final class Wish {
        @Option(
                names = "--span",
                paramLabel = "5m|hour|day",
                description = "How long one sample lasts (default: ${DEFAULT-VALUE}).")
        private String span = "hour";

        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "Since when, with its offset: 2026-07-01T06:00+02:00. Left out: as far back as is kept.")
        private String from = "";

        @Option(names = "--until", paramLabel = "TIME", description = "Up to when, likewise. Left out: now.")
        private String until = "";

        @Option(names = "--periods", description = "The measuring periods alone; in csv, instead of the samples.")
        private boolean periods;

        String span() {
            return span;
        }

        String from() {
            return from;
        }

        String until() {
            return until;
        }

        boolean periods() {
            return periods;
        }
    }

    /** The history. */
    @Command(
            name = "show",
            description = "Most and mean connections, refusals and demand in each span of time, and the measuring "
                    + "periods. The newest 5,000 samples.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper peaks show --server berlin-01 --product mail --span day",
                "  seatkeeper peaks show --product mail --span 5m --from 2026-07-01T00:00Z -o csv > july.csv"
            })
    static final class Show extends Verb {
        @Mixin
        private UsageOptions.OfProduct of = new UsageOptions.OfProduct();

        @Mixin
        private Wish wish = new Wish();

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new PeaksWork(session).show(of.product(), wish);
            }
        }
    }

    /** A new period. */
    @Command(
            name = "reset",
            description = "Starts a new measuring period: the peak begins anew with the present use. The one before "
                    + "stays in the history.",
            footer = {
                "",
                "Example:",
                "  seatkeeper peaks reset --server berlin-01 --product mail --reason \"licenses were added\""
            })
    static final class Reset extends Verb {
        @Mixin
        private UsageOptions.OfProduct of = new UsageOptions.OfProduct();

        @Mixin
        private ActOptions act = new ActOptions();

        Reset(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new PeaksWork(session).reset(of.product(), act);
            }
        }
    }
}
