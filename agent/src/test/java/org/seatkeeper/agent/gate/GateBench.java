package org.seatkeeper.agent.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.seatkeeper.client.sdk.WhenSilent;

/** A gate between a played server and real sockets, with licenses by hand. */
final class GateBench implements AutoCloseable {
    static final String REFUSED = "no license is free\n";

    /** The address of a peer that the gate trusts as a proxy. */
    static final String PROXY = "127.0.0.99";

    /** So often the files of [tls] are looked at. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    final FakeLicenses licenses = new FakeLicenses();
    final PlayedServer server;
    final Tally tally;
    final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    final Gate gate;
    private final List<Socket> clients = new ArrayList<>();

    GateBench(Transport transport) throws IOException {
        this(transport, UnaryOperator.identity());
    }

    GateBench(Transport transport, UnaryOperator<GateConfig> as) throws IOException {
        server = new PlayedServer();
        tally = new Tally(System::nanoTime, (level, line) -> lines.add(level + " " + line));
        gate = Gate.open(as.apply(config(server.port())), licenses, transport, tally, LOOK_EVERY);
    }

    static GateConfig config(int forward) {
        return new GateConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                "127.0.0.1",
                forward,
                "tarn-sql-14",
                Path.of("/nowhere/license.sock"),
                WhenSilent.REFUSE,
                address -> address.getHostAddress().equals(PROXY),
                GateConfig.UserSource.PROXY,
                false,
                Optional.empty(),
                new Message(REFUSED.getBytes(StandardCharsets.UTF_8)),
                limits(Limits.DEFAULT.connections(), Limits.DEFAULT.arriving(), Duration.ofSeconds(20)));
    }

    static Limits limits(int connections, int arriving, Duration stages) {
        return new Limits(
                connections,
                arriving,
                2,
                stages,
                stages,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofSeconds(20));
    }

    static GateConfig listening(GateConfig c, InetSocketAddress there) {
        return new GateConfig(
                List.of(there),
                c.forwardHost(),
                c.forwardPort(),
                c.product(),
                c.licenseSocket(),
                c.whenSilent(),
                c.trustedProxies(),
                c.userSource(),
                c.userRequired(),
                c.tls(),
                c.refused(),
                c.limits());
    }

    static GateConfig with(GateConfig c, Limits limits) {
        return new GateConfig(
                c.listen(),
                c.forwardHost(),
                c.forwardPort(),
                c.product(),
                c.licenseSocket(),
                c.whenSilent(),
                c.trustedProxies(),
                c.userSource(),
                c.userRequired(),
                c.tls(),
                c.refused(),
                limits);
    }

    static GateConfig with(
            GateConfig c, GateConfig.UserSource source, boolean required, Optional<GateConfig.TlsFiles> tls) {
        return new GateConfig(
                c.listen(),
                c.forwardHost(),
                c.forwardPort(),
                c.product(),
                c.licenseSocket(),
                c.whenSilent(),
                c.trustedProxies(),
                source,
                required,
                tls,
                c.refused(),
                c.limits());
    }

    int port() {
        return gate.addresses().getFirst().getPort();
    }

    /** A client at an address of this machine. */
    Socket client(String from) throws IOException {
        var socket = new Socket();
        clients.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        return socket;
    }

    Socket client() throws IOException {
        return client("127.0.0.1");
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Everything up to the end. */
    static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits until the other side has closed, in whatever manner. */
    static void awaitClosed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What comes is not looked at.
            }
        } catch (SocketException reset) {
            // As good as closed.
        }
    }

    void awaitCount(Ending ending, long count) throws InterruptedException {
        Waits.until(
                () -> tally.count(ending) == count,
                () -> tally.count(ending) + " ended as " + ending + ", not " + count + ": " + lines);
    }

    /** Waits until nobody is connected any more, and nothing is counted that is not there. */
    void awaitEmpty() throws InterruptedException {
        Waits.until(
                () -> gate.connections() == 0
                        && tally.open().get() == 0
                        && tally.arriving().get() == 0
                        && licenses.live.isEmpty(),
                () -> gate.connections() + " connections, " + tally.open() + " open, " + tally.arriving()
                        + " arriving, " + licenses.live.size() + " licenses");
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        gate.close();
        server.close();
    }
}
