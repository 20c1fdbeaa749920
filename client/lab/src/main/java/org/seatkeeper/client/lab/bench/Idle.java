package org.seatkeeper.client.lab.bench;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.process.CpuUse;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** What an agent takes of a processor while nothing happens and one console watches, its heartbeats included. */
final class Idle {
    /** Percent of one processor. */
    private static final double CPU_MAX = 0.1;

    private static final double NANOS = 1e9;
    private static final long SETTLE_SECONDS = 5;
    private static final long WINDOW_SECONDS = 30;

    private final Plan plan;
    private final Consumer<String> progress;

    Idle(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Over as many windows of {@value #WINDOW_SECONDS} s as there are blocks. */
    Measurement measure(Contender agent, String flags) throws IOException, InterruptedException {
        if (plan.form() == Plan.Form.SHORT) {
            return new Measurement(Metric.IDLE_CPU.word(), Metric.IDLE_CPU, Optional.empty(), flags);
        }
        var windows = new ArrayList<Ratio.Block>();
        try (Contender.Started started = agent.start()) {
            AdminServiceGrpc.newStub(started.channel()).watch(WatchRequest.getDefaultInstance(), new Watching());
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            for (int n = 1; n <= plan.blocks(); n++) {
                CpuUse before = CpuUse.of(started.process().pid());
                TimeUnit.SECONDS.sleep(WINDOW_SECONDS);
                double seconds = CpuUse.of(started.process().pid()).since(before) / NANOS;
                windows.add(new Ratio.Block(seconds / WINDOW_SECONDS * 100, CPU_MAX));
                progress.accept("idle: window " + n + " of " + plan.blocks());
            }
        }
        return new Measurement(Metric.IDLE_CPU.word(), Metric.IDLE_CPU, Comparison.result(List.copyOf(windows)), flags);
    }

    /** Takes what comes. */
    private static final class Watching implements StreamObserver<WatchResponse> {
        @Override
        public void onNext(WatchResponse message) {}

        /** The end of the watch is the end of the measurement. */
        @Override
        public void onError(Throwable failure) {
            if (Status.fromThrowable(failure).getCode() == Status.Code.PERMISSION_DENIED) {
                throw new IllegalStateException("the administrator of the agent may not watch it", failure);
            }
        }

        @Override
        public void onCompleted() {}
    }
}
