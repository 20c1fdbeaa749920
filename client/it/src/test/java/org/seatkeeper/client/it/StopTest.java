package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.ListLicensesRequest;
import org.seatkeeper.proto.v1.ListLicensesResponse;
import org.seatkeeper.proto.v1.WatchRequest;

/** An agent that is asked to stop ends within five seconds, and what it acknowledged on the way is kept. */
class StopTest {
    private static final Duration STOP_MAX = Duration.ofSeconds(5);
    private static final int WRITERS = 8;
    private static final int ACKNOWLEDGED_LEAST = 40;
    private static final String SECRET = "a comment that belongs into the ledger alone";

    @TempDir
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void anAgentUnderLoadStopsWithinFiveSecondsAndKeepsWhatItAcknowledged() throws Exception {
        try (var agent = new TestAgent(folder)) {
            RunningAgent running = agent.start();
            ManagedChannel channel = agent.administrator(running);
            var enough = new CountDownLatch(ACKNOWLEDGED_LEAST);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = threads.submit(() -> watch(channel));
                for (int n = 0; n < WRITERS; n++) {
                    var _ = threads.submit(() -> write(channel, enough));
                }
                assertTrue(enough.await(60, TimeUnit.SECONDS), "the writers got nothing done");
                assertEquals(OptionalInt.of(0), TestAgent.stop(running, STOP_MAX), "it did not stop in time");
            }
            RunningAgent again = agent.start();
            assertEquals(Set.of(), missing(agent.administrator(again)), "acknowledged and not there");
        }
        assertLogIsDiscreet();
    }

    private void write(ManagedChannel channel, CountDownLatch enough) {
        try {
            while (true) {
                AddLicensesResponse answer = TestAgent.admin(channel).addLicenses(TestAgent.purchase(1, SECRET));
                answer.getDone().getEntriesList().forEach(entry -> acknowledged.add(entry.getEntryId()));
                enough.countDown();
            }
        } catch (StatusRuntimeException stopped) {
            // What was under way when it stopped was not acknowledged; nothing is promised for it.
        }
    }

    private static void watch(ManagedChannel channel) {
        try {
            TestAgent.admin(channel)
                    .withDeadlineAfter(90, TimeUnit.SECONDS)
                    .watch(WatchRequest.getDefaultInstance())
                    .forEachRemaining(_ -> {});
        } catch (StatusRuntimeException stopped) {
            // A watcher is sent away.
        }
    }

    private Set<String> missing(ManagedChannel channel) {
        var left = new HashSet<>(acknowledged);
        long position = 0;
        do {
            ListLicensesResponse page = TestAgent.admin(channel)
                    .listLicenses(ListLicensesRequest.newBuilder()
                            .setPageSize(500)
                            .setBeforePosition(position)
                            .build());
            page.getEntriesList().stream().map(LedgerEntry::getEntryId).forEach(left::remove);
            position = page.getNextBeforePosition();
        } while (position != 0);
        return left;
    }

    /** Neither what was asked nor any key stands in the log. */
    private void assertLogIsDiscreet() throws Exception {
        String log = Files.readString(folder.resolve("agent.log"));
        assertTrue(!log.contains(SECRET), log);
        for (String key :
                new String[] {"tls/agent.key", "credentials/administrator.key", "credentials/viewer.key", "ca/ca.key"
                }) {
            for (String line : Files.readAllLines(folder.resolve("agent").resolve(key))) {
                assertTrue(line.startsWith("-----") || !log.contains(line), "the log has a line of " + key);
            }
        }
    }
}
