package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

class AgentLinkTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final ServerName NAME = new ServerName("berlin");
    private static final ServerEntry ENTRY = new ServerEntry(
            NAME, new Address.Tcp("berlin", 7443), Optional.of(ID), "ca.pem", Optional.empty(), Set.of(), false);

    private final ManualThread thread = new ManualThread();
    private final List<FleetChange> published = new ArrayList<>();
    private final FleetKeeper keeper = new FleetKeeper(thread, published::add);
    private final List<Integer> attempts = new ArrayList<>();
    private FakeAgent agent = agent();
    private AgentLink link = link(ENTRY, this::open);

    /** Half of every cap. */
    private static final class Half implements RandomGenerator {
        @Override
        public double nextDouble() {
            return 0.5;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("draws doubles only");
        }
    }

    private static FakeAgent agent() {
        var agent = new FakeAgent(ID, "berlin");
        agent.state().put(FakeState.perServer("mail", 10));
        return agent.listen("agent-link-test");
    }

    private AgentLink link(ServerEntry entry, AgentChannel.Opener opener) {
        return new AgentLink(
                entry,
                new AgentLink.Shared(
                        thread,
                        new DialGate(thread, 64, 200),
                        opener,
                        new Backoff(new Half()),
                        keeper,
                        LinkSettings.USUAL,
                        _ -> {}));
    }

    private CompletableFuture<AgentChannel> open(ServerEntry entry, int attempt) {
        attempts.add(attempt);
        var channel = InProcessChannelBuilder.forName("agent-link-test")
                .directExecutor()
                .build();
        return CompletableFuture.completedFuture(
                new AgentChannel(channel, entry, () -> true, AgentChannel.SecondLook.NONE));
    }

    @AfterEach
    void stop() {
        link.stop();
        agent.close();
    }

    private Server shown() {
        thread.pass(Duration.ofMillis(200));
        return published.getLast().fleet().server(NAME).orElseThrow();
    }

    private LinkState state() {
        return shown().link();
    }

    private List<Long> licenses() {
        return shown().products().stream().map(ProductFigures::licenses).toList();
    }

    @Test
    void aLinkIsLiveWithTheFirstState() {
        link.start();
        Server shown = shown();
        assertInstanceOf(LinkState.Live.class, shown.link());
        assertEquals("berlin", shown.facts().orElseThrow().agentName());
        assertEquals("operator/mira.holt", shown.facts().orElseThrow().callerName());
        assertEquals(List.of(10L), licenses());
    }

    @Test
    void aChangeArrivesByItself() {
        link.start();
        assertEquals(List.of(10L), licenses());
        agent.state().put(FakeState.perServer("mail", 12));
        assertEquals(List.of(12L), licenses());
        agent.state().put(FakeState.perServer("web", 5));
        assertEquals(List.of(12L, 5L), licenses());
        agent.state().remove("mail");
        assertEquals(List.of(5L), licenses());
    }

    @Test
    void theLinkIsSilentAfterTwoHeartbeatsWithoutAWordAndLiveWithTheNext() {
        link.start();
        Server live = shown();
        thread.pass(Duration.ofSeconds(29));
        assertInstanceOf(LinkState.Live.class, state());
        thread.pass(Duration.ofSeconds(2));
        assertInstanceOf(LinkState.Silent.class, state());
        assertEquals(live.products(), shown().products());
        agent.state().heartbeat();
        assertInstanceOf(LinkState.Live.class, state());
    }

    @Test
    void heartbeatsKeepAQuietLinkLiveAndRedrawNothing() {
        link.start();
        shown();
        int drawn = published.size();
        for (int i = 0; i < 100; i++) {
            thread.pass(Duration.ofSeconds(15));
            agent.state().heartbeat();
        }
        assertInstanceOf(LinkState.Live.class, state());
        assertEquals(drawn, published.size());
    }

    @Test
    void aServerThatStaysSilentIsDialedAnew() {
        link.start();
        shown();
        thread.pass(Duration.ofSeconds(45));
        assertInstanceOf(LinkState.Unreachable.class, state());
        assertEquals(List.of(10L), licenses());
        thread.pass(Duration.ofSeconds(2));
        assertInstanceOf(LinkState.Live.class, state());
        assertEquals(List.of(1, 2), attempts);
    }

    @Test
    void aServerThatGoesAwayIsUnreachableWithItsLastFiguresAndComesBackWhereItWas() {
        link.start();
        shown();
        agent.close();
        var down = assertInstanceOf(LinkState.Unreachable.class, state());
        assertEquals(List.of(10L), licenses());
        assertEquals(down.since().plus(Duration.ofSeconds(1)), down.nextAttempt());
        agent = agent();
        thread.pass(Duration.ofSeconds(30));
        assertInstanceOf(LinkState.Live.class, state());
        assertEquals(2, agent.lastAsked(WatchRequest.class).getFromStateRevision());
    }

    @Test
    void aConnectionThatTheAgentEndsForItsAgeIsReplacedUnseen() {
        link.start();
        shown();
        thread.pass(Duration.ofSeconds(20));
        agent.state().heartbeat();
        thread.pass(Duration.ofSeconds(1));
        LinkState live = state();
        int drawn = published.size();
        agent.state().endWatches(Status.UNAVAILABLE);
        assertEquals(live, state());
        assertEquals(1, agent.state().watching());
        assertEquals(drawn, published.size());
        agent.state().put(FakeState.perServer("mail", 12));
        assertEquals(List.of(12L), licenses());
    }

    @Test
    void oneThatCannotBeReplacedAtOnceIsSeenAtOnce() {
        link.start();
        shown();
        thread.pass(Duration.ofSeconds(20));
        agent.close();
        assertInstanceOf(LinkState.Unreachable.class, state());
        assertEquals(List.of(1, 1), attempts);
    }

    @Test
    void oneWhoseReplacementIsNotAnsweredIsSeenSoon() {
        link.start();
        shown();
        thread.pass(Duration.ofSeconds(20));
        agent.answer(WatchRequest.class, _ -> WatchResponse.getDefaultInstance());
        agent.state().endWatches(Status.UNAVAILABLE);
        assertInstanceOf(LinkState.Live.class, state());
        thread.pass(Duration.ofSeconds(2));
        assertInstanceOf(LinkState.Connecting.class, state());
    }

    @Test
    void theWaitGrowsWhileAServerStaysAway() {
        agent.close();
        link.start();
        thread.pass(Duration.ofMinutes(10));
        var down = assertInstanceOf(LinkState.Unreachable.class, state());
        // Half of 2, 4, 8, 16, 32 and then of 60 seconds, again and again.
        assertEquals(5 + 20, attempts.size(), 1);
        assertEquals(Instant.parse("2026-05-04T08:00:00Z"), down.since());
    }

    @Test
    void anotherEpochReplacesEverything() {
        link.start();
        shown();
        agent.state().newEpoch(8);
        assertEquals(8, shown().facts().orElseThrow().epoch());
        agent.state().put(FakeState.perServer("mail", 11));
        assertEquals(List.of(11L), licenses());
    }

    @Test
    void anAgentThatContradictsItselfIsAskedForEverythingAnew() {
        link.start();
        shown();
        agent.state()
                .tell(WatchResponse.newBuilder().setEpoch(7).setStateRevision(1).build());
        assertInstanceOf(LinkState.Unreachable.class, state());
        thread.pass(Duration.ofSeconds(2));
        assertInstanceOf(LinkState.Live.class, state());
        assertEquals(0, agent.lastAsked(WatchRequest.class).getFromStateRevision());
    }

    @Test
    void aServerThatNeverAnswersTheDialIsGivenUpInTime() {
        agent.answer(WatchRequest.class, _ -> WatchResponse.getDefaultInstance());
        link.start();
        thread.pass(Duration.ofSeconds(19));
        assertInstanceOf(LinkState.Connecting.class, state());
        thread.pass(Duration.ofSeconds(1));
        assertEquals("berlin:7443 did not answer in time", ((LinkState.Unreachable) state()).why());
    }

    @Test
    void refusalsByStatusAreToldApart() {
        agent.fail(WatchRequest.class, Status.PERMISSION_DENIED.withDescription("no role here"));
        link.start();
        assertEquals("no role here", ((LinkState.NotAuthorized) state()).as());
        agent.fail(WatchRequest.class, Status.UNAUTHENTICATED);
        link.retryNow();
        assertInstanceOf(LinkState.NotAuthorized.class, state());
        agent.fail(WatchRequest.class, Status.UNIMPLEMENTED);
        link.retryNow();
        assertEquals("needs agent 0.1", ((LinkState.TooOld) state()).needs());
        agent.fail(WatchRequest.class, Status.UNAVAILABLE.withDescription("the agent starts"));
        link.retryNow();
        assertEquals("the agent starts", ((LinkState.Unreachable) state()).why());
        agent.fail(WatchRequest.class, Status.INTERNAL);
        link.retryNow();
        assertEquals("the agent reported an internal fault", ((LinkState.Unreachable) state()).why());
    }

    @Test
    void aRightThatEndsWhileWatchingEndsTheLink() {
        link.start();
        shown();
        agent.fail(WatchRequest.class, Status.PERMISSION_DENIED);
        agent.close();
        agent = agent();
        agent.fail(WatchRequest.class, Status.PERMISSION_DENIED);
        thread.pass(Duration.ofSeconds(5));
        assertInstanceOf(LinkState.NotAuthorized.class, state());
        assertEquals(List.of(10L), licenses());
    }

    @Test
    void aFaultOfTheProfileIsShownAndCallsAreAnsweredWithIt() {
        var fault = new LinkFailure(LinkFailure.Kind.PROFILE, "credentials.toml: names no credentials");
        link = link(ENTRY, (_, _) -> CompletableFuture.failedStage(new LinkException(fault)));
        link.start();
        assertEquals(fault.why(), ((LinkState.Unreachable) state()).why());
        var line = link.line().toCompletableFuture();
        var failure = assertThrows(CompletionException.class, line::join);
        assertEquals(
                fault.why(),
                assertInstanceOf(LinkException.class, failure.getCause())
                        .failure()
                        .why());
    }

    @Test
    void aRetiredServerIsShownAndNotDialed() {
        link = link(ENTRY.retired(true), this::open);
        link.start();
        thread.pass(Duration.ofHours(1));
        assertEquals(true, shown().retired());
        assertEquals(List.of(), attempts);
    }

    @Test
    void aStoppedLinkLeavesNothingBehind() {
        link.start();
        shown();
        link.stop();
        thread.pass(Duration.ofSeconds(1));
        assertEquals(0, agent.state().watching());
        assertEquals(0, thread.timers());
    }

    @Test
    void manyChangesInOneMomentAreFoldedOneByOne() {
        link.start();
        shown();
        for (int i = 1; i <= 500; i++) {
            agent.state().put(FakeState.perServer("mail", i));
        }
        int before = published.size();
        assertEquals(List.of(500L), licenses());
        assertEquals(before + 2, published.size(), 2);
        assertEquals(LicensingMode.PER_SERVER, shown().products().getFirst().mode());
    }
}
