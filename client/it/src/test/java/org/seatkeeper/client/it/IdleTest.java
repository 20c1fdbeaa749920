package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
 * An agent that is watched and asked nothing costs next to nothing: there is no polling in it. What runs for the first time
 * is read, linked and compiled, so it has settled when each watcher has had as many heartbeats as come in ten minutes; they
 * ask for one a second. What a wake of a thread costs is the machine's, up to a millisecond on some: an idle JVM beside the
 * agent shows what the machine asks of everyone.
 */
class IdleTest {
    private static final int SETTLING_HEARTBEATS = 20;
    private static final Duration SETTLING_MAX = Duration.ofMinutes(2);

    /** From one heartbeat to the next: one of each watcher is in it. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofMillis(3);
    private static final int MOMENTS_MAX = 20;
    private static final double SHARE_MAX = 0.001;

    @TempDir
    Path folder;

    @Test
    void anIdleAgentWithTwoWatchersAddsAThousandthOfACoreAtMostToAnIdleJvm() throws Exception {
        try (var agent = new TestAgent(folder);
                Idler idler = Idler.start()) {
            RunningAgent running = agent.start();
            ManagedChannel one = agent.administrator(running);
            ManagedChannel another = agent.administrator(running);
            settle(one, another);
            hear(watch(one, WatchRequest.getDefaultInstance(), 1));
            hear(watch(another, WatchRequest.getDefaultInstance(), 1));
            rest(running);
            CpuUse nothing = CpuUse.of(idler.pid());
            double share = share(taken(running, WINDOW));
            double least = share(CpuUse.of(idler.pid()).since(nothing));
            System.out.printf("idle agent: %.3f %% of a core, idle JVM: %.3f %%%n", 100 * share, 100 * least);
            assertTrue(
                    share - least <= SHARE_MAX,
                    "an idle agent takes " + 100 * share + " % of a core, an idle JVM " + 100 * least + " %");
        }
    }

    private static double share(long nanos) {
        return nanos / (double) WINDOW.toNanos();
    }

    /** Time is what is measured here: nothing could tell sooner that it has passed. */
    private static void pass(Duration time) throws InterruptedException {
        assertTrue(!new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void settle(ManagedChannel one, ManagedChannel another) throws InterruptedException {
        var often = WatchRequest.newBuilder().setHeartbeatSeconds(1).build();
        try (var settling = Context.current().withCancellation()) {
            var words = new ArrayList<CountDownLatch>();
            settling.run(() -> {
                words.add(watch(one, often, 1 + SETTLING_HEARTBEATS));
                words.add(watch(another, often, 1 + SETTLING_HEARTBEATS));
            });
            for (CountDownLatch heard : words) {
                hear(heard);
            }
        }
    }

    /** Waits until what greeted the watchers is done: a moment in which the agent runs no more than a thread of the JVM does. */
    private static void rest(RunningAgent running) throws Exception {
        int moments = 1;
        while (taken(running, MOMENT) > REST.toNanos()) {
            assertTrue(moments++ < MOMENTS_MAX, "the agent never rests");
        }
    }

    /** Nanoseconds of processor time. */
    private static long taken(RunningAgent running, Duration window) throws Exception {
        CpuUse before = CpuUse.of(running.pid());
        pass(window);
        return CpuUse.of(running.pid()).since(before);
    }

    private static void hear(CountDownLatch words) throws InterruptedException {
        assertTrue(words.await(SETTLING_MAX.toSeconds(), TimeUnit.SECONDS), "a watcher waits for " + words.getCount());
    }

    /** What is returned counts down what the watcher is told, from so many words. */
    private static CountDownLatch watch(ManagedChannel channel, WatchRequest request, int number) {
        var words = new CountDownLatch(number);
        AdminServiceGrpc.newStub(channel).watch(request, new StreamObserver<>() {
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
