package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.client.sdk.Client;

/** For whom a proxy speaks: read only from those that are trusted, required from them, and hostile in every way. */
@Timeout(60)
@ExtendWith(Leaks.class)
class ProxyTest {
    private static final int OVER_TLS_WITH_CERTIFICATE = 0x07;

    private static Client client(String user, String device) {
        return new Client(user, device, device, Client.Kind.USER);
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aTrustedProxySpeaksForItsClientAndItsHeaderStaysHere(Transport transport) throws Exception {
        try (var bench = new GateBench(transport);
                Socket proxy = bench.client(GateBench.PROXY)) {
            byte[] header = HeaderBytes.ofClient(HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 0, "tarn\\alice"));
            write(proxy, HeaderBytes.joined(header, "hello".getBytes(StandardCharsets.UTF_8)));
            assertEquals("hello", GateBench.read(bench.server.next(), 5));
            assertEquals(client("tarn\\alice", "192.0.2.44"), bench.licenses.next());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aHeaderMayComeByteByByte(Transport transport) throws Exception {
        try (var bench = new GateBench(transport);
                Socket proxy = bench.client(GateBench.PROXY)) {
            proxy.setTcpNoDelay(true);
            for (byte one : HeaderBytes.joined(HeaderBytes.ofClient(), new byte[] {'x'})) {
                write(proxy, new byte[] {one});
            }
            assertEquals("x", GateBench.read(bench.server.next(), 1));
            assertEquals(client("", "192.0.2.44"), bench.licenses.next());
        }
    }

    @Test
    void anAddressOfIpv6IsWrittenAsAdministratorsWriteIt() throws Exception {
        try (var bench = new GateBench(Transport.best());
                Socket proxy = bench.client(GateBench.PROXY)) {
            String addresses = "20010db8000000000000000000000044" + "20010db8000000000000000000000001";
            write(proxy, HeaderBytes.header(HeaderBytes.TCP6, HexFormat.of().parseHex(addresses + "8d05" + "1538")));
            assertEquals(client("", "2001:db8::44"), bench.licenses.next());
        }
    }

    @Test
    void whoIsNotTrustedIsAClientFromTheFirstByte() throws Exception {
        try (var bench = new GateBench(Transport.best());
                Socket liar = bench.client("127.0.0.5")) {
            byte[] header = HeaderBytes.ofClient(HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 0, "tarn\\alice"));
            write(liar, header);
            byte[] heard = bench.server.next().getInputStream().readNBytes(header.length);
            assertEquals(HexFormat.of().formatHex(header), HexFormat.of().formatHex(heard));
            assertEquals(client("", "127.0.0.5"), bench.licenses.next());
        }
    }

    @Test
    void aProxyThatSpeaksForItselfIsItsOwnClient() throws Exception {
        try (var bench = new GateBench(Transport.best());
                Socket proxy = bench.client(GateBench.PROXY)) {
            write(proxy, HeaderBytes.header(0x20, 0, new byte[0]));
            assertEquals(client("", GateBench.PROXY), bench.licenses.next());
        }
    }

    static Stream<byte[]> namesThatAreNotVouchedFor() {
        return Stream.of(
                HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 1, "mallory"),
                HeaderBytes.tls(0x01, 0, "mallory"),
                HeaderBytes.tls(0x06, 0, "mallory"),
                HeaderBytes.tlv(0x22, "mallory".getBytes(StandardCharsets.UTF_8)),
                HeaderBytes.tlv(0x02, "mallory".getBytes(StandardCharsets.UTF_8)),
                HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 0, "mal\nlory"),
                HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 0, "m".repeat(257)),
                HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 0, " "));
    }

    @ParameterizedTest
    @MethodSource("namesThatAreNotVouchedFor")
    void aNameThatTheProxyDoesNotVouchForOrThatIsNoneIsNotTaken(byte[] tlv) throws Exception {
        try (var bench = new GateBench(Transport.best());
                Socket proxy = bench.client(GateBench.PROXY)) {
            write(proxy, HeaderBytes.ofClient(tlv));
            assertEquals(client("", "192.0.2.44"), bench.licenses.next());
        }
    }

    @Test
    void whereAUserIsRequiredNobodyComesInWithoutOne() throws Exception {
        try (var bench = new GateBench(
                Transport.best(), c -> GateBench.with(c, GateConfig.UserSource.PROXY, true, Optional.empty()))) {
            try (Socket proxy = bench.client(GateBench.PROXY)) {
                write(proxy, HeaderBytes.ofClient());
                assertEquals(GateBench.REFUSED, GateBench.readAll(proxy));
            }
            bench.awaitCount(Ending.NO_USER, 1);
            bench.awaitEmpty();
            assertEquals(0, bench.licenses.asked.size());
        }
    }

    static Stream<byte[]> noHeaders() {
        byte[] good = HeaderBytes.ofClient();
        byte[] signature = good.clone();
        signature[5] ^= 1;
        return Stream.of(
                "PROXY TCP4 192.0.2.44 192.0.2.1 36101 5432\r\n".getBytes(StandardCharsets.US_ASCII),
                "GET / HTTP/1.1\r\nHost: example\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                signature,
                HeaderBytes.header(0x31, HeaderBytes.TCP4, new byte[12]),
                HeaderBytes.header(0x2f, HeaderBytes.TCP4, new byte[12]),
                HeaderBytes.header(HeaderBytes.TCP4, new byte[11]),
                HeaderBytes.header(HeaderBytes.TCP6, new byte[35]),
                HeaderBytes.header(0x00, new byte[0]),
                HeaderBytes.header(0x12, new byte[12]),
                HeaderBytes.header(0x31, new byte[216]),
                HeaderBytes.header(0xff, new byte[12]),
                HeaderBytes.ofClient(new byte[] {0x20, 0x7f, (byte) 0xff, 1}),
                HeaderBytes.ofClient(HeaderBytes.tlv(0x04, new byte[60_000])));
    }

    @ParameterizedTest
    @MethodSource("noHeaders")
    void whatIsNoHeaderOfVersion2EndsTheConnection(byte[] bytes) throws Exception {
        try (var bench = new GateBench(Transport.best())) {
            try (Socket proxy = bench.client(GateBench.PROXY)) {
                writeUntilClosed(proxy, bytes);
                GateBench.awaitClosed(proxy);
            }
            bench.awaitCount(Ending.BAD_HEADER, 1);
            bench.awaitEmpty();
            assertEquals(0, bench.licenses.asked.size());
            assertEquals(0, bench.server.connected());
        }
    }

    private static void writeUntilClosed(Socket socket, byte[] bytes) throws IOException {
        try {
            write(socket, bytes);
        } catch (SocketException closed) {
            // The gate had seen enough.
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20030424, 20030425, 20030426, 20030427})
    void noiseNeverReachesTheServerAndLeavesNothingBehind(long seed) throws Exception {
        var random = new Random(seed);
        try (var bench = new GateBench(
                Transport.best(), c -> GateBench.with(c, GateBench.limits(100, 100, Duration.ofMillis(200))))) {
            byte[] good = HeaderBytes.ofClient(HeaderBytes.tls(OVER_TLS_WITH_CERTIFICATE, 0, "alice"));
            int rounds = 60;
            for (int n = 0; n < rounds; n++) {
                byte[] spoiled = good.clone();
                // In the signature, the version or the length: whatever comes of it is no such header.
                spoiled[random.nextInt(13)] ^= (byte) (1 << random.nextInt(3, 8));
                try (Socket proxy = bench.client(GateBench.PROXY)) {
                    writeUntilClosed(proxy, spoiled);
                    GateBench.awaitClosed(proxy);
                }
            }
            bench.awaitEmpty();
            assertEquals(0, bench.server.connected(), "seed " + seed);
            assertEquals(
                    rounds,
                    bench.tally.count(Ending.BAD_HEADER) + bench.tally.count(Ending.NO_HEADER),
                    "seed " + seed + ": " + bench.lines);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aProxyThatSaysNothingIsNotWaitedForLong(Transport transport) throws Exception {
        try (var bench =
                new GateBench(transport, c -> GateBench.with(c, GateBench.limits(100, 100, Duration.ofMillis(100))))) {
            try (Socket proxy = bench.client(GateBench.PROXY)) {
                write(proxy, new byte[] {0x0d, 0x0a});
                GateBench.awaitClosed(proxy);
            }
            bench.awaitCount(Ending.NO_HEADER, 1);
            bench.awaitEmpty();
            assertTrue(bench.lines.peek().contains(GateBench.PROXY), bench.lines.toString());
        }
    }
}
