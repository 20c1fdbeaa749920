package org.seatkeeper.client.cli;

import java.util.List;
import java.util.Optional;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.link.UsageFigures;
import org.seatkeeper.proto.v1.Access;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.Denial;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.ListClientsRequest;
import org.seatkeeper.proto.v1.ListClientsResponse;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;
import org.seatkeeper.proto.v1.ListDenialsRequest;
import org.seatkeeper.proto.v1.ListDenialsResponse;
import org.seatkeeper.proto.v1.ListEventsRequest;
import org.seatkeeper.proto.v1.ListEventsResponse;
import org.seatkeeper.proto.v1.Refusal;

/** The lists about the use of products: how each is asked for, and how its rows read. */
final class UsageLists {
    private static final String NONE = "-";

    private final Output output;

    UsageLists(Output output) {
        this.output = output;
    }

    private static Optional<Refusal> refusal(boolean refused, Refusal refusal) {
        return refused ? Optional.of(refusal) : Optional.empty();
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** A yes that stands out; a no does not. */
    private static String yes(boolean yes) {
        return yes ? "yes" : NONE;
    }

    Listing<ListConnectionsRequest, ListConnectionsResponse, Connection> connections(String product) {
        return new Listing<>(
                "connections",
                AdminServiceGrpc.getListConnectionsMethod(),
                (size, after) -> ListConnectionsRequest.newBuilder()
                        .setProductId(product)
                        .setPageSize(size)
                        .setAfterNumber(after)
                        .build(),
                page -> new Listing.Page<>(
                        refusal(page.hasRefusal(), page.getRefusal()),
                        page.getConnectionsList(),
                        page.getNextAfterNumber()),
                List.of("number", "user", "device", "since", "handles", "administrator", "held", "while_silent"),
                this::connection);
    }

    private List<String> connection(Connection connection) {
        ConnectionLine line = UsageFigures.connection(connection);
        return List.of(
                Long.toUnsignedString(line.number()),
                orNone(line.user()),
                orNone(line.device()),
                output.time(line.openedAt()),
                Integer.toUnsignedString(line.handles()),
                yes(line.administrator()),
                yes(line.held()),
                yes(line.admittedWhileSilent()));
    }

    Listing<ListClientsRequest, ListClientsResponse, Access> clients(String product) {
        return new Listing<>(
                "clients",
                AdminServiceGrpc.getListClientsMethod(),
                (size, after) -> ListClientsRequest.newBuilder()
                        .setProductId(product)
                        .setPageSize(size)
                        .setAfterPosition(after)
                        .build(),
                page -> new Listing.Page<>(
                        refusal(page.hasRefusal(), page.getRefusal()),
                        page.getAccessesList(),
                        page.getNextAfterPosition()),
                List.of("user", "device", "first", "last", "count", "licensed", "open"),
                this::client);
    }

    private List<String> client(Access access) {
        ClientLine line = UsageFigures.client(access);
        return List.of(
                orNone(line.user()),
                orNone(line.device()),
                output.time(line.first()),
                output.time(line.last()),
                Long.toUnsignedString(line.count()),
                line.licensed() ? "yes" : "no",
                Integer.toUnsignedString(line.open()));
    }

    Listing<ListDenialsRequest, ListDenialsResponse, Denial> denials(String product) {
        return new Listing<>(
                "denials",
                AdminServiceGrpc.getListDenialsMethod(),
                (size, before) -> ListDenialsRequest.newBuilder()
                        .setProductId(product)
                        .setPageSize(size)
                        .setBeforePosition(before)
                        .build(),
                page -> new Listing.Page<>(page.getDenialsList(), page.getNextBeforePosition()),
                List.of("product", "user", "device", "refused", "code", "first", "last", "count", "remedy"),
                this::denial);
    }

    private List<String> denial(Denial denial) {
        DenialLine line = UsageFigures.denial(denial);
        return List.of(
                line.productId(),
                line.others() ? "(others)" : orNone(line.user()),
                line.others() ? "(others)" : orNone(line.device()),
                line.observed() ? "would have been" : "yes",
                line.why().code(),
                output.time(line.first()),
                output.time(line.last()),
                Long.toUnsignedString(line.count()),
                line.why().remedy());
    }

    Listing<ListEventsRequest, ListEventsResponse, EventRow> events(String product) {
        return new Listing<>(
                "events",
                AdminServiceGrpc.getListEventsMethod(),
                (size, before) -> ListEventsRequest.newBuilder()
                        .setProductId(product)
                        .setPageSize(size)
                        .setBeforePosition(before)
                        .build(),
                page -> new Listing.Page<>(page.getEventsList(), page.getNextBeforePosition()),
                List.of("event", "product", "raised", "cleared", "cause", "remedy"),
                this::event);
    }

    private List<String> event(EventRow event) {
        EventLine line = UsageFigures.event(event);
        return List.of(
                line.id(),
                orNone(line.productId()),
                output.time(line.raisedAt()),
                line.clearedAt().map(output::time).orElse(NONE),
                line.cause(),
                line.remedy());
    }
}
