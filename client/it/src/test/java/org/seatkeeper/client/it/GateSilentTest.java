package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.EventRow;

/** A real gate whose file says {@code when_silent = "admit"}, before an agent that is away: what the declaration makes of it. */
@Timeout(240)
class GateSilentTest {
    private static final String ALARM = "ADMITTED_WHILE_SILENT";

    private static final String ADMITS = """
            when_silent = "admit"
            [limits]
            silent_after = "10s"
            [refused]
            text = "%s"
            """.formatted(GateSetting.REFUSED);

    @TempDir
    private Path folder;

    private EchoServer server;
    private @Nullable GateSetting agent;
    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void aServer() throws Exception {
        server = new EchoServer();
    }

    @AfterEach
    void close() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        if (agent != null) {
            agent.close();
        }
        server.close();
    }

    /** Founds the agent, with what the declaration says of a silent one. */
    private GateSetting setting(int licenses, String whenSilent) throws Exception {
        var founded = new GateSetting(folder, licenses, whenSilent);
        agent = founded;
        return founded;
    }

    /** A client that is let in. */
    private Socket enters(RunningAgent gate, String from) throws Exception {
        return enter(gate, from).getFirst();
    }

    /** Clients that are let in; all of them wait for the agent at once. */
    private List<Socket> enter(RunningAgent gate, String... from) throws Exception {
        var entering = new ArrayList<Socket>();
        for (String device : from) {
            entering.add(GateSetting.client(device, gate.port()));
        }
        clients.addAll(entering);
        for (Socket client : entering) {
            assertTrue(GateSetting.echoes(client, "hello"), client + " was not let in");
        }
        return entering;
    }

    private static void assertTurnedAway(RunningAgent gate, String from) throws Exception {
        try (Socket client = GateSetting.client(from, gate.port())) {
            assertEquals(
                    GateSetting.REFUSED, new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<EventRow> alarms(GateSetting setting) {
        return setting.events().stream()
                .filter(row -> row.getId().equals(ALARM))
                .toList();
    }

    private static Set<String> admittedUnheard(GateSetting setting) {
        return setting.connections().getConnectionsList().stream()
                .filter(Connection::getAdmittedWhileSilent)
                .map(Connection::getDevice)
                .collect(Collectors.toSet());
    }

    @Test
    void whereTheDeclarationAllowsItNewcomersAreLetInAndReportedAndCountedOnceTheAgentIsBack() throws Exception {
        GateSetting setting = setting(2, "admit");
        RunningAgent gate = setting.gate(server.port(), ADMITS);
        Socket before = enters(gate, "127.0.0.1");
        setting.awaitConnections(1);
        assertEquals(0, setting.instance().getAdmittedWhileSilent());

        setting.killAgent();
        List<Socket> unheard = enter(gate, "127.0.0.2", "127.0.0.3", "127.0.0.4");
        Socket second = unheard.getFirst();
        Socket third = unheard.get(1);
        unheard.getLast().close();

        setting.startAgentAgain();
        GateSetting.await(() -> setting.instance().getAdmittedWhileSilent(), 3, "clients reported, one of which left");
        setting.awaitConnections(3);
        assertEquals(Set.of("127.0.0.2", "127.0.0.3"), admittedUnheard(setting));
        GateSetting.await(() -> alarms(setting).size(), 1, "events " + ALARM);
        assertTrue(
                alarms(setting).getFirst().getCause().contains("while no agent answered"),
                alarms(setting).toString());

        for (Socket client : List.of(before, second, third)) {
            assertTrue(GateSetting.echoes(client, "still here"), "over the number, and not cut off");
        }
        assertTurnedAway(gate, "127.0.0.5");
        second.close();
        third.close();
        setting.awaitConnections(1);
        enters(gate, "127.0.0.5");
        assertEquals(Set.of(), admittedUnheard(setting));
    }

    @Test
    void whereTheDeclarationDoesNotAllowItNewcomersAreTurnedAway() throws Exception {
        GateSetting setting = setting(2, "refuse");
        RunningAgent gate = setting.gate(server.port(), ADMITS);
        Socket before = enters(gate, "127.0.0.1");
        setting.awaitConnections(1);

        setting.killAgent();
        assertTurnedAway(gate, "127.0.0.2");
        assertTrue(GateSetting.echoes(before, "still here"));

        setting.startAgentAgain();
        setting.awaitConnections(1);
        enters(gate, "127.0.0.2");
        setting.awaitConnections(2);
        assertEquals(0, setting.instance().getAdmittedWhileSilent());
        assertEquals(Set.of(), admittedUnheard(setting));
    }

    @Test
    void aGateThatNeverReachedTheAgentGoesByItsFileUntilTheAgentRules() throws Exception {
        GateSetting setting = setting(1, "refuse");
        setting.killAgent();
        RunningAgent gate = setting.gate(server.port(), ADMITS);
        List<Socket> both = enter(gate, "127.0.0.1", "127.0.0.2");

        setting.startAgentAgain();
        setting.awaitConnections(1);
        // The word that the other has no license comes to the gate with the grant, and is then carried out.
        GateSetting.await(
                () -> (answers(both.getFirst()) ? 1 : 0) + (answers(both.getLast()) ? 1 : 0),
                1,
                "clients that go on: there is one license, and no declaration that lets more in");
        assertTurnedAway(gate, "127.0.0.3");
    }

    /** Whether a connection goes on; false where it was cut off. */
    private static boolean answers(Socket client) {
        try {
            return GateSetting.echoes(client, "still here");
        } catch (java.io.IOException cut) {
            return false;
        }
    }
}
