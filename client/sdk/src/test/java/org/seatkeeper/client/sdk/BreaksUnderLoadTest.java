package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.proto.v1.SessionAsk;

/** Many callers on threads of their own, while the agent breaks the session off again and again, in the middle of messages. */
class BreaksUnderLoadTest {
    private static final int CALLERS = 32;
    private static final int EACH = 200;

    @ParameterizedTest
    @ValueSource(ints = {97, 499, 1_501})
    @Timeout(120)
    void everyRequestIsGrantedOnceAndEverythingComesBack(int asksBetweenBreaks) throws Exception {
        var agent = new FakeAgent();
        Map<String, Integer> added = new HashMap<>();
        var asks = new int[1];
        agent.says = ask -> {
            count(agent, added, ask);
            if (++asks[0] % asksBetweenBreaks == 0) {
                agent.breakOff(Status.UNAVAILABLE);
            }
            return null;
        };
        String name = InProcessServerBuilder.generateName();
        var server =
                InProcessServerBuilder.forName(name).addService(agent).build().start();
        var channel = InProcessChannelBuilder.forName(name).build();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                Licenses licenses = Licenses.on(channel)
                        .product("tarn-sql-14")
                        .silentAfter(Duration.ofMinutes(1))
                        .random(() -> 0) // The shortest pauses.
                        .open()) {
            Callable<List<CompletableFuture<Void>>> caller = () -> comeAndGo(licenses);
            List<Future<List<CompletableFuture<Void>>>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(caller));
            }
            for (var each : running) {
                for (CompletableFuture<Void> back : each.get()) {
                    back.get(60, TimeUnit.SECONDS);
                }
            }
            assertEquals(Map.of(), agent.grants);
            assertEquals(CALLERS * EACH, added.size());
            assertTrue(added.values().stream().allMatch(times -> times == 1), added::toString);
            assertTrue(agent.openings.size() > CALLERS * EACH / asksBetweenBreaks, "it did break");
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    /** How often a handle was granted to somebody who did not have it. */
    private static void count(FakeAgent agent, Map<String, Integer> added, SessionAsk ask) {
        String handle = ask.getRequest().getHandleId();
        if (ask.hasRequest() && !agent.grants.containsKey(handle)) {
            added.merge(handle, 1, Integer::sum);
        }
    }

    private static List<CompletableFuture<Void>> comeAndGo(Licenses licenses) {
        List<CompletableFuture<Void>> backs = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            License license = licenses.request(Bench.ALICE);
            backs.add(license.closeAsync().toCompletableFuture());
        }
        return backs;
    }
}
