package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

/** The whole of it over real TLS on the loopback address. */
class FleetLinkTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final ServerName BERLIN = new ServerName("berlin");
    private static final ServerName BONN = new ServerName("bonn");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private TestPki pki;
    private FakeAgent agent;
    private Profile profile;
    private FleetLink link;
    private Fleet newest = Fleet.EMPTY;

    @BeforeEach
    void start() throws Exception {
        pki = TestPki.in(folder.resolve("pki"));
        agent = new FakeAgent(ID, "berlin").listen(pki, pki.agent(ID));
        agent.state().put(FakeState.perServer("mail", 10));
        profile = Profile.in(folder.resolve("profile"));
        TestPki.Held mira = pki.person("mira");
        profile.keepCredentials(new Credentials("default", mira.certificateFile(), mira.keyFile()));
        link = open(Optional.empty());
    }

    private FleetLink open(Optional<ServerEntry> local) throws FileFault {
        return FleetLink.open(profile, local, LinkSettings.USUAL, InstantSource.system(), new Random(1), this::show);
    }

    @AfterEach
    void stop() {
        link.close();
        agent.close();
    }

    private synchronized void show(FleetChange change) {
        newest = change.fleet();
        notifyAll();
    }

    /** Waits until the fleet looks so; the picture that does. */
    private synchronized Fleet until(Predicate<Fleet> looks) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!looks.test(newest)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertTrue(left > 0, "the fleet never looked so: " + newest);
            wait(left);
        }
        return newest;
    }

    private Server untilLive(ServerName name) throws InterruptedException {
        return until(fleet -> fleet.server(name).filter(Server::current).isPresent())
                .server(name)
                .orElseThrow();
    }

    private static <T> T made(CompletionStage<Edit<T>> stage) throws Exception {
        return switch (stage.toCompletableFuture().get(30, TimeUnit.SECONDS)) {
            case Edit.Made<T>(var value) -> value;
            case Edit.Failed<T> failed -> throw new AssertionError(failed.cause());
        };
    }

    private static <T> T done(CompletionStage<Answer<T>> stage) throws Exception {
        var answer = stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        return answer instanceof Answer.Done<T>(var value) ? value : fail(answer);
    }

    private static <T> T fail(Answer<T> answer) {
        throw new AssertionError(answer.toString());
    }

    private void addBerlin() throws Exception {
        Introduction met = made(link.servers().meet(agent.address()));
        assertEquals(ID, met.agentId());
        assertEquals(Pem.fingerprint(pki.authority().certificate()), met.fingerprint());
        assertEquals(List.of(), agent.asked());
        made(link.servers().add(BERLIN, met, Set.of("prod"), Optional.empty()));
    }

    @Test
    void aServerIsMetAddedWatchedAndItsChangesArrive() throws Exception {
        addBerlin();
        assertEquals(10, untilLive(BERLIN).products().getFirst().licenses());
        agent.state().put(FakeState.perServer("mail", 12));
        until(fleet -> fleet.product(new ProductKey(BERLIN, "mail"))
                .filter(p -> p.licenses() == 12)
                .isPresent());
    }

    @Test
    void aModeIsPlannedChangedAndSeenToChange() throws Exception {
        addBerlin();
        untilLive(BERLIN);
        var mail = new ProductKey(BERLIN, "mail");
        var wish = new ModeWish(Disposition.MOVE, SeatKind.USER, Optional.empty(), "");
        ModePlan plan = done(link.calls().planMode(mail, wish));
        var intent = new Intent("33333333-2222-3333-4444-555555555555", plan.baseRevision(), "why", false);
        Outcome outcome =
                done(link.calls().changeMode(mail, wish, plan.agreement().hash(), intent));
        assertEquals(
                LicensingMode.PER_DEVICE_OR_USER, outcome.after().orElseThrow().mode());
        until(fleet -> fleet.product(mail)
                .filter(p -> p.mode() == LicensingMode.PER_DEVICE_OR_USER)
                .isPresent());
        var again = link.calls().changeMode(mail, wish, plan.agreement().hash(), intent);
        assertInstanceOf(Answer.Refused.class, again.toCompletableFuture().get());
        assertEquals(1, done(link.calls().audit(BERLIN, 0)).items().size());
        assertEquals(1L, done(link.calls().exportAudit(BERLIN, _ -> {})));
        assertEquals(true, done(link.calls().verify(BERLIN)).intact());
        assertEquals("tls", done(link.calls().serverInfo(BERLIN)).door());
        assertEquals(
                "CERTIFICATE_ENDS",
                done(link.calls().diagnose(BERLIN)).getFirst().id());
    }

    @Test
    void aServerThatGoesAwayIsUnreachableWithItsLastFiguresAndActsAreAnswered() throws Exception {
        addBerlin();
        untilLive(BERLIN);
        agent.close();
        Server down = until(fleet -> fleet.server(BERLIN)
                        .filter(s -> s.link() instanceof LinkState.Unreachable)
                        .isPresent())
                .server(BERLIN)
                .orElseThrow();
        assertEquals(1, down.products().size());
        var answer = link.calls().serverInfo(BERLIN).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertInstanceOf(Answer.NoAnswer.class, answer);
        var unknown = link.calls().serverInfo(BONN).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertInstanceOf(Answer.Malformed.class, unknown);
    }

    @Test
    void aRefusedCertificateIsShownAsThat() throws Exception {
        TestPki.Held late = pki.expired("late");
        profile.keepCredentials(new Credentials("default", late.certificateFile(), late.keyFile()));
        addBerlin();
        until(fleet -> fleet.server(BERLIN)
                .filter(s -> s.link() instanceof LinkState.CertificateRefused)
                .isPresent());
    }

    @Test
    void theListIsEditedWhileItIsWatched() throws Exception {
        addBerlin();
        untilLive(BERLIN);
        made(link.servers().tag(BERLIN, Set.of("eu"), Set.of("prod")));
        until(fleet -> fleet.server(BERLIN)
                .filter(s -> s.tags().equals(Set.of("eu")) && s.current())
                .isPresent());
        made(link.servers().rename(BERLIN, BONN));
        until(fleet -> fleet.server(BERLIN).isEmpty());
        untilLive(BONN);
        made(link.servers().retire(BONN, true));
        until(fleet ->
                fleet.server(BONN).filter(s -> s.retired() && !s.current()).isPresent());
        made(link.servers().retire(BONN, false));
        untilLive(BONN);
        made(link.servers().remove(BONN));
        until(fleet -> fleet.servers().isEmpty());
        assertInstanceOf(
                Edit.Failed.class,
                link.servers().remove(BONN).toCompletableFuture().get(30, TimeUnit.SECONDS));
    }

    @Test
    void anImportedServerIsKnownByItsIdentityOnceItWasMet() throws Exception {
        Path file = Files.writeString(folder.resolve("fleet.toml"), """
                [[server]]
                name = "berlin"
                address = "%s"
                ca = "pki/ca.pem"
                """.formatted(agent.address()));
        made(link.servers().importFile(file));
        untilLive(BERLIN);
        until(_ -> link.servers().entries().getFirst().agentId().isPresent()
                || agent.state().watching() == 0);
        assertEquals(Optional.of(ID), kept().agentId());
    }

    /** The entry as it is in the file, once that was written. */
    private ServerEntry kept() throws Exception {
        made(link.servers().tag(BERLIN, Set.of("x"), Set.of())); // queued behind whatever is being written
        return profile.servers().getFirst();
    }

    @Test
    void theAgentOfThisMachineIsThereWithoutAnyProfile() throws Exception {
        Path socket = folder.resolve("admin.sock");
        try (FakeAgent here = new FakeAgent("44444444-2222-3333-4444-555555555555", "here").listen(socket)) {
            here.state().put(FakeState.perServer("web", 3));
            link.close();
            link = open(LocalAgent.find(java.util.Map.of("SEATKEEPER_SOCKET", socket.toString())));
            assertEquals(3, untilLive(LocalAgent.NAME).products().getFirst().licenses());
        }
    }

    @Test
    void manyServersShareOneTlsContext() throws Exception {
        var contexts = new TlsContexts();
        Credentials mira = profile.credentials(Optional.empty());
        Path authority = pki.authority().certificateFile();
        var first = contexts.of(authority, mira);
        assertEquals(first, contexts.of(authority, mira));
        TestPki.Held eve = pki.person("eve");
        contexts.of(authority, new Credentials("eve", eve.certificateFile(), eve.keyFile()));
        assertEquals(2, contexts.size());
    }
}
