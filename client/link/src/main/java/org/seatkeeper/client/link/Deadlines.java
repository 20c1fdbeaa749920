package org.seatkeeper.client.link;

import com.google.protobuf.Descriptors;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.proto.v1.OptionsProto;
import org.seatkeeper.proto.v1.Permission;

/** Gives every call its deadline, by what the contract says it may change. A watch has none: its heartbeat guards it. */
final class Deadlines implements ClientInterceptor {
    /** What only reads. */
    static final Duration READ = Duration.ofSeconds(5);

    /** What changes something: an agent gives a stalled commit 2 s, and a queue before it as much again. */
    static final Duration WRITE = Duration.ofSeconds(10);

    /** What reads a whole audit before it answers. */
    static final Duration WHOLE_AUDIT = Duration.ofMinutes(5);

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        if (options.getDeadline() != null || isWatch(method)) {
            return next.newCall(method, options);
        }
        return next.newCall(method, options.withDeadlineAfter(of(method).toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Duration of(MethodDescriptor<?, ?> method) {
        if ("VerifyAudit".equals(method.getBareMethodName())
                || !method.getType().serverSendsOneMessage()) {
            return WHOLE_AUDIT;
        }
        return writes(method) ? WRITE : READ;
    }

    private static boolean isWatch(MethodDescriptor<?, ?> method) {
        return "Watch".equals(method.getBareMethodName());
    }

    /** Whether a call could change something, by the permission that the contract declares for it. */
    static boolean writes(MethodDescriptor<?, ?> method) {
        if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema)) {
            return true; // Nobody says that it only reads.
        }
        Descriptors.MethodDescriptor declared = schema.getMethodDescriptor();
        Permission permission = declared.getOptions().getExtension(OptionsProto.permission);
        return permission != Permission.PERMISSION_VIEW && permission != Permission.PERMISSION_READ_AUDIT;
    }
}
