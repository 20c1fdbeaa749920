package org.seatkeeper.agent.service;

import io.grpc.stub.StreamObserver;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Connection;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.ProductUse;
import org.seatkeeper.agent.domain.Refusals;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.proto.v1.ListClientsRequest;
import org.seatkeeper.proto.v1.ListClientsResponse;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;

/** Who is in, and who was: lists for administrators, read between two turns. */
final class UseReads {
    private final Keeper keeper;

    UseReads(Keeper keeper) {
        this.keeper = keeper;
    }

    void connections(ListConnectionsRequest r, StreamObserver<ListConnectionsResponse> reply) {
        ProductId product = Commands.product(r.getProductId());
        int size = ReadCalls.pageSize(r.getPageSize());
        Answers.read(keeper.read(state -> connections(state, product, r.getAfterNumber(), size)), reply);
    }

    private static ListConnectionsResponse connections(LicensingState state, ProductId product, long after, int size) {
        var page = ListConnectionsResponse.newBuilder();
        if (state.instance(product).isEmpty()) {
            return page.setRefusal(Rows.refusal(Refusals.unknown(product))).build();
        }
        ProductUse use = state.grants().uses().of(product);
        List<Connection> next = lowest(use.open(), after, size + 1);
        next.stream().limit(size).map(UseReads::row).forEach(page::addConnections);
        if (next.size() > size) {
            page.setNextAfterNumber(next.get(size - 1).number());
        }
        return page.setTotal(use.connections()).build();
    }

    /** The lowest numbers above one, in order: a look at each connection, and no sorting of them all. */
    private static List<Connection> lowest(Collection<Connection> all, long after, int most) {
        var kept = new PriorityQueue<Connection>(
                Comparator.comparingLong(Connection::number).reversed());
        for (Connection connection : all) {
            if (Long.compareUnsigned(connection.number(), after) > 0) {
                kept.add(connection);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        }
        return kept.stream()
                .sorted(Comparator.comparingLong(Connection::number))
                .toList();
    }

    private static org.seatkeeper.proto.v1.Connection row(Connection c) {
        return org.seatkeeper.proto.v1.Connection.newBuilder()
                .setNumber(c.number())
                .setUser(c.client().user())
                .setDevice(c.client().device())
                .setOpenedAt(Rows.time(c.openedAt()))
                .setHandles(c.handles())
                .setAdministrator(c.administrator())
                .setHeld(c.held())
                .setAdmittedWhileSilent(c.silent())
                .build();
    }

    void clients(ListClientsRequest r, StreamObserver<ListClientsResponse> reply) {
        ProductId product = Commands.product(r.getProductId());
        int size = ReadCalls.pageSize(r.getPageSize());
        Answers.read(keeper.read(state -> clients(state, product, r.getAfterPosition(), size)), reply);
    }

    private static ListClientsResponse clients(LicensingState state, ProductId product, long after, int size) {
        var page = ListClientsResponse.newBuilder();
        if (state.instance(product).isEmpty()) {
            return page.setRefusal(Rows.refusal(Refusals.unknown(product))).build();
        }
        Instance instance = state.instance(product).get();
        ProductUse use = state.grants().uses().of(product);
        Set<Access> licensed = use.accesses()
                .licensed(instance.balance(new Scope.Pool(use.accesses().kind())));
        Map<Client, Integer> open = new HashMap<>();
        if (instance.mode() == LicensingMode.PER_DEVICE_OR_USER) {
            use.open().forEach(connection -> open.merge(connection.client(), 1, Integer::sum));
        }
        List<Access> next = use.accesses().ordered().stream()
                .filter(access -> Long.compareUnsigned(access.position(), after) > 0)
                .limit(size + 1L)
                .toList();
        next.stream()
                .limit(size)
                .map(access -> org.seatkeeper.proto.v1.Access.newBuilder()
                        .setPosition(access.position())
                        .setUser(access.client().user())
                        .setDevice(access.client().device())
                        .setFirst(Rows.time(access.first()))
                        .setLast(Rows.time(access.last()))
                        .setCount(access.count())
                        .setLicensed(licensed.contains(access))
                        .setOpen(open.getOrDefault(access.client(), 0)))
                .forEach(page::addAccesses);
        if (next.size() > size) {
            page.setNextAfterPosition(next.get(size - 1).position());
        }
        return page.setTotal(use.accesses().size()).build();
    }
}
