package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;

/** What never blocks is read where it arrives; everything else has a thread of its own. */
class CallThreadsTest {
    private final List<Runnable> others = new ArrayList<>();
    private final Executor threads = others::add;
    private final CallThreads calls = new CallThreads(threads);

    @Test
    void whatProductsAskAllDayRunsWhereItArrives() {
        for (MethodDescriptor<?, ?> method : List.of(
                LicenseServiceGrpc.getSessionMethod(),
                LicenseServiceGrpc.getRequestMethod(),
                LicenseServiceGrpc.getRenewMethod(),
                LicenseServiceGrpc.getReleaseMethod(),
                LicenseServiceGrpc.getQueryMethod())) {
            var ran = new ArrayList<Thread>();
            calls.of(method).execute(() -> ran.add(Thread.currentThread()));
            assertEquals(List.of(Thread.currentThread()), ran, method.getFullMethodName());
        }
        assertEquals(List.of(), others);
    }

    @Test
    void everyOtherCallHasAThreadOfItsOwn() {
        var all = new ArrayList<MethodDescriptor<?, ?>>();
        all.addAll(AdminServiceGrpc.getServiceDescriptor().getMethods());
        all.addAll(AuditServiceGrpc.getServiceDescriptor().getMethods());
        all.add(LicenseServiceGrpc.getRegisterProductMethod());
        all.forEach(method -> assertSame(threads, calls.of(method), method.getFullMethodName()));
    }
}
