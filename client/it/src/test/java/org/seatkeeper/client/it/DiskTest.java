package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.VerifyAuditRequest;
import org.seatkeeper.proto.v1.WatchRequest;

/** Disks that are full, read-only or held up: the agent stays, says so, loses nothing, and goes on by itself. */
class DiskTest {
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final int PURCHASES_MAX = 20_000;

    @TempDir
    Path folder;

    /** Waits until the agent says that it is read-only, or that it is not any more. */
    private static void awaitReadOnly(ManagedChannel channel, boolean wished) {
        var states = TestAgent.admin(channel).watch(WatchRequest.getDefaultInstance());
        boolean readOnly;
        do {
            var state = states.next();
            readOnly = state.hasServer() ? !state.getServer().getReadOnlyCause().isEmpty() : !wished;
        } while (readOnly != wished);
    }

    /** Buys until something is not done; how many were. */
    private static int buyUntilRefused(ManagedChannel channel, RefusalCode expected) {
        for (int bought = 0; bought < PURCHASES_MAX; bought++) {
            AddLicensesResponse answer = TestAgent.admin(channel).addLicenses(TestAgent.purchase(1, "x".repeat(500)));
            if (answer.hasRefusal()) {
                assertEquals(expected, answer.getRefusal().getCode(), answer.toString());
                assertTrue(!answer.getRefusal().getRemedy().isEmpty());
                return bought;
            }
        }
        throw new AssertionError("the disk was never full");
    }

    private static int licenses(ManagedChannel channel) {
        return TestAgent.admin(channel)
                .listInstances(org.seatkeeper.proto.v1.ListInstancesRequest.getDefaultInstance())
                .getInstances(0)
                .getPerServerLicenses();
    }

    private static void assertKept(ManagedChannel channel, int licenses) {
        assertEquals(licenses, licenses(channel));
        assertTrue(TestAgent.audit(channel)
                .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                .getIntact());
    }

    @Test
    void onAFullDiskItIsReadOnlyUntilThereIsSpaceAgain() throws Exception {
        try (var agent = new TestAgent(folder)) {
            Full disk = Mounts.possible() ? new FullFileSystem(agent) : new FullByLimit(agent);
            RunningAgent running = agent.start(disk.command());
            ManagedChannel channel = agent.administrator(running);
            TestAgent.add(channel, 1);
            disk.fill(running);
            int bought = buyUntilRefused(channel, RefusalCode.REFUSAL_CODE_READ_ONLY);
            assertTrue(!TestAgent.admin(channel)
                    .getServerInfo(GetServerInfoRequest.getDefaultInstance())
                    .getServer()
                    .getReadOnlyCause()
                    .isEmpty());
            assertKept(channel, 1 + bought);
            disk.empty(running);
            awaitReadOnly(channel, false);
            assertTrue(TestAgent.add(channel, 1).hasDone());
            assertKept(channel, 2 + bought);
            assertEquals(OptionalInt.of(0), TestAgent.stop(running, SHORT));
        }
    }

    /** A disk that can be full. */
    private interface Full {
        List<String> command();

        void fill(RunningAgent running) throws IOException, InterruptedException;

        void empty(RunningAgent running) throws IOException, InterruptedException;
    }

    /** The store on a file system of its own, seen by the agent alone, filled up with another file. */
    private record FullFileSystem(TestAgent agent) implements Full {
        @Override
        public List<String> command() {
            return Mounts.onOwnFileSystem(agent, "2m", "");
        }

        private Path filler(RunningAgent running) {
            Path store = agent.directory.storeFile().resolveSibling("filler");
            return Path.of("/proc", Long.toString(running.pid()), "root")
                    .resolve(store.toString().substring(1));
        }

        @Override
        public void fill(RunningAgent running) throws IOException {
            byte[] page = new byte[4096];
            try (OutputStream out = Files.newOutputStream(filler(running))) {
                while (true) {
                    out.write(page);
                }
            } catch (IOException full) {
                assertTrue(Files.exists(filler(running)), full.toString());
            }
        }

        @Override
        public void empty(RunningAgent running) throws IOException {
            Files.delete(filler(running));
        }
    }

    /** Where nothing can be mounted: no file of the agent may grow beyond a limit, until the limit is lifted. */
    private record FullByLimit(TestAgent agent) implements Full {
        private static void limit(RunningAgent running, String fsize) throws IOException, InterruptedException {
            AgentProgram.Ended ended = AgentProgram.run(
                    List.of("prlimit", "--pid", Long.toString(running.pid()), "--fsize=" + fsize), SHORT);
            assertEquals(0, ended.code(), ended.err());
        }

