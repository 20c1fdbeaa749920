package org.seatkeeper.agent.identity;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.proto.v1.OptionsProto;

/** The permission that each method needs, read once from the contract itself. A method without one stops the start. */
public final class Permissions {
    /** The standard health service, whose contract is not ours and declares nothing: looking is enough. */
    private static final Map<String, Permission> FIXED = Map.of("grpc.health.v1.Health", Permission.VIEW);

    private final Map<String, Permission> byMethod;

    private Permissions(Map<String, Permission> byMethod) {
        this.byMethod = Map.copyOf(byMethod);
    }

    /**
     * Reads the services that a server is about to answer for.
     *
     * @throws IllegalArgumentException naming every method that declares no permission
     */
    public static Permissions of(Collection<ServerServiceDefinition> services) {
        return ofDescriptors(services.stream().map(Permissions::descriptor).toList());
    }

    /**
     * As {@link #of}, for services that are described but not implemented.
     *
     * @throws IllegalArgumentException naming every method that declares no permission
     */
    public static Permissions ofDescriptors(Collection<ServiceDescriptor> services) {
        var found = new HashMap<String, Permission>();
        var missing = new ArrayList<String>();
        for (ServiceDescriptor service : services) {
            for (MethodDescriptor method : service.getMethods()) {
                String name = service.getFullName() + "/" + method.getName();
                declared(service, method).ifPresentOrElse(needed -> found.put(name, needed), () -> missing.add(name));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no permission declared: " + missing);
        }
        return new Permissions(found);
    }

    private static Optional<Permission> declared(ServiceDescriptor service, MethodDescriptor method) {
        Permission fixed = FIXED.get(service.getFullName());
        if (fixed != null) {
            return Optional.of(fixed);
        }
        return switch (method.getOptions().getExtension(OptionsProto.permission)) {
            case PERMISSION_VIEW -> Optional.of(Permission.VIEW);
            case PERMISSION_MANAGE_LICENSES -> Optional.of(Permission.MANAGE_LICENSES);
            case PERMISSION_CHANGE_MODE -> Optional.of(Permission.CHANGE_MODE);
            case PERMISSION_READ_AUDIT -> Optional.of(Permission.READ_AUDIT);
            case PERMISSION_REGISTER_PRODUCTS -> Optional.of(Permission.REGISTER_PRODUCTS);
            case PERMISSION_USE_LICENSES -> Optional.of(Permission.USE_LICENSES);
            case PERMISSION_OPERATE -> Optional.of(Permission.OPERATE);
            case PERMISSION_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static ServiceDescriptor descriptor(ServerServiceDefinition service) {
        var grpc = service.getServiceDescriptor();
        if (!(grpc.getSchemaDescriptor() instanceof ProtoFileDescriptorSupplier supplier)) {
            throw new IllegalArgumentException(grpc.getName() + " carries no descriptor to read permissions from");
        }
        List<ServiceDescriptor> named = supplier.getFileDescriptor().getServices().stream()
                .filter(candidate -> candidate.getFullName().equals(grpc.getName()))
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(grpc.getName() + " is not in the file it says it comes from");
        }
        return named.getFirst();
    }

    /** What a method needs; empty for a method that is not in the contract, which nobody may call. */
    public Optional<Permission> of(String fullMethodName) {
        return Optional.ofNullable(byMethod.get(fullMethodName));
    }

    /** Every method with what it needs, by {@code package.Service/Method}. */
    public Map<String, Permission> byMethod() {
        return byMethod;
    }
}
