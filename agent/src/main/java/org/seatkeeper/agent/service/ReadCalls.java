package org.seatkeeper.agent.service;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.proto.v1.DiagnoseResponse;
import org.seatkeeper.proto.v1.GetServerInfoResponse;
import org.seatkeeper.proto.v1.ListInstancesRequest;
import org.seatkeeper.proto.v1.ListInstancesResponse;
import org.seatkeeper.proto.v1.ListLicensesRequest;
import org.seatkeeper.proto.v1.ListLicensesResponse;

/** Reads about the server, its products and its ledger. */
final class ReadCalls {
    /** Items of a page where the caller does not say. */
    static final int PAGE_DEFAULT = 100;

    private final Keeper keeper;
    private final AgentFacts facts;
    private final ServerRows server;
    private final Diagnosis diagnosis;
    private final Clocks clocks;
    private final Supplier<Reader> reader;

    ReadCalls(
            Keeper keeper,
            AgentFacts facts,
            ServerRows server,
            Diagnosis diagnosis,
            Clocks clocks,
            Supplier<Reader> reader) {
        this.keeper = keeper;
        this.facts = facts;
        this.server = server;
        this.diagnosis = diagnosis;
        this.clocks = clocks;
        this.reader = reader;
    }

    void serverInfo(StreamObserver<GetServerInfoResponse> reply) {
        Answers.now(
                GetServerInfoResponse.newBuilder()
                        .setServer(server.row(keeper.figures()))
                        .setCaller(reader.get().row())
                        .setStartedAt(Rows.time(facts.startedAt()))
                        .setNow(Rows.time(clocks.wall()))
                        .setOperatingSystem(System.getProperty("os.name") + " " + System.getProperty("os.version"))
                        .setJavaVersion(Runtime.version().toString())
                        .setDataDirectory(facts.directory().toString())
                        .setJvmFlags(facts.flags())
                        .build(),
                reply);
    }

    void diagnose(StreamObserver<DiagnoseResponse> reply) {
        Answers.now(
                DiagnoseResponse.newBuilder()
                        .addAllFindings(diagnosis.findings(keeper.figures(), keeper.clockJumpSeconds(), clocks.wall()))
                        .build(),
                reply);
    }

    /** The page token is the last product id of the page before. */
    void instances(ListInstancesRequest request, StreamObserver<ListInstancesResponse> reply) {
        Figures figures = keeper.figures();
        Asker asker = reader.get().asker();
        int size = pageSize(request.getPageSize());
        List<Figures.Row> rest = figures.rows().values().stream()
                .filter(row -> row.instance().product().id().value().compareTo(request.getPageToken()) > 0)
                .limit(size + 1L)
                .toList();
        var page =
                ListInstancesResponse.newBuilder().setEpoch(figures.epoch()).setStateRevision(figures.stateRevision());
        rest.stream()
                .limit(size)
                .map(row -> Rows.row(row.instance(), row.changedAt(), asker.who(), asker.permissions()))
                .forEach(page::addInstances);
        if (rest.size() > size) {
            page.setNextPageToken(rest.get(size - 1).instance().product().id().value());
        }
        Answers.now(page.build(), reply);
    }

    void licenses(ListLicensesRequest request, StreamObserver<ListLicensesResponse> reply) {
        Optional<ProductId> product = request.getProductId().isEmpty()
                ? Optional.empty()
                : Optional.of(Commands.product(request.getProductId()));
        int size = pageSize(request.getPageSize());
        Answers.read(keeper.read(state -> page(state, product, request.getBeforePosition(), size)), reply);
    }

    private static ListLicensesResponse page(
            LicensingState state, Optional<ProductId> product, long beforePosition, int size) {
        List<LedgerEntry> ledger = state.ledger();
        long from = beforePosition <= 0 ? ledger.size() : Math.min(ledger.size(), beforePosition - 1);
        var page = ListLicensesResponse.newBuilder();
        int position = (int) from;
        while (position > 0 && page.getEntriesCount() < size) {
            LedgerEntry entry = ledger.get(position - 1);
            if (product.isEmpty() || product.get().equals(entry.product())) {
                page.addEntries(LedgerRows.entry(entry, state.reversed(entry.id())));
            }
            position--;
        }
        boolean more = ledger.subList(0, position).stream()
                .anyMatch(entry -> product.isEmpty() || product.get().equals(entry.product()));
        return page.setNextBeforePosition(more ? position + 1L : 0).build();
    }

    static int pageSize(int asked) {
        return asked == 0 ? PAGE_DEFAULT : asked;
    }
}
