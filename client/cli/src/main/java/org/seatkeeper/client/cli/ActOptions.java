package org.seatkeeper.client.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may stand behind every verb that changes something on a server. */
final class ActOptions {
    @Option(names = "--dry-run", description = "Ask for the verdict and the before and after; change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask again.")
    private boolean yes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit; at most 500 characters.")
    private String reason = "";

    @Option(
            names = "--operation-id",
            paramLabel = "UUID",
            description = "The id of the act: asking again with the same one is safe. Made where it is left out.")
    private @Nullable String operationId;

    @Option(
            names = "--expect",
            paramLabel = "N",
            description = "The product's revision that was looked at; the act fails where it moved since. "
                    + "Left out: the present one.")
    private long expect;

    boolean dryRun() {
        return dryRun;
    }

    boolean yes() {
        return yes;
    }

    String reason() {
        return reason;
    }

    @Nullable
    String operationId() {
        return operationId;
    }

    long expect() {
        return expect;
    }
}
