package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.identity.ConnectionLimits;
import org.seatkeeper.agent.identity.LocalSocket.Access;
import org.seatkeeper.agent.service.Administrators;

class AgentConfigTest {
    private static final AgentConfig USUAL = new AgentConfig(
            Optional.empty(),
            new Access.Owner(),
            Set.of(),
            Policy.DEFAULT,
            ConnectionLimits.network(),
            Administrators.NONE);

    @TempDir
    Path folder;

    private AgentConfig load(String text) throws IOException {
        return AgentConfig.load(Files.writeString(folder.resolve("agent.toml"), text));
    }

    /** What is wrong, line by line. */
    private List<String> faults(String text) {
        return assertThrows(TomlFile.Fault.class, () -> load(text))
                .getMessage()
                .lines()
                .toList();
    }

    @Test
    void everythingThatCanBeSetIsRead() throws Exception {
        AgentConfig config = load("""
                listen = "[::]:9443"
                [sockets]
                admin_group = "adm"
                [registration]
                users = ["postgres", "1001"]
                [policy]
                cooling_off = "24h"
                schedule_ahead_days = 30
                [limits]
                connections = 5
                handshakes = 4
                products = 3
                ledger_entries = 2000
                max_live_grants = 7
                [administrators]
                users = ["Root"]
                groups = ["dba"]
                addresses = ["10.1.0.0/16", "fd00::/8"]
                """);
        assertEquals(
                new AgentConfig(
                        Optional.of(new HostPort("::", 9443)),
                        new Access.Group("adm"),
                        Set.of("postgres", "1001"),
                        new Policy(Duration.ofHours(24), Duration.ofDays(30), 3, 2000, 7),
                        ConnectionLimits.network().withNumbers(5, 4),
                        config.administrators()),
                config);
        assertEquals(Set.of("root"), config.administrators().users());
        assertEquals(Set.of("dba"), config.administrators().groups());
        assertEquals(2, config.administrators().addresses().size());
    }

