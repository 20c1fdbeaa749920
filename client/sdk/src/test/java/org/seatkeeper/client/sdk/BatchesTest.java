package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchesTest {
    private static final int CALLERS = 1_000;

    /** Callers wait on threads of their own, over an agent that answers on another one. */
    @Test
    @Timeout(60)
    void aThousandCallersAtOnceNeedTwoMessagesForTheirAsks() throws Exception {
        var agent = new FakeAgent();
        agent.opens = false;
        var asked = new CountDownLatch(CALLERS);
        Metrics counting = new Metrics() {
            @Override
            public void asked() {
                asked.countDown();
            }
        };
        String name = InProcessServerBuilder.generateName();
        var server =
                InProcessServerBuilder.forName(name).addService(agent).build().start();
        var channel = InProcessChannelBuilder.forName(name).build();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                Licenses licenses = Licenses.on(channel)
                        .product("tarn-sql-14")
                        .silentAfter(Duration.ofMinutes(1))
                        .metrics(counting)
                        .open()) {
            List<Future<License>> waiting = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Client client = Client.of("user-" + i, "WS-17");
                waiting.add(callers.submit(() -> licenses.request(client)));
            }
            assertTrue(asked.await(30, TimeUnit.SECONDS));
            agent.openFromNowOn();
            Set<String> handles = new HashSet<>();
            for (Future<License> each : waiting) {
                handles.add(each.get().handleId());
            }
            assertEquals(CALLERS, handles.size());
            assertEquals(CALLERS, agent.asks.size());
            // One more where the last callers had counted themselves and not yet queued.
            assertTrue(agent.messages.size() <= 12, () -> agent.messages.size() + " messages");
            assertTrue(agent.messages.stream().allMatch(message -> message.getAsksCount() <= 512));
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    @Test
    void asksThatWaitForASessionGoOutInMessagesOf512() {
        try (var bench = new Bench()) {
            bench.agent.opens = false;
            bench.agent.breakOff(io.grpc.Status.UNAVAILABLE);
            bench.timer.pass(Bench.SECOND);
            var waiting =
                    java.util.stream.Stream.generate(bench::ask).limit(1_100).toList();
            bench.agent.open();
            assertEquals(
                    List.of(512, 512, 76),
                    bench.agent.messages.stream()
                            .map(message -> message.getAsksCount())
                            .toList());
            waiting.forEach(asked -> assertTrue(asked.join().covered()));
        }
    }

    @Test
    void noMoreIsInFlightThanAnAgentTakes() {
        int many = Slots.SIZE + 100;
        try (var bench = new Bench(builder -> builder.waitingMax(many))) {
            bench.agent.answers = false;
            var waiting =
                    java.util.stream.Stream.generate(bench::ask).limit(many).toList();
            assertEquals(Slots.SIZE, bench.agent.asks.size());
            bench.agent.answers = true;
            bench.agent.answer(bench.agent.asks);
            assertEquals(many, bench.agent.asks.size());
            waiting.forEach(asked -> assertTrue(asked.join().covered()));
        }
    }
}