        @Override
        public List<String> command() {
            return agent.program.command(
                    List.of("run", "--dir", agent.directory.path().toString()));
        }

        @Override
        public void fill(RunningAgent running) throws IOException, InterruptedException {
            limit(running, "400000:unlimited");
        }

        @Override
        public void empty(RunningAgent running) throws IOException, InterruptedException {
            limit(running, "unlimited:unlimited");
        }
    }

    @Test
    void onAReadOnlyDirectoryItServesWhatThereIs() throws Exception {
        try (var agent = new TestAgent(folder)) {
            RunningAgent first = agent.start();
            TestAgent.add(agent.administrator(first), 7);
            assertEquals(OptionalInt.of(0), TestAgent.stop(first, SHORT));
            List<String> command = Mounts.possible()
                    ? Mounts.onOwnFileSystem(agent, "2m", "mount -o remount,ro \"$STORE\" && ")
                    : Mounts.withoutWriting(agent);
            RunningAgent running = agent.start(command);
            ManagedChannel channel = agent.administrator(running);
            assertEquals(
                    RefusalCode.REFUSAL_CODE_READ_ONLY,
                    TestAgent.add(channel, 1).getRefusal().getCode());
            assertKept(channel, 7);
            assertEquals(OptionalInt.of(0), TestAgent.stop(running, SHORT));
            Mounts.writable(agent);
        }
    }

    @Test
    void whileAnotherProgramHoldsTheStoreItIsReadOnlyAndThenGoesOn() throws Exception {
        heldByAnotherProgram();
    }

    private void heldByAnotherProgram() throws Exception {
        try (var agent = new TestAgent(folder)) {
            RunningAgent running = agent.start();
            ManagedChannel channel = agent.administrator(running);
            TestAgent.add(channel, 1);
            try (var held = java.sql.DriverManager.getConnection("jdbc:sqlite:" + agent.directory.storeFile());
                    var statement = held.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertEquals(
                        RefusalCode.REFUSAL_CODE_READ_ONLY,
                        TestAgent.add(channel, 1).getRefusal().getCode());
                assertKept(channel, 1);
                statement.execute("ROLLBACK");
            }
            awaitReadOnly(channel, false);
            assertTrue(TestAgent.add(channel, 1).hasDone());
            assertKept(channel, 2);
        }
    }

    @Test
    void onADiskThatStallsTheOutcomeIsUnknownAfterTwoSecondsAndKnownLater() throws Exception {
        if (!Stall.possible()) {
            // The nearest to it that every user can do: a write that waits for another program, and then is refused.
            heldByAnotherProgram();
            return;
        }
        try (var agent = new TestAgent(folder)) {
            var disk = Stall.of(agent);
            RunningAgent running = agent.start(disk.command());
            ManagedChannel channel = agent.administrator(running);
            TestAgent.add(channel, 1);
            var purchase = TestAgent.purchase(5, "");
            disk.stall(running);
            long begun = System.nanoTime();
            Status.Code told = code(() -> TestAgent.admin(channel).addLicenses(purchase));
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            assertEquals(Status.Code.UNKNOWN, told);
            assertTrue(waited.compareTo(Duration.ofSeconds(4)) < 0, waited.toString());
            assertEquals(Status.Code.UNAVAILABLE, code(() -> TestAgent.add(channel, 1)));
            disk.go(running);
            AddLicensesResponse answer = askUntilAnswered(channel, purchase);
            assertEquals(true, answer.getDone().getRepeated(), "it was written when the disk went on");
            assertKept(channel, 6);
        }
    }

    private static Status.Code code(Runnable call) {
        try {
            call.run();
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }

    /** The same operation again, as its asker does who was told nothing. */
    private static AddLicensesResponse askUntilAnswered(
            ManagedChannel channel, org.seatkeeper.proto.v1.AddLicensesRequest purchase) {
        long end = System.nanoTime() + SHORT.toNanos();
        while (true) {
            try {
                return TestAgent.admin(channel).addLicenses(purchase);
            } catch (StatusRuntimeException e) {
                assertTrue(System.nanoTime() < end, "the agent did not go on: " + e.getStatus());
            }
        }
    }
}
