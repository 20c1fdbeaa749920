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
import org.seatkeeper.proto.v1.ConnectionKey;
import org.seatkeeper.proto.v1.Enforcement;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;
import org.seatkeeper.proto.v1.MachineAccounts;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.ProductDeclaration;
import org.seatkeeper.proto.v1.ProductSettings;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.SetProductSettingsRequest;

/**
 * The calls, as answers of a history. What a failed call says about its effect: {@link NothingDone} for certain, every
 * other status that is no answer is a {@link StatusRuntimeException} and leaves it open.
 */
final class Wire {
    static final String DEVICE = "pc";
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

    /** Whether that status says that the agent cannot write, and so has done nothing. */
    static boolean readOnly(Status status) {
        return status.getCode() == Status.Code.UNAVAILABLE
                && String.valueOf(status.getDescription()).startsWith("the agent cannot write");
    }

    private static StatusRuntimeException sorted(StatusRuntimeException failed) {
        Status status = failed.getStatus();
        if (readOnly(status)
                || status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                || status.getCode() == Status.Code.ABORTED) {
            throw new NothingDone(status.toString(), status.getCode() == Status.Code.ABORTED);
        }
        return failed;
    }

    /** Of what a status says about a handle; everything else is sorted. */
    private static Told handle(StatusRuntimeException failed) {
        if (failed.getStatus().getCode() == Status.Code.NOT_FOUND) {
            return new Told.NotThere();
        }
        if (failed.getStatus().getCode() == Status.Code.FAILED_PRECONDITION) {
            String words = String.valueOf(failed.getStatus().getDescription());
            return words.contains("released") ? new Told.NotThere() : new Told.OtherLease();
        }
        throw sorted(failed);
    }

    Told admission(UUID handle, String client, int strikes) {
        try {
            var answer = licenses.request(RequestRequest.newBuilder()
                    .setProductId(product)
                    .setHandleId(handle.toString())
                    .setClient(Client.newBuilder().setUser(client).setDevice(DEVICE))
                    .setLeaseSeconds(HandTime.seconds(strikes))
                    .build());
            return answer.hasGrant() ? new Told.Yes() : new Told.No();
        } catch (StatusRuntimeException failed) {
            return handle(failed);
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
            return handle(failed);
        }
    }

    /** The own lease of a handle begins anew. */
    Told renew(UUID handle) {
        try {
            var _ = licenses.renew(RenewRequest.newBuilder()
                    .setProductId(product)
                    .setHandleId(handle.toString())
                    .build());
            return new Told.Yes();
        } catch (StatusRuntimeException failed) {
            return handle(failed);
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

    /** How long a place is held; all else as by default. */
    Told hold(int strikes, UUID operation, long revision) {
        try {
            var answer = admin.setProductSettings(SetProductSettingsRequest.newBuilder()
                    .setAct(act(operation, revision))
                    .setProductId(product)
                    .setSettings(ProductSettings.newBuilder()
                            .setEnforcement(Enforcement.ENFORCEMENT_ENFORCE)
                            .setHoldSeconds(strikes == 0 ? 0 : HandTime.seconds(strikes))
                            .setConnectionKey(ConnectionKey.CONNECTION_KEY_DEVICE_AND_USER)
                            .setMachineAccounts(MachineAccounts.MACHINE_ACCOUNTS_COUNT)
                            .setLeaseSeconds(60))
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
