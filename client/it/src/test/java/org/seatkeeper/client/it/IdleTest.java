package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.CpuUse;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/**
 * An agent that is watched and asked nothing costs next to nothing: there is no polling in it. It has settled when each
 * watcher has had its first heartbeat: what runs for the first time is read, linked and compiled.
 */
class IdleTest {
    /** The first state, then a heartbeat. */
    private static final int WORDS = 2;

    private static final Duration SETTLING_MAX = Duration.ofMinutes(2);

    /** From one heartbeat to the next, so that one of each watcher is always in it. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private static final double SHARE_MAX = 0.001;

    @TempDir
    Path folder;

    @Test
    void anIdleAgentWithTwoWatchersNeedsAThousandthOfACoreAtMost() throws Exception {
        try (var agent = new TestAgent(folder)) {
            RunningAgent running = agent.start();
            CountDownLatch first = watch(agent.administrator(running));
            CountDownLatch second = watch(agent.administrator(running));
            assertTrue(first.await(SETTLING_MAX.toSeconds(), TimeUnit.SECONDS), "a watcher hears no heartbeat");
            assertTrue(second.await(SETTLING_MAX.toSeconds(), TimeUnit.SECONDS), "a watcher hears no heartbeat");
            CpuUse before = CpuUse.of(running.pid());
            pass(WINDOW);
            double share = CpuUse.of(running.pid()).since(before) / (double) WINDOW.toNanos();
            System.out.printf("idle agent: %.3f %% of a core%n", 100 * share);
            assertTrue(share <= SHARE_MAX, "an idle agent takes " + 100 * share + " % of a core");
        }
    }

    /** Time is what is measured here: nothing could tell sooner that it has passed. */
    private static void pass(Duration time) throws InterruptedException {
        assertTrue(!new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static CountDownLatch watch(ManagedChannel channel) {
        var words = new CountDownLatch(WORDS);
        AdminServiceGrpc.newStub(channel).watch(WatchRequest.getDefaultInstance(), new StreamObserver<>() {
            @Override
            public void onNext(WatchResponse state) {
                words.countDown();
            }

            @Override
            public void onError(Throwable ended) {}

            @Override
            public void onCompleted() {}
        });
        return words;
    }
}
