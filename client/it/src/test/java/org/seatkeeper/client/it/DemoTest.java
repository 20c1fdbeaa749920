package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** {@code seatkeeper demo} with three servers, as whoever starts it sees it: real processes, ended in every way. */
class DemoTest {
    private static final String SERVES = "They serve after";
    private static final String ACT = "^\\d\\d:\\d\\d:\\d\\d  ";

    @TempDir
    Path temporary;

    private DemoProcess demo(String... more) throws Exception {
        var args = new ArrayList<>(List.of("--servers", "3", "--seed", "11"));
        args.addAll(List.of(more));
        return DemoProcess.start(temporary, args.toArray(String[]::new));
    }

    private static void assertEnd(List<ProcessHandle> agents) throws Exception {
        for (ProcessHandle agent : agents) {
            agent.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void administratorsActOnServersThatServeAndCtrlCLeavesNothingBehind() throws Exception {
        try (DemoProcess demo = demo()) {
            Path home = Path.of(
                    demo.until("Everything is in (\\S+) until the demo ends").group(1));
            assertEquals(temporary.toRealPath(), home.getParent());
            demo.until(SERVES);
            demo.until(ACT);
            List<ProcessHandle> agents = demo.agents();
            assertEquals(3, agents.size());
            demo.interrupt();
            assertEquals(0, demo.exit());
            demo.until("Ending the demo");
            assertEnd(agents);
            assertEquals(List.of(), DemoProcess.leftIn(temporary));
        }
    }

    @Test
    void anAgentThatDiesIsStartedAgain() throws Exception {
        try (DemoProcess demo = demo()) {
            demo.until(SERVES);
            List<ProcessHandle> agents = demo.agents();
            agents.getFirst().destroyForcibly();
            String dead = demo.until("(\\S+) died").group(1);
            demo.until(dead + " serves again");
            assertEquals(3, demo.agents().size());
            demo.interrupt();
            assertEquals(0, demo.exit());
        }
    }

    @Test
    void whatAKilledDemoLeavesIsEndedAndRemovedByTheNext() throws Exception {
        List<ProcessHandle> agents;
        try (DemoProcess demo = demo()) {
            demo.until(SERVES);
            agents = demo.agents();
            demo.kill();
            assertEnd(agents);
        }
        List<Path> left = DemoProcess.leftIn(temporary);
        assertEquals(1, left.size());
        try (DemoProcess next = demo()) {
            next.until(SERVES);
            assertFalse(Files.exists(left.getFirst()), "a killed demo's folder is still there");
            next.interrupt();
            assertEquals(0, next.exit());
        }
    }

    @Test
    void aTourThatIsToldToEndSaysThatItWasNotThrough() throws Exception {
        Path pictures = temporary.resolve("pictures");
        try (DemoProcess demo = demo("--tour", "--out", pictures.toString())) {
            demo.until("Starting 3 servers");
            demo.interrupt();
            demo.until("before it was through");
            assertEquals(1, demo.exit());
            assertEquals(List.of(), DemoProcess.leftIn(temporary));
        }
    }

    @Test
    void itsClientsAreInWhileItLastsAndNobodyIsOnceItEnded() throws Exception {
        Path kept = temporary.resolve("used");
        try (var lines = new Lines();
                DemoProcess demo = demo("--keep", kept.toString())) {
            demo.until(SERVES);
            for (AgentDirectory server : servers(kept)) {
                ManagedChannel channel = lines.socket(server.adminSocket());
                try {
                    awaitUse(channel);
                } finally {
                    channel.shutdownNow();
                }
            }
            demo.interrupt();
            assertEquals(0, demo.exit());
        }
        for (AgentDirectory server : servers(kept)) {
            try (var lines = new Lines();
                    RunningAgent agent = RunningAgent.start(
                            AgentProgram.ofThisProcess(FlagSet.SMALL)
                                    .command(List.of("run", server.path().toString())),
                            temporary.resolve("used.log"))) {
                assertTrue(agent.port() > 0);
                ManagedChannel channel = lines.socket(server.adminSocket());
                try {
                    var state = TestAgent.admin(channel)
                            .getOverview(GetOverviewRequest.getDefaultInstance())
                            .getState();
                    assertTrue(state.getChangedCount() > 0);
                    for (Instance product : state.getChangedList()) {
                        assertEquals(0, product.getInUse(), server.path() + ": " + product.getProductId());
                    }
                } finally {
                    channel.shutdownNow();
                }
            }
        }
    }

    private static List<AgentDirectory> servers(Path home) throws Exception {
        try (Stream<Path> servers = Files.list(home.resolve("servers"))) {
            return servers.sorted().map(AgentDirectory::new).toList();
        }
    }

    /** Follows a server until somebody uses something. */
    private static void awaitUse(ManagedChannel channel) {
        Iterator<WatchResponse> states = AdminServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .watch(WatchRequest.getDefaultInstance());
        while (states.next().getChangedList().stream().noneMatch(product -> product.getInUse() > 0)) {
            // The next state may tell of somebody.
        }
    }

    @Test
    void serversThatAreKeptCanBeStartedWithoutTheDemo() throws Exception {
        Path kept = temporary.resolve("kept");
        try (DemoProcess demo = demo("--keep", kept.toString())) {
            demo.until("stays there");
            demo.until(SERVES);
            demo.interrupt();
            demo.until("Start its servers again");
            assertEquals(0, demo.exit());
        }
        try (Stream<Path> servers = Files.list(kept.resolve("servers"))) {
            Path one = servers.sorted().findFirst().orElseThrow();
            try (RunningAgent agent = RunningAgent.start(
                    AgentProgram.ofThisProcess(FlagSet.SMALL).command(List.of("run", one.toString())),
                    temporary.resolve("kept.log"))) {
                assertTrue(agent.port() > 0);
            }
        }
    }
}
