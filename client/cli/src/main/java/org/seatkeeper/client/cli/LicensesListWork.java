package org.seatkeeper.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.ListLicensesRequest;
import org.seatkeeper.proto.v1.ListLicensesResponse;

/** Reads the purchase history, page by page. */
final class LicensesListWork {
    static final int PAGE_MAX = 500;

    private final Session session;

    LicensesListWork(Session session) {
        this.session = session;
    }

    ExitCode run(String product, int limit) {
        Limits.check(limit);
        ServerName server = session.server().name();
        var all = ListLicensesResponse.newBuilder();
        long before = 0;
        do {
            Answer<ListLicensesResponse> answer = session.ask(
                    server,
                    AdminServiceGrpc.getListLicensesMethod(),
                    ListLicensesRequest.newBuilder()
                            .setProductId(product)
                            .setPageSize(Math.min(PAGE_MAX, limit - all.getEntriesCount()))
                            .setBeforePosition(before)
                            .build());
            if (!(answer instanceof Answer.Done<ListLicensesResponse>(var page))) {
                return session.explain(server, answer);
            }
            all.addAllEntries(page.getEntriesList());
            before = page.getNextBeforePosition();
        } while (before != 0 && all.getEntriesCount() < limit);
        ListLicensesResponse document = all.setNextBeforePosition(before).build();
        session.output()
                .show(() -> Json.of(document), () -> table(session.output(), server, document.getEntriesList()));
        return ExitCode.DONE;
    }

    static Table table(Output output, ServerName server, List<LedgerEntry> entries) {
        var rows = new ArrayList<List<String>>();
        for (LedgerEntry entry : entries) {
            LedgerLine line = Figures.ledgerLine(entry);
            rows.add(List.of(
                    server.value(),
                    output.time(line.at()),
                    line.productId(),
                    line.scope(),
                    Integer.toString(line.delta()),
                    Long.toString(line.balance()),
                    line.reversed() ? line.reason() + ", reversed" : line.reason(),
                    line.administrator(),
                    line.comment(),
                    line.orderRef(),
                    line.entryId()));
        }
        return new Table(
                List.of(
                        "server",
                        "at",
                        "product",
                        "scope",
                        "change",
                        "balance",
                        "reason",
                        "administrator",
                        "comment",
                        "order",
                        "entry"),
                rows);
    }
}
