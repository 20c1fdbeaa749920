package org.seatkeeper.agent.service;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.Set;
import java.util.concurrent.Executor;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;

/**
 * Which threads calls run on. What products ask for all day is read where it arrives, on the connection's event loop: it is
 * checked, handed to the keeper and nothing else, and a change of threads would cost more than that. It waits for nobody,
 * but for a look at the machine's file of groups, once a second at most, where administrators are configured by group. Every
 * other call has a thread of its own.
 */
public final class CallThreads implements ServerCallExecutorSupplier {
    private static final Set<String> WHERE_THEY_ARRIVE = Set.of(
            LicenseServiceGrpc.getSessionMethod().getFullMethodName(),
            LicenseServiceGrpc.getRequestMethod().getFullMethodName(),
            LicenseServiceGrpc.getRenewMethod().getFullMethodName(),
            LicenseServiceGrpc.getReleaseMethod().getFullMethodName(),
            LicenseServiceGrpc.getQueryMethod().getFullMethodName());

    private final Executor others;

    /** With threads for every other call. */
    public CallThreads(Executor others) {
        this.others = others;
    }

    @Override
    public <Q, R> Executor getExecutor(ServerCall<Q, R> call, Metadata headers) {
        return of(call.getMethodDescriptor());
    }

    Executor of(MethodDescriptor<?, ?> method) {
        return WHERE_THEY_ARRIVE.contains(method.getFullMethodName()) ? Runnable::run : others;
    }
}
