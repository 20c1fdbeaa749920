package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.LicenseRefused;
import org.seatkeeper.client.sdk.Licenses;
import org.seatkeeper.client.sdk.LicensesUnavailable;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListConnectionsResponse;

/** A product with the SDK in it, and a real agent: the whole way of a license. */
class SdkTest {
    private static final int LICENSES = 5;

    @TempDir
    private Path folder;

    private TestAgent test;
    private RunningAgent agent;

    @BeforeEach
    void anAgentWithFiveLicensesOfAProductThatRunsAsUs() throws Exception {
        test = new TestAgent(folder);
        Files.writeString(
                test.directory.productsFolder().resolve("sql.toml"),
                "run_as = [\"" + System.getProperty("user.name") + "\"]\n" + TestAgent.DECLARATION);
        agent = test.start();
        TestAgent.add(admin(), LICENSES);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ManagedChannel admin() {
        return test.kept(test.lines.socket(test.directory.adminSocket()));
    }

    private Licenses licenses() {
        return Licenses.overSocket(test.directory.licenseSocket())
                .product(TestAgent.PRODUCT)
                .silentAfter(Duration.ofSeconds(20))
                .open();
    }

    private ListConnectionsResponse connections() {
        return TestAgent.admin(admin())
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .build());
    }

    @Test
    void numberSixOfFiveIsRefusedAndLetInOnceSomebodyHasLeft() {
        try (Licenses licenses = licenses()) {
            var held = new ArrayList<License>();
            for (int n = 1; n <= LICENSES; n++) {
                held.add(licenses.request(Client.of("u" + n, "pc" + n)));
            }
            LicenseRefused refused = assertThrows(LicenseRefused.class, () -> licenses.request(Client.of("u6", "pc6")));
            assertFalse(refused.remedy().isBlank());
            held.getFirst().closeAsync().toCompletableFuture().join();
            try (License sixth = licenses.request(Client.of("u6", "pc6"))) {
                assertTrue(sixth.fence() > held.getLast().fence());
                assertEquals(LICENSES, connections().getTotal());
            }
        }
        assertEquals(0, connections().getTotal(), "a product that ends gives everything back");
    }

    @Test
    void twentyThreadsNeverHoldMoreThanThereAre() throws Exception {
        var faults = new ConcurrentLinkedQueue<Throwable>();
        var most = new java.util.concurrent.atomic.AtomicInteger();
        var now = new java.util.concurrent.atomic.AtomicInteger();
        try (Licenses licenses = licenses()) {
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 20; t++) {
                String user = "u" + t;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int n = 0; n < 200; n++) {
                        try {
                            License license = licenses.request(Client.of(user, "pc"));
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            now.decrementAndGet();
                            license.close();
                        } catch (LicenseRefused full) {
                            // As it should be, while five others are in.
                        } catch (RuntimeException e) {
                            faults.add(e);
                        }
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertEquals(List.of(), List.copyOf(faults));
        assertTrue(most.get() >= 1 && most.get() <= LICENSES, most.get() + " at once");
    }

    @Test
    void anAgentThatIsKilledAndComesBackFindsEveryLicenseWhereItWas() throws Exception {
        try (Licenses licenses = licenses()) {
            License kept = licenses.request(Client.of("u1", "pc1"));
            long fence = kept.fence();
            agent.kill();
            agent = test.start();
            License second = licenses.request(Client.of("u2", "pc2"));
            assertTrue(second.fence() > fence);
            assertFalse(kept.revoked());
            assertEquals(2, connections().getTotal());
            kept.closeAsync().toCompletableFuture().join();
            assertEquals(
                    List.of("u2"),
                    connections().getConnectionsList().stream()
                            .map(Connection::getUser)
                            .toList());
        }
    }

    @Test
    void aClientThatIsEvictedIsToldAndTheProductMayAskAgain() throws Exception {
        try (Licenses licenses = licenses()) {
            License license = licenses.request(Client.of("u1", "pc1"));
            var told = new CountDownLatch(1);
            license.onRevoked(told::countDown);
            var done = TestAgent.admin(admin())
                    .evictConnection(EvictConnectionRequest.newBuilder()
                            .setAct(Act.newBuilder()
                                    .setOperationId(java.util.UUID.randomUUID().toString())
                                    .setReason("maintenance"))
                            .setProductId(TestAgent.PRODUCT)
                            .setNumber(connections().getConnections(0).getNumber())
                            .build());
            assertTrue(done.hasDone(), done.toString());
            assertTrue(told.await(10, TimeUnit.SECONDS));
            licenses.request(Client.of("u1", "pc1")).close();
        }
    }

    @Test
    void anotherProductIsNotOurs() {
        try (Licenses licenses = Licenses.overSocket(test.directory.licenseSocket())
                .product("mail")
                .open()) {
            var refused = assertThrows(LicensesUnavailable.class, () -> licenses.request(Client.of("u1", "pc1")));
            assertEquals(LicensesUnavailable.Reason.NOT_ALLOWED, refused.reason());
        }
    }
}
