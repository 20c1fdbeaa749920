package org.seatkeeper.client.cli;

import picocli.CommandLine.Option;

/** Options that the verbs about the use of products share. */
final class UsageOptions {
    private UsageOptions() {}

    /** The product that a verb is about. */
    static final class OfProduct {
        @Option(names = "--product", required = true, paramLabel = "ID", description = "The product.")
        private String product = "";

        String product() {
            return product;
        }
    }

    /** The product that a list may be narrowed to. */
    static final class PerhapsProduct {
        @Option(names = "--product", paramLabel = "ID", description = "Only this product.")
        private String product = "";

        String product() {
            return product;
        }
    }

    /** How much of a list. */
    static final class Limit {
        @Option(
                names = "--limit",
                paramLabel = "N",
                description =
                        "At most so many of each server (default: ${DEFAULT-VALUE}); says so where there are more.")
        private int limit = 1000;

        int limit() {
            return limit;
        }
    }

    /** Whom an act is about. */
    static final class Who {
        @Option(names = "--user", paramLabel = "NAME", description = "The user, as the list of connections shows it.")
        private String user = "";

        @Option(names = "--device", paramLabel = "NAME", description = "The device, as the list shows it.")
        private String device = "";

        String user() {
            return user;
        }

        String device() {
            return device;
        }

        boolean nobody() {
            return user.isEmpty() && device.isEmpty();
        }
    }
}
