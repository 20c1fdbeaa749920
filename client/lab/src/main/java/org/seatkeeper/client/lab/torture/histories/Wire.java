package org.seatkeeper.client.lab.torture.histories;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.ProductDeclaration;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.RequestRequest;

/**
 * The calls, as answers of a history. What a failed call says about its effect: {@link NothingDone} for certain, every
 * other status that is no answer is a {@link StatusRuntimeException} and leaves it open.
 */
final class Wire {
    private static final String DEVICE = "pc";
    private static final int LEASE_SECONDS = 86_400;
    private static final int PAGE = 500;

    /** The agent said that nothing was done. */
    static final class NothingDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        NothingDone(String words, boolean forGood) {
            super(words, null, false, false);
            this.forGood = forGood;
        }

        /** No earlier try did anything either: the agent does not know the operation, and would refuse it again. */
        boolean forGood() {
            return forGood;
        }
    }

    private final LicenseServiceGrpc.LicenseServiceBlockingStub licenses;
    private final AdminServiceGrpc.AdminServiceBlockingStub admin;
    private final String product;

    /** Calls about that product, each with so many milliseconds. */
    Wire(Channel channel, String product, long patienceMillis) {
        licenses = LicenseServiceGrpc.newBlockingStub(channel).withDeadlineAfter(patienceMillis, TimeUnit.MILLISECONDS);
        admin = AdminServiceGrpc.newBlockingStub(channel).withDeadlineAfter(patienceMillis, TimeUnit.MILLISECONDS);
        this.product = product;
    }

    private static StatusRuntimeException sorted(StatusRuntimeException failed) {
        Status status = failed.getStatus();
        boolean readOnly = status.getCode() == Status.Code.UNAVAILABLE
                && String.valueOf(status.getDescription()).startsWith("the agent cannot write");
        if (readOnly || status.getCode() == Status.Code.RESOURCE_EXHAUSTED || status.getCode() == Status.Code.ABORTED) {
            throw new NothingDone(status.toString(), status.getCode() == Status.Code.ABORTED);
        }
        return failed;
    }

    Told admission(UUID handle, String client) {
        try {
            var answer = licenses.request(RequestRequest.newBuilder()
                    .setProductId(product)
                    .setHandleId(handle.toString())
                    .setClient(Client.newBuilder().setUser(client).setDevice(DEVICE))
                    .setLeaseSeconds(LEASE_SECONDS)
                    .build());
            return answer.hasGrant() ? new Told.Yes() : new Told.No();
        } catch (StatusRuntimeException failed) {
            throw sorted(failed);
        }
    }

    /** Given back now: yes. Not there, or given back before: not there. */
    Told release(UUID handle) {
        try {
            var answer = licenses.release(ReleaseRequest.newBuilder()
                    .setProductId(product)
                    .setHandleId(handle.toString())
                    .build());
            return answer.getRepeated() ? new Told.NotThere() : new Told.Yes();
        } catch (StatusRuntimeException failed) {
            if (failed.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return new Told.NotThere();
            }
            throw sorted(failed);
        }
    }

    Told query(UUID handle) {
        try {
            var answer = licenses.query(QueryRequest.newBuilder()
                    .setProductId(product)
                    .setHandleId(handle.toString())
                    .build());
            return answer.hasGrant() ? new Told.Yes() : new Told.NotThere();
        } catch (StatusRuntimeException failed) {
            throw sorted(failed);
        }
    }

    ListConnectionsResponse connections() {
        return admin.listConnections(ListConnectionsRequest.newBuilder()
                .setProductId(product)
                .setPageSize(PAGE)
                .build());
    }

    Told look() {
        var handles = new HashMap<String, Integer>();
        for (Connection connection : connections().getConnectionsList()) {
            handles.put(connection.getUser(), connection.getHandles());
        }
        return new Told.Seen(handles);
    }

    /** Of the product, as an act that must say it needs it. */
    long revision() {
        return admin.getMode(GetModeRequest.newBuilder().setProductId(product).build())
                .getInstance()
                .getRevision();
    }

    private static Act act(UUID operation, long revision) {
        return Act.newBuilder()
                .setOperationId(operation.toString())
                .setExpectedRevision(revision)
                .build();
    }

    private static LicenseScope perServer() {
        return LicenseScope.newBuilder()
                .setPerServer(PerServerScope.getDefaultInstance())
                .build();
    }

    Told add(int quantity, UUID operation) {
        try {
            var answer = admin.addLicenses(AddLicensesRequest.newBuilder()
                    .setAct(act(operation, 0))
                    .setProductId(product)
                    .setScope(perServer())
                    .setQuantity(quantity)
                    .build());
            return told(answer.hasDone(), answer.getRefusal());
        } catch (StatusRuntimeException failed) {
            throw sorted(failed);
        }
    }

    Told remove(int quantity, UUID operation, long revision) {
        try {
            var answer = admin.removeLicenses(RemoveLicensesRequest.newBuilder()
                    .setAct(act(operation, revision))
                    .setProductId(product)
                    .setScope(perServer())
                    .setQuantity(quantity)
                    .setForce(true)
                    .build());
            return told(answer.hasDone(), answer.getRefusal());
        } catch (StatusRuntimeException failed) {
            throw sorted(failed);
        }
    }

    Told evict(long number, UUID operation) {
        try {
            var answer = admin.evictConnection(EvictConnectionRequest.newBuilder()
                    .setAct(act(operation, 0))
                    .setProductId(product)
                    .setNumber(number)
                    .build());
            return told(answer.hasDone(), answer.getRefusal());
        } catch (StatusRuntimeException failed) {
            throw sorted(failed);
        }
    }

    private static Told told(boolean done, Refusal refusal) {
        if (!done && refusal.getCode() == RefusalCode.REFUSAL_CODE_READ_ONLY) {
            throw new NothingDone(refusal.getCause(), false);
        }
        return done ? new Told.Yes() : new Told.No();
    }

    /** Declares the product, as the caller's own. */
    void register(UUID operation) {
        var answer = licenses.registerProduct(RegisterProductRequest.newBuilder()
                .setAct(act(operation, 0))
                .setProduct(ProductDeclaration.newBuilder()
                        .setProductId(product)
                        .setPublisher("Tarn")
                        .setName("Tarn " + product)
                        .setVersion("1"))
                .build());
        if (!answer.hasDone()) {
            throw new IllegalStateException("not declared: " + answer.getRefusal());
        }
    }
}
