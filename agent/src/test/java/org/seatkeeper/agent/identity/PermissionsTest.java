package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Empty;
import com.google.protobuf.EmptyProto;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.OptionsProto;

class PermissionsTest {
    /** Every file of the contract, found in its folder, so that a new one cannot be forgotten. */
    private static List<ServiceDescriptor> contract() throws IOException, ReflectiveOperationException {
        var services = new ArrayList<ServiceDescriptor>();
        try (var files = Files.list(Path.of("../proto/src/main/proto/seatkeeper/v1"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".proto")).toList()) {
                String name = file.getFileName().toString().replace(".proto", "");
                String holder = "org.seatkeeper.proto.v1."
                        + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Proto";
                var descriptor = (FileDescriptor)
                        Class.forName(holder).getMethod("getDescriptor").invoke(null);
                services.addAll(descriptor.getServices());
            }
        }
        assertFalse(services.isEmpty(), "the contract has services");
        return services;
    }

    @Test
    void everyMethodOfTheContractDeclaresItsPermission() throws Exception {
        var undeclared = new ArrayList<String>();
        for (ServiceDescriptor service : contract()) {
            service.getMethods().stream()
                    .filter(method -> !method.getOptions().hasExtension(OptionsProto.permission))
                    .forEach(method -> undeclared.add(method.getFullName()));
        }
        assertEquals(List.of(), undeclared);
    }

    @Test
    void everyPermissionOfTheContractIsOneOfOurs() throws Exception {
        Permissions permissions = Permissions.ofDescriptors(contract());
        int methods = contract().stream().mapToInt(s -> s.getMethods().size()).sum();
        assertEquals(methods, permissions.byMethod().size());
        assertEquals(
                Set.of(Permission.values()),
                new HashSet<>(permissions.byMethod().values()));
        assertEquals(Optional.of(Permission.CHANGE_MODE), permissions.of("seatkeeper.v1.AdminService/ChangeMode"));
        assertEquals(Optional.of(Permission.VIEW), permissions.of("seatkeeper.v1.AdminService/Watch"));
    }

    @Test
    void aMethodWithoutAPermissionStopsTheStart() throws Exception {
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("careless.proto")
                .addDependency("google/protobuf/empty.proto")
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName("Careless")
                        .addMethod(MethodDescriptorProto.newBuilder()
                                .setName("Forgotten")
                                .setInputType(Empty.getDescriptor().getFullName())
                                .setOutputType(Empty.getDescriptor().getFullName())))
                .build();
        FileDescriptor careless = FileDescriptor.buildFrom(file, new FileDescriptor[] {EmptyProto.getDescriptor()});
        var refused =
                assertThrows(IllegalArgumentException.class, () -> Permissions.ofDescriptors(careless.getServices()));
        assertEquals("no permission declared: [Careless/Forgotten]", refused.getMessage());
    }

    @Test
    void healthNeedsTheRightToLook() {
        var health = new HealthStatusManager().getHealthService().bindService();
        var permissions = Permissions.of(List.of(health));
        assertEquals(Optional.of(Permission.VIEW), permissions.of("grpc.health.v1.Health/Check"));
        assertEquals(Optional.of(Permission.VIEW), permissions.of("grpc.health.v1.Health/Watch"));
        assertEquals(health.getMethods().size(), permissions.byMethod().size());
    }

    @Test
    void servicesOfTheContractAreFoundByWhatTheServerAnswersFor() {
        var admin = new AdminServiceGrpc.AdminServiceImplBase() {}.bindService();
        var permissions = Permissions.of(List.of(admin));
        assertEquals(admin.getMethods().size(), permissions.byMethod().size());
        assertEquals(Optional.empty(), permissions.of("seatkeeper.v1.AdminService/Undo"));
    }
}
