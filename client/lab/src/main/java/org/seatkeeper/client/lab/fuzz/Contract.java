package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.health.v1.HealthProto;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.seatkeeper.proto.v1.AdminProto;
import org.seatkeeper.proto.v1.AuditProto;
import org.seatkeeper.proto.v1.LicenseProto;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;

/** Every method of every service of an agent, from the descriptors: a new one is fuzzed from its first day. */
final class Contract {
    private static final String HEALTH = "grpc.health.v1";

    /**
     * One method.
     *
     * @param weight how often it is asked, beside the others
     */
    record Method(String name, MethodType type, Descriptor request, int weight) {
        /** Which status codes are a lawful answer. */
        Set<Status.Code> declared() {
            Set<Status.Code> codes = EnumSet.of(
                    Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.RESOURCE_EXHAUSTED, Status.Code.ABORTED);
            if (name.startsWith(HEALTH)) {
                codes.add(Status.Code.NOT_FOUND);
            }
            if (ofProducts()) {
                // What another product holds, what nobody holds, and what somebody else holds otherwise.
                codes.addAll(EnumSet.of(
                        Status.Code.PERMISSION_DENIED, Status.Code.NOT_FOUND, Status.Code.FAILED_PRECONDITION));
            }
            return codes;
        }

        /** Whether products ask it for their clients. */
        boolean ofProducts() {
            return name.startsWith(LicenseServiceGrpc.SERVICE_NAME) && !name.contains("Product");
        }

        /** Whether it changes anything. */
        boolean writes() {
            return request.findFieldByName("act") != null;
        }
    }

    private Contract() {}

    /** All methods. */
    static List<Method> methods() {
        var found = new ArrayList<Method>();
        for (FileDescriptor file : List.of(
                AdminProto.getDescriptor(),
                AuditProto.getDescriptor(),
                LicenseProto.getDescriptor(),
                HealthProto.getDescriptor())) {
            file.getServices().forEach(service -> service.getMethods().forEach(method -> found.add(of(method))));
        }
        return List.copyOf(found);
    }

    private static Method of(MethodDescriptor method) {
        MethodType one = method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY;
        MethodType type = method.isClientStreaming() ? MethodType.BIDI_STREAMING : one;
        String name = method.getService().getFullName() + "/" + method.getName();
        return new Method(name, type, method.getInputType(), weight(method));
    }

    /** Writes most often; what reads everything seldom, so that a run gets far. */
    private static int weight(MethodDescriptor method) {
        return switch (method.getName()) {
            case "VerifyAudit", "ExportAudit" -> 1;
            case "Watch", "GetOverview", "ListAudit" -> 4;
            case "UnregisterProduct" -> 8;
            case "AddLicenses", "RemoveLicenses", "ChangeMode" -> 60;
            default -> method.getInputType().findFieldByName("act") == null ? 10 : 40;
        };
    }
}
