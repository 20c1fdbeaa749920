package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.gate.GateConfig;
import org.seatkeeper.agent.gate.Limits;
import org.seatkeeper.agent.gate.Message;
import org.seatkeeper.client.sdk.WhenSilent;

class GateFileTest {
    private static final String LEAST = """
            listen = ["127.0.0.1:15432"]
            forward = "127.0.0.1:5432"
            product = "postgresql-18"
            """;

    @TempDir
    Path folder;

    private GateConfig load(String text) throws IOException {
        return GateFile.load(Files.writeString(folder.resolve("gate.toml"), text));
    }

    /** What is wrong, line by line. */
    private List<String> faults(String text) {
        return assertThrows(TomlFile.Fault.class, () -> load(text))
                .getMessage()
                .lines()
                .toList();
    }

    private void assertFault(String start, String text) {
        List<String> found = faults(text);
        assertTrue(found.getFirst().startsWith(start), found.toString());
    }

    @Test
    void threeKeysAreEnough() throws Exception {
        GateConfig config = load(LEAST);
        assertEquals("127.0.0.1", config.forwardHost());
        assertEquals(5432, config.forwardPort());
        assertEquals(Path.of("/var/lib/seatkeeper/run/license.sock"), config.licenseSocket());
        assertEquals(WhenSilent.REFUSE, config.whenSilent());
        assertEquals(GateConfig.UserSource.NONE, config.userSource());
        assertEquals(Optional.empty(), config.tls());
        assertEquals(Message.NONE, config.refused());
        assertEquals(Limits.DEFAULT, config.limits());
        assertFalse(config.trustedProxies().test(InetAddress.ofLiteral("127.0.0.1")));
    }

    @Test
    void everythingThatCanBeSetIsRead() throws Exception {
        GateConfig config = load("""
                listen = ["127.0.0.1:1", "[::1]:2"]
                forward = "[::1]:22"
                product = "ssh"
                license_socket = "/run/license.sock"
                when_silent = "admit"
                [identity]
                trusted_proxies = ["192.0.2.7", "10.0.0.0/8", "fd00::/8"]
                user = "certificate"
                user_required = true
                [tls]
                certificate = "/etc/gate/cert.pem"
                key = "/etc/gate/key.pem"
                client_ca = "/etc/gate/ca.pem"
                [refused]
                text = "no\\n"
                [limits]
                connections = 2
                arriving = 3
                threads = 4
                header = "100ms"
                handshake = "6s"
                connect = "7s"
                silent_after = "800ms"
                lease = "10s"
                idle = "1h"
                half_closed = "1s"
                drain = "0s"
                """);
        assertEquals(2, config.listen().size());
        assertEquals("::1", config.forwardHost());
        assertEquals(WhenSilent.ADMIT, config.whenSilent());
        assertEquals(GateConfig.UserSource.CERTIFICATE, config.userSource());
        assertTrue(config.userRequired());
        assertTrue(config.trustedProxies().test(InetAddress.ofLiteral("10.200.0.1")));
        assertFalse(config.trustedProxies().test(InetAddress.ofLiteral("192.0.2.8")));
        assertEquals(new Message("no\n".getBytes(StandardCharsets.UTF_8)), config.refused());
        assertEquals(
                new Limits(
                        2,
                        3,
                        4,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ZERO),
                config.limits());
    }

