package org.seatkeeper.client.lab.torture;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor;
import java.util.UUID;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;

/**
 * One administrative write as a writer means it. Its id stands in the operation id, the reason and the comment, so that
 * ledger and audit say whose effect they hold.
 *
 * @param body the request, byte for byte the same on each try
 */
record Move(UUID id, Kind kind, String product, ByteString body) {
    /** What is asked for. */
    enum Kind {
        ADD(AdminServiceGrpc.getAddLicensesMethod()),
        REMOVE(AdminServiceGrpc.getRemoveLicensesMethod()),
        TRANSFER(AdminServiceGrpc.getTransferLicensesMethod()),
        REVERSE(AdminServiceGrpc.getReverseEntryMethod()),
        CLAIM(AdminServiceGrpc.getClaimLicensesMethod()),
        WAIVE(AdminServiceGrpc.getWaiveLicensesMethod()),
        CHANGE(AdminServiceGrpc.getChangeModeMethod()),
        SCHEDULE(AdminServiceGrpc.getChangeModeMethod()),
        CANCEL(AdminServiceGrpc.getCancelModeChangeMethod()),
        REGISTER(LicenseServiceGrpc.getRegisterProductMethod());

        private final String method;

        Kind(MethodDescriptor<?, ?> method) {
            this.method = method.getFullMethodName();
        }

        /** The full name of the method that does it. */
        String method() {
            return method;
        }
    }

    Move(UUID id, Kind kind, String product, MessageLite request) {
        this(id, kind, product, request.toByteString());
    }
}
