package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The merged list. */
@Command(
        name = "products",
        description =
                "Products of servers, merged: mode, licenses, in use, free, peak, refused today, status. Servers are asked at once; "
                        + "exit code 5 where one did not answer.",
        footer = {
            "",
            "Examples:",
            "  seatkeeper products",
            "  seatkeeper products --all --status over",
            "  seatkeeper products --server @berlin -o csv > berlin.csv",
            "  seatkeeper products --all --filter 'mode:per-server licenses>=40 -is:gone'"
        })
final class ProductsVerb extends Verb {
    @Option(names = "--product", paramLabel = "ID", description = "Only this product.")
    private String product = "";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only this status: over, at-limit, not-reporting, scheduled, ok.")
    private String status = "";

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description =
                    "Only what fits, in the words of the console's filter field: server, site, tag, product, mode, "
                            + "status, is, licenses, unclaimed. Servers that do not answer are shown where their name and tags fit.")
    private String filter = "";

    ProductsVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        return new ProductsWork(product, status, filter).run(surroundings(), globals());
    }
}
