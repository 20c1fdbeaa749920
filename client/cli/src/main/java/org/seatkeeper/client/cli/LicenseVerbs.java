package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One license for one client: what a product without a library of its own asks from scripts. */
@Command(
        name = "license",
        description = "One license for one client, for scripts of server products: request, renew, release, query. "
                + "Asked at the license socket of this machine's agent, or over --server.",
        subcommands = {
            LicenseVerbs.Request.class,
            LicenseVerbs.Renew.class,
            LicenseVerbs.Release.class,
            LicenseVerbs.Query.class
        })
final class LicenseVerbs extends Group {

    /** Where, and for which product. */
    static final class Asked {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        @Option(
                names = "--socket",
                paramLabel = "PATH",
                description = "The license socket, or an agent's data directory. Left out: "
                        + "SEATKEEPER_LICENSE_SOCKET, or that of an installed agent.")
        private String socket = "";

        String product() {
            return product;
        }

        String socket() {
            return socket;
        }
    }

    /** A grant that lives. */
    static final class Granted {
        @Option(names = "--handle", required = true, paramLabel = "UUID", description = "As request printed it.")
        private String handle = "";

        @Option(
                names = "--fence",
                paramLabel = "N",
                description = "As request printed it; an older one is refused. Left out: whichever it has.")
        private String fence = "0";

        String handle() {
            return handle;
        }

        String fence() {
            return fence;
        }
    }

    /** For whom, and for how long. */
    static final class Wish {
        @Option(names = "--user", paramLabel = "NAME", description = "The account, as the product knows it.")
        private String user = "";

        @Option(names = "--device", paramLabel = "NAME", description = "The client's machine: a name or an address.")
        private String device = "";

        @Option(names = "--address", paramLabel = "IP", description = "The address that the client connects from.")
        private String address = "";

        @Option(
                names = "--lease",
                paramLabel = "TIME",
                description = "How long it lives without a renewal, 10s to 1d. Left out: as the product is set.")
        private String lease = "0";

        @Option(
                names = "--handle",
                paramLabel = "UUID",
                description =
                        "Names this connection; asking again with the same one is safe. Made where it is left out.")
        private String handle = "";

        String user() {
            return user;
        }

        String device() {
            return device;
        }

        String address() {
            return address;
        }

        String lease() {
            return lease;
        }

        String handle() {
            return handle;
        }
    }

    /** The request. */
    @Command(
            name = "request",
            description = "Asks for a license and prints its handle and fence. Refused: exit code 3, cause and remedy "
                    + "on standard error.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper license request --product mail --user \"$PAM_USER\" --device \"$PAM_RHOST\"",
                "  read -r handle fence < <(seatkeeper license request --product mail --user alice --lease 1h)"
            })
    static final class Request extends Verb {
        @Mixin
        private Asked asked = new Asked();

        @Mixin
        private Wish wish = new Wish();

        Request(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var door = LicenseDoor.open(surroundings(), globals(), asked.socket())) {
                return new LicenseWork(door, asked.product()).request(wish);
            }
        }
    }

    /** The renewal. */
    @Command(
            name = "renew",
            description = "Starts a lease anew with its full length.",
            footer = {
                "",
                "Example:",
                "  seatkeeper license renew --product mail --handle \"$handle\" --fence \"$fence\""
            })
    static final class Renew extends Verb {
        @Mixin
        private Asked asked = new Asked();

        @Mixin
        private Granted granted = new Granted();

        Renew(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var door = LicenseDoor.open(surroundings(), globals(), asked.socket())) {
                return new LicenseWork(door, asked.product()).renew(granted);
            }
        }
    }

    /** The release. */
    @Command(
            name = "release",
            description = "Gives a license back. Done before: done all the same.",
            footer = {
                "",
                "Example:",
                "  seatkeeper license release --product mail --handle \"$handle\" --fence \"$fence\""
            })
    static final class Release extends Verb {
        @Mixin
        private Asked asked = new Asked();

        @Mixin
        private Granted granted = new Granted();

        Release(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var door = LicenseDoor.open(surroundings(), globals(), asked.socket())) {
                return new LicenseWork(door, asked.product()).release(granted);
            }
        }
    }

    /** The question. */
    @Command(
            name = "query",
            description = "How many licenses a product has and uses, and whether a handle lives.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper license query --product mail",
                "  seatkeeper license query --product mail --handle \"$handle\" -o json"
            })
    static final class Query extends Verb {
        @Mixin
        private Asked asked = new Asked();

        @Option(names = "--handle", paramLabel = "UUID", description = "Say what became of this one too.")
        private String handle = "";

        Query(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var door = LicenseDoor.open(surroundings(), globals(), asked.socket())) {
                return new LicenseWork(door, asked.product()).query(handle);
            }
        }
    }
}
