package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.RunningAgent;

/** A real PostgreSQL that knows nothing of licenses, and its own clients, through a real gate. */
@Timeout(240)
class GatePostgresTest {
    private static final int LICENSES = 5;

    /** PostgreSQL's own word for "too many connections"; drivers and pools know it. */
    private static final String TOO_MANY = "53300";

    private static final String WORDS = "all client access licenses of this server are in use; try again later";

    @TempDir
    private Path folder;

    private EmbeddedPostgres postgres;
    private GateSetting setting;
    private RunningAgent gate;
    private final List<Connection> connections = new ArrayList<>();

    @BeforeEach
    void aServerBehindAGateWithFiveLicenses() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        setting = new GateSetting(folder, LICENSES);
        gate = setting.gate(
                postgres.getPort(), "[refused]", "hex = \"" + HexFormat.of().formatHex(errorResponse()) + "\"");
    }

    @AfterEach
    void close() throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
        setting.close();
        postgres.close();
    }

    /** What PostgreSQL itself would answer: an ErrorResponse (docs/gate.md has the same bytes). */
    private static byte[] errorResponse() {
        var fields = new ByteArrayOutputStream();
        for (String field : List.of("SFATAL", "VFATAL", "C" + TOO_MANY, "M" + WORDS)) {
            fields.writeBytes(field.getBytes(StandardCharsets.UTF_8));
            fields.write(0);
        }
        fields.write(0);
        var message = new ByteArrayOutputStream();
        int length = fields.size() + 4;
        message.writeBytes(new byte[] {'E', 0, 0, (byte) (length >> 8), (byte) length});
        message.writeBytes(fields.toByteArray());
        return message.toByteArray();
    }

    private Connection connect(String from) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", "postgres");
        properties.setProperty("localSocketAddress", from);
        Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + gate.port() + "/postgres", properties);
        connections.add(connection);
        return connection;
    }

    private static int answer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from generate_series(1, 100000)")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void numberSixOfFiveIsRefusedAndAnAdministratorIsNot() throws Exception {
        for (int n = 1; n <= LICENSES; n++) {
            assertEquals(100_000, answer(connect("127.0.0." + n)));
        }
        setting.awaitConnections(LICENSES);

        var refused = assertThrows(SQLException.class, () -> connect("127.0.0.6"));
        assertEquals(TOO_MANY, refused.getSQLState(), refused.toString());
        assertTrue(refused.toString().contains(WORDS), refused.toString());
        assertEquals(LICENSES, setting.connections().getTotal());

        Connection administrator = connect(GateSetting.ADMINISTRATOR);
        assertEquals(100_000, answer(administrator));
        setting.awaitConnections(LICENSES + 1);
        assertTrue(setting.connections().getConnectionsList().stream()
                .anyMatch(c -> c.getDevice().equals(GateSetting.ADMINISTRATOR) && c.getAdministrator()));

        assertEquals(
                100_000, answer(connect("127.0.0.1")), "a second connection of one device is covered by the first");
        assertEquals(LICENSES + 1, setting.connections().getTotal());

        for (int n = 0; n < LICENSES; n++) {
            connections.removeFirst().close();
        }
        setting.awaitConnections(2);
        assertEquals(100_000, answer(connect("127.0.0.6")), "there is room again");
        for (Connection connection : connections) {
            connection.close();
        }
        setting.awaitConnections(0);
    }
}