    @Test
    void everyPartThatIsWrongIsToldWithItsLine() {
        assertEquals(
                List.of(
                        "gate.toml:5: unknown key \"wen_silent\"; did you mean when_silent?; known are forward, identity,"
                                + " license_socket, limits, listen, product, refused, tls, when_silent",
                        "gate.toml:1: listen: \"0.0.0.0\" names no port",
                        "gate.toml:2: forward names a host and a port from 1 to 65535"),
                faults("""
                        listen = ["0.0.0.0"]
                        forward = ":5432"
                        product = "ssh"

                        wen_silent = "admit"
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen", "forward", "product"})
    void whatMustBeThereIsMissed(String key) {
        String without = LEAST.lines().filter(line -> !line.startsWith(key)).collect(Collectors.joining("\n"));
        assertFault("gate.toml: " + key + " is missing", without);
    }

    @ParameterizedTest
    @CsvSource({
        "connections, 1, 100000",
        "arriving, 1, 100000",
        "threads, 1, 64",
    })
    void aNumberHasItsLeastAndItsMost(String key, int least, int most) throws Exception {
        load(LEAST + "[limits]\n" + key + " = " + least);
        load(LEAST + "[limits]\n" + key + " = " + most);
        assertFault("gate.toml:5: " + key, LEAST + "[limits]\n" + key + " = " + (least - 1));
        assertFault("gate.toml:5: " + key, LEAST + "[limits]\n" + key + " = " + (most + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "header, 100ms, 60s, 99ms, 61s",
        "handshake, 100ms, 60s, 99ms, 61s",
        "connect, 100ms, 60s, 99ms, 61s",
        "silent_after, 100ms, 60s, 99ms, 61s",
        "lease, 10s, 24h, 9s, 25h",
        "idle, 1s, 31d, 999ms, 32d",
        "half_closed, 1s, 24h, 999ms, 25h",
        "drain, 0s, 60m, -1s, 61m",
    })
    void aTimeHasItsLeastAndItsMost(String key, String least, String most, String under, String over) throws Exception {
        for (String good : List.of(least, most)) {
            load(LEAST + "[limits]\n" + key + " = \"" + good + "\"");
        }
        for (String bad : List.of(under, over, "5", "5 s", "1w")) {
            assertFault("gate.toml:5: " + key + " is ", LEAST + "[limits]\n" + key + " = \"" + bad + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lease", "idle"})
    void someTimesMayBeOff(String key) throws Exception {
        load(LEAST + "[limits]\n" + key + " = \"0s\"");
    }

    @Test
    void aMessageIsTextOrBase64OrHexadecimal() throws Exception {
        var message = new Message(new byte[] {'E', 0, 0, 0, 4});
        assertEquals(message, load(LEAST + "[refused]\nbase64 = \"RQAAAAQ=\"").refused());
        assertEquals(message, load(LEAST + "[refused]\nhex = \"45 00000004\"").refused());
        assertEquals(
                new Message("a\r\nb".getBytes(StandardCharsets.UTF_8)),
                load(LEAST + "[refused]\ntext = \"a\\r\\nb\"").refused());
        assertFault("gate.toml:5: base64: ", LEAST + "[refused]\nbase64 = \"RQAA!AAQ=\"");
        assertFault("gate.toml:5: hex: ", LEAST + "[refused]\nhex = \"4\"");
        assertFault("gate.toml:4: [refused] has one of", LEAST + "[refused]\nhex = \"45\"\ntext = \"E\"");
        load(LEAST + "[refused]\ntext = \"" + "x".repeat(4_096) + "\"");
        assertFault("gate.toml:5: text: ", LEAST + "[refused]\ntext = \"" + "x".repeat(4_097) + "\"");
    }

    @Test
    void whoIsToBeBelievedMustBeNamed() {
        assertFault("gate.toml:5: user = \"proxy\" needs", LEAST + "[identity]\nuser = \"proxy\"");
        assertFault("gate.toml:5: user = \"certificate\" needs", LEAST + "[identity]\nuser = \"certificate\"");
        assertFault("gate.toml:5: user_required needs", LEAST + "[identity]\nuser_required = true");
        assertFault("gate.toml:5: trusted_proxies: ", LEAST + "[identity]\ntrusted_proxies = [\"proxy.example\"]");
        assertFault("gate.toml:4: [tls] names", LEAST + "[tls]\ncertificate = \"/a\"");
        assertFault("gate.toml:5: certificate is a whole path", LEAST + "[tls]\ncertificate = \"a\"\nkey = \"/b\"");
    }

    @Test
    void listsHaveTheirMost() throws Exception {
        load(LEAST + "[identity]\ntrusted_proxies = [" + addresses(GateFile.PROXIES_MAX) + "]");
        assertFault(
                "gate.toml:5: trusted_proxies is a list of at most 1000",
                LEAST + "[identity]\ntrusted_proxies = [" + addresses(GateFile.PROXIES_MAX + 1) + "]");
        String rest = LEAST.substring(LEAST.indexOf('\n'));
        load("listen = [" + ports(GateFile.LISTEN_MAX) + "]" + rest);
        assertFault("gate.toml:1: listen is a list of at most 16", "listen = [" + ports(17) + "]" + rest);
    }

    private static String addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "\"10.0." + n / 250 + "." + n % 250 + "\"")
                .collect(Collectors.joining(","));
    }

    private static String ports(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "\"127.0.0.1:" + n + "\"")
                .collect(Collectors.joining(","));
    }

    @Test
    void theTemplateCanBeUsedAndNamesEveryDefault() throws Exception {
        GateConfig config = load(GateTemplate.text());
        assertEquals(Limits.DEFAULT, config.limits());
        String set = GateTemplate.text()
                .lines()
                .map(line -> line.matches("# [a-z_]+ = .*") ? line.substring(2) : line)
                .map(line -> line.equals("# [tls]") ? "[tls]" : line)
                .collect(Collectors.joining("\n"));
        GateConfig all = load(set);
        assertEquals(Limits.DEFAULT, all.limits(), "a shown default is the default");
        assertEquals(config.licenseSocket(), all.licenseSocket());
        assertTrue(all.tls().isPresent());
    }

    @Test
    void connectionsThatNeedMoreFilesThanThereMayBeAreNotPromised() throws Exception {
        GateConfig config = load(LEAST + "[limits]\nconnections = 10");
        GateMain.needFiles(config, 260);
        GateMain.needFiles(config, 0);
        var unfit = assertThrows(Unfit.class, () -> GateMain.needFiles(config, 259));
        assertTrue(unfit.toString().contains("LimitNOFILE"), unfit.toString());
    }

    @Test
    void theVerbChecksPrintsAndSaysHowItIsUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("gate.toml"), LEAST);
        assertEquals(0, run("gate", "--config", file.toString(), "--check"));
        assertEquals(0, run("gate", "--template"));
        assertEquals(0, run("gate", "--help"));
        assertEquals(2, run("gate"));
        assertEquals(2, run("gate", "--conf", file.toString()));
        Files.writeString(file, LEAST + "listn = 1\n");
        assertEquals(2, run("gate", "--config", file.toString(), "--check"));
        assertEquals(2, run("gate", "--config", folder.resolve("none.toml").toString()));
    }

    @Test
    void checkingLooksAtTheFilesOfTlsToo() throws Exception {
        Path key = folder.resolve("key.pem");
        Files.writeString(key, "no key");
        Path file = folder.resolve("gate.toml");
        Files.writeString(file, """
                listen = ["127.0.0.1:0"]
                forward = "127.0.0.1:5432"
                product = "tarn-sql-14"
                [tls]
                certificate = "%s"
                key = "%s"
                """.formatted(key, key));
        assertEquals(1, run("gate", "--config", file.toString(), "--check"));
    }

    private static int run(String... args) {
        var nowhere = new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return GateMain.run(List.of(args), new GateSignals(), nowhere, nowhere);
    }
}