    @Test
    void whatIsNotSetHoldsAsTheTemplateSays() throws Exception {
        String template = ConfigTemplate.text(Optional.empty());
        assertEquals(USUAL, load(""));
        assertEquals(USUAL, load(template));
        String shown = template.lines()
                .map(line -> line.matches("# [a-z_]+ = .*") ? line.substring(2) : line)
                .filter(line ->
                        !line.startsWith("admin_group") && !line.startsWith("users") && !line.startsWith("groups"))
                .filter(line -> !line.startsWith("addresses"))
                .filter(line -> !line.startsWith("listen"))
                .collect(Collectors.joining("\n"));
        assertEquals(USUAL, load(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:7443", "[::]:9443", ":7443", "db1.example.org:0"})
    void theTemplateCarriesWhereToListen(String listen) throws Exception {
        HostPort asked = HostPort.parse(listen);
        assertEquals(
                Optional.of(asked),
                load(ConfigTemplate.text(Optional.of(asked))).listen());
    }

    @Test
    void thePartsThatAreWrongAreAllToldEachWithItsLine() {
        assertEquals(
                List.of(
                        "agent.toml:1: unknown key \"lisen\"; did you mean listen?; known are administrators, limits, listen, policy,"
                                + " registration, sockets",
                        "agent.toml:3: admin_group is not a text",
                        "agent.toml:5: users is a list of at most 100 texts of 1 to 64 characters",
                        "agent.toml:7: cooling_off is a time such as \"30m\", \"24h\" or \"7d\"",
                        "agent.toml:9: connections is a whole number from 1 to 100000"),
                faults("""
                        lisen = ":7443"
                        [sockets]
                        admin_group = 4
                        [registration]
                        users = "postgres"
                        [policy]
                        cooling_off = "soon"
                        [limits]
                        connections = 0
                        """));
    }

    @Test
    void whereToListenIsAnAddress() {
        assertEquals(
                List.of(
                        "agent.toml:1: listen: \"http://db1\" is not HOST:PORT; write such as 0.0.0.0:7443 or [::]:7443"),
                faults("listen = \"http://db1\"\n"));
        assertEquals(
                List.of("agent.toml:1: listen: a port is a number from 0 to 65535, not 65536"),
                faults("listen = \"db1:65536\"\n"));
        assertEquals(List.of("agent.toml:1: listen is not a text"), faults("listen = 7443\n"));
    }

    @Test
    void aFileThatIsNoTomlIsToldWithItsLine() {
        List<String> faults = faults("# one\nlisten = \n");
        assertEquals(1, faults.size());
        assertEquals("agent.toml:2: ", faults.getFirst().substring(0, 14));
    }

    @Test
    void aKeySetTwiceIsAFault() {
        assertEquals(
                List.of("agent.toml:2: \"listen\" is set twice; the first time on line 1"),
                faults("listen = \":1\"\nlisten = \":2\"\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockets", "registration", "policy", "limits"})
    void aTableIsNoValueAndTakesNoUnknownKeys(String table) {
        String first = faults(table + " = 5\n").getFirst();
        assertEquals("agent.toml:1: " + table + " is a table: [" + table + "]", first);
        first = faults("[" + table + "]\nmode = 1\n").getFirst();
        assertEquals("agent.toml:2: unknown key \"mode\"; known are ", first.substring(0, 44));
    }

    @Test
    void aMissingFileIsNamed() {
        Path none = folder.resolve("none.toml");
        var fault = assertThrows(TomlFile.Fault.class, () -> AgentConfig.load(none));
        assertEquals(none + " cannot be read; does it exist, and may this user read it?", fault.getMessage());
    }

    @Test
    void whatIsNoTextIsNotRead() throws Exception {
        Path file = Files.write(folder.resolve("agent.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        var fault = assertThrows(TomlFile.Fault.class, () -> AgentConfig.load(file));
        assertEquals("agent.toml: the file is not UTF-8 text", fault.getMessage());
    }

    @Test
    void aFileOf64KibibytesIsReadAndOneByteMoreIsNot() throws Exception {
        String filled = "#".repeat(64 * 1024);
        assertEquals(AgentConfig.BYTES_MAX, filled.getBytes(StandardCharsets.UTF_8).length);
        assertEquals(USUAL, load(filled));
        assertEquals(List.of("agent.toml: the file is longer than 65536 bytes"), faults(filled + "#"));
    }

    @Test
    void aHundredUsersMayDeclareProductsAndOneMoreIsAFault() throws Exception {
        assertEquals(100, load(users(100)).registrars().size());
        assertEquals(
                List.of("agent.toml:2: users is a list of at most 100 texts of 1 to 64 characters"),
                faults(users(101)));
    }

    private static String users(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"u" + i + "\"")
                .collect(Collectors.joining(", ", "[registration]\nusers = [", "]\n"));
    }

    @ParameterizedTest
    @CsvSource({"0s, 0", "90s, 90", "30m, 1800", "24h, 86400", "366d, 31622400"})
    void aCoolingOffIsALengthOfTime(String written, long seconds) throws Exception {
        AgentConfig config = load("[policy]\ncooling_off = \"" + written + "\"\n");
        assertEquals(Duration.ofSeconds(seconds), config.policy().coolingOff());
    }

    @ParameterizedTest
    @ValueSource(strings = {"367d", "8785h"})
    void aCoolingOffBeyondAYearIsAFault(String written) {
        assertEquals(
                List.of("agent.toml:2: cooling_off is at most 366 days"),
                faults("[policy]\ncooling_off = \"" + written + "\"\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "limits, connections, 1, 100000",
        "limits, handshakes, 1, 10000",
        "limits, products, 1, 10000",
        "limits, ledger_entries, 1000, 10000000",
        "policy, schedule_ahead_days, 1, 366"
    })
    void eachNumberHasBounds(String table, String key, int least, int most) throws Exception {
        String before = "[" + table + "]\n" + key + " = ";
        for (int inside : new int[] {least, most}) {
            assertEquals(Set.of(), load(before + inside + "\n").registrars());
        }
        for (String outside :
                List.of("" + (least - 1), "-1", "" + (most + 1L), "9223372036854775807", "1.5", "\"5\"")) {
            assertEquals(
                    List.of("agent.toml:2: " + key + " is a whole number from " + least + " to " + most),
                    faults(before + outside + "\n"));
        }
    }

    @Test
    void whatIsShownBackObeysNobody() {
        assertEquals(
                "agent.toml:1: unknown key \"a?b\"; known are ",
                faults("\"a\\u001Bb\" = 1\n").getFirst().substring(0, 43));
        assertEquals(
                "agent.toml:1: unknown key \"" + "y".repeat(60) + "\u2026\"; known",
                faults("y".repeat(50_000) + " = 1\n").getFirst().substring(0, 96));
    }
}
