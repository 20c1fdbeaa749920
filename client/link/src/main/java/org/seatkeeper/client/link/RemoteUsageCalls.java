package org.seatkeeper.client.link;

import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.ListClientsRequest;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListDenialsRequest;
import org.seatkeeper.proto.v1.ListEventsRequest;
import org.seatkeeper.proto.v1.Refusal;

/** The calls about use over the links of a fleet: wishes in, values of the fleet out. */
final class RemoteUsageCalls implements UsageCalls {
    private static final int PAGE = 500;

    private final UnaryCalls calls;

    RemoteUsageCalls(UnaryCalls calls) {
        this.calls = calls;
    }

    @Override
    public CompletionStage<Answer<Page<ConnectionLine>>> connections(ProductKey product, long after) {
        return read(
                product.server(),
                AdminServiceGrpc.getListConnectionsMethod(),
                ListConnectionsRequest.newBuilder()
                        .setProductId(product.productId())
                        .setPageSize(PAGE)
                        .setAfterNumber(after)
                        .build(),
                page -> unless(
                        page.hasRefusal(),
                        page.getRefusal(),
                        page(page.getConnectionsList(), UsageFigures::connection, page.getNextAfterNumber())));
    }

    @Override
    public CompletionStage<Answer<Outcome>> evict(ProductKey product, long number, Duration block, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getEvictConnectionMethod(),
                UsageRequests.evict(product.productId(), number, block, intent),
                r -> verdict(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }

    @Override
    public CompletionStage<Answer<Outcome>> liftBlock(ProductKey product, String user, String device, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getLiftBlockMethod(),
                UsageRequests.liftBlock(product.productId(), user, device, intent),
                r -> verdict(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }

    @Override
    public CompletionStage<Answer<Page<ClientLine>>> clients(ProductKey product, long after) {
        return read(
                product.server(),
                AdminServiceGrpc.getListClientsMethod(),
                ListClientsRequest.newBuilder()
                        .setProductId(product.productId())
                        .setPageSize(PAGE)
                        .setAfterPosition(after)
                        .build(),
                page -> unless(
                        page.hasRefusal(),
                        page.getRefusal(),
                        page(page.getAccessesList(), UsageFigures::client, page.getNextAfterPosition())));
    }

    @Override
    public CompletionStage<Answer<Page<DenialLine>>> denials(ServerName server, String productId, long before) {
        return read(
                server,
                AdminServiceGrpc.getListDenialsMethod(),
                ListDenialsRequest.newBuilder()
                        .setProductId(productId)
                        .setPageSize(PAGE)
                        .setBeforePosition(before)
                        .build(),
                page -> new Answer.Done<>(
                        page(page.getDenialsList(), UsageFigures::denial, page.getNextBeforePosition())));
    }

    @Override
    public CompletionStage<Answer<PeakHistory>> peaks(
            ProductKey product, PeakHistory.Span span, Optional<Instant> from, Optional<Instant> until) {
        return read(
                product.server(),
                AdminServiceGrpc.getListPeaksMethod(),
                UsageRequests.peaks(product.productId(), span, from, until),
                peaks -> unless(
                        peaks.hasRefusal(),
                        peaks.getRefusal(),
                        new PeakHistory(
                                peaks.getSamplesList().stream()
                                        .map(UsageFigures::sample)
                                        .toList(),
                                peaks.getPeriodsList().stream()
                                        .map(UsageFigures::period)
                                        .toList())));
    }

    @Override
    public CompletionStage<Answer<Outcome>> resetPeak(ProductKey product, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getResetPeakMethod(),
                UsageRequests.resetPeak(product.productId(), intent),
                r -> verdict(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }

    @Override
    public CompletionStage<Answer<Page<EventLine>>> events(ServerName server, String productId, long before) {
        return read(
                server,
                AdminServiceGrpc.getListEventsMethod(),
                ListEventsRequest.newBuilder()
                        .setProductId(productId)
                        .setPageSize(PAGE)
                        .setBeforePosition(before)
                        .build(),
                page -> new Answer.Done<>(
                        page(page.getEventsList(), UsageFigures::event, page.getNextBeforePosition())));
    }

    @Override
    public CompletionStage<Answer<Outcome>> setSettings(ProductKey product, ProductSettings settings, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getSetProductSettingsMethod(),
                UsageRequests.settings(product.productId(), settings, intent),
                r -> verdict(r.hasRefusal(), r.getRefusal(), r.getDone()));
    }

    private static <M, T> Page<T> page(List<M> rows, Function<M, T> line, long next) {
        return new Page<>(rows.stream().map(line).toList(), next);
    }

    private static <T> Answer<T> unless(boolean refused, Refusal refusal, T value) {
        return refused ? new Answer.Refused<>(Figures.refusal(refusal)) : new Answer.Done<>(value);
    }

    private static Answer<Outcome> verdict(boolean refused, Refusal refusal, Done done) {
        return unless(refused, refusal, Figures.outcome(done));
    }

    private <Q, R, T> CompletionStage<Answer<T>> read(
            ServerName server, MethodDescriptor<Q, R> method, Q request, Function<R, Answer<T>> understood) {
        return calls.ask(server, method, request).thenApply(answer -> Answers.flatMap(answer, understood));
    }
}
