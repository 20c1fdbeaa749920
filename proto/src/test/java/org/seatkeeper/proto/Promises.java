package org.seatkeeper.proto;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.OptionsProto;
import org.seatkeeper.proto.v1.Permission;

/** What the contract promises beyond its form: a permission on every method, bounds beside every field that is asked. */
final class Promises {
    /** Numbers that have no bounds but their type's, and why: every value means something. */
    static final Map<String, String> BOUNDED_BY_TYPE = Map.ofEntries(
            Map.entry("seatkeeper.v1.Act.expected_revision", "a revision"),
            Map.entry("seatkeeper.v1.GetOverviewRequest.epoch", "an epoch"),
            Map.entry("seatkeeper.v1.GetOverviewRequest.if_newer_than", "a revision"),
            Map.entry("seatkeeper.v1.WatchRequest.epoch", "an epoch"),
            Map.entry("seatkeeper.v1.WatchRequest.from_state_revision", "a revision"),
            Map.entry("seatkeeper.v1.ListLicensesRequest.before_position", "a position"),
            Map.entry("seatkeeper.v1.ListAuditRequest.before_sequence", "a sequence"),
            Map.entry("seatkeeper.v1.VerifyAuditRequest.known_sequence", "a sequence"),
            Map.entry("seatkeeper.v1.ExportAuditRequest.from_sequence", "a sequence"),
            Map.entry("seatkeeper.v1.RenewRequest.fence", "a fence"),
            Map.entry("seatkeeper.v1.ReleaseRequest.fence", "a fence"),
            Map.entry("seatkeeper.v1.SessionRelease.fence", "a fence"),
            Map.entry("seatkeeper.v1.SessionAsk.number", "the caller's own numbering"),
            Map.entry("seatkeeper.v1.ListConnectionsRequest.after_number", "a position"),
            Map.entry("seatkeeper.v1.EvictConnectionRequest.number", "a position"),
            Map.entry("seatkeeper.v1.ListClientsRequest.after_position", "a position"),
            Map.entry("seatkeeper.v1.ListDenialsRequest.before_position", "a position"),
            Map.entry("seatkeeper.v1.ListEventsRequest.before_position", "a position"),
            Map.entry("google.protobuf.Timestamp.seconds", "a time, checked where it is turned into one"),
            Map.entry("google.protobuf.Timestamp.nanos", "a time, checked where it is turned into one"));

    private Promises() {}

    /** Methods that anyone could call. */
    static List<String> open(Contract contract) {
        return contract.methods()
                .filter(method -> switch (method.getOptions().getExtension(OptionsProto.permission)) {
                    case PERMISSION_UNSPECIFIED, UNRECOGNIZED -> true;
                    case PERMISSION_VIEW,
                            PERMISSION_MANAGE_LICENSES,
                            PERMISSION_CHANGE_MODE,
                            PERMISSION_READ_AUDIT,
                            PERMISSION_REGISTER_PRODUCTS,
                            PERMISSION_USE_LICENSES,
                            PERMISSION_OPERATE -> false;
                })
                .map(method -> method.getFullName() + " declares no "
                        + Permission.getDescriptor().getName())
                .toList();
    }

    /** Fields that a caller can fill without end, or whose bounds make no sense. */
    static List<String> unbounded(Contract contract) {
        var complaints = new ArrayList<String>();
        contract.asked().forEach(field -> complain(field, complaints));
        return complaints;
    }

    private static void complain(FieldDescriptor field, List<String> complaints) {
        Bounds bounds = field.getOptions().getExtension(OptionsProto.bounds);
        String name = field.getFullName();
        if (field.isRepeated() && bounds.getMaxItems() == 0) {
            complaints.add(name + " is a list without max_items");
        }
        if (!field.isRepeated() && bounds.getMaxItems() != 0) {
            complaints.add(name + " is no list and has max_items");
        }
        switch (field.getJavaType()) {
            case STRING, BYTE_STRING -> {
                if (bounds.getMaxLength() == 0 || bounds.getMinLength() > bounds.getMaxLength()) {
                    complaints.add(name + " has no max_length, or less of it than min_length");
                }
            }
            case INT, LONG, FLOAT, DOUBLE -> {
                boolean bounded = bounds.getMax() != 0 && bounds.getMin() <= bounds.getMax();
                if (bounded == BOUNDED_BY_TYPE.containsKey(name)) {
                    complaints.add(name + " has no max, or less of it than min, or both a max and an exemption");
                }
            }
            case ENUM, BOOLEAN, MESSAGE -> {
                if (bounds.getMaxLength() != 0 || bounds.getMax() != 0 || bounds.getMin() != 0) {
                    complaints.add(name + " is bounded by its type and declares more");
                }
            }
        }
    }
}
