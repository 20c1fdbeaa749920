package org.seatkeeper.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The merged list. */
@Command(
        name = "products",
        description = "Products of servers, merged: mode, licenses, in use, peak, status. Servers are asked at once; "
                + "exit code 5 where one did not answer.",
        footer = {
            "",
            "Examples:",
            "  seatkeeper products",
            "  seatkeeper products --all --status over",
            "  seatkeeper products --server @berlin -o csv > berlin.csv"
        })
final class ProductsVerb extends Verb {
    @Option(names = "--product", paramLabel = "ID", description = "Only this product.")
    private String product = "";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only this status: over, at-limit, not-reporting, scheduled, ok.")
    private String status = "";

    ProductsVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        return new ProductsWork(product, status).run(surroundings(), globals());
    }
}
