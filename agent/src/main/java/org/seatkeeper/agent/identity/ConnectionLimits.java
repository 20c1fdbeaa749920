package org.seatkeeper.agent.identity;

import io.grpc.netty.NettyServerBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What one door bears, and what one connection through it may do. The numbers that depend on the machine are parts of the
 * record; those that belong to the contract are constants.
 *
 * @param connectionsMax open connections at once, 1 to 100,000
 * @param connectionsPerUserMax of those, by one user of the machine; meaningful for sockets only
 * @param handshakesMax unfinished TLS handshakes at once, 1 to 10,000; a newer one displaces the oldest
 * @param handshakeMax how long a connection may take until it can be asked something
 * @param idleMax how long a connection may stay without a call
 * @param ageMax how long a connection may live, give or take a tenth
 * @param deafMax how long a connection may bring nothing, not even an answer to the question whether the peer lives: longer than
 *     {@link #KEEPALIVE_TIME} and {@link #KEEPALIVE_TIMEOUT} together, or the living are cut off
 */
public record ConnectionLimits(
        int connectionsMax,
        int connectionsPerUserMax,
        int handshakesMax,
        Duration handshakeMax,
        Duration idleMax,
        Duration ageMax,
        Duration deafMax) {
    /** A console has one watch and a few questions at once; more is a flood. */
    public static final int CALLS_PER_CONNECTION_MAX = 64;

    /** Calls given up in {@link #RESETS_WINDOW}: above what fast typing in a filter does, far below a rapid reset. */
    public static final int RESETS_MAX = 200;

    /** The time over which given-up calls are counted. */
    public static final Duration RESETS_WINDOW = Duration.ofSeconds(30);

    /** Longest message to the agent, in bytes: the greatest lawful one, a declaration with 40 agreements, is below. */
    public static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    /** All headers of a call, in bytes: HTTP/2's usual size; ours need a tenth. */
    public static final int METADATA_BYTES_MAX = 8 * 1024;

    /** Credit given to a peer, in bytes: a fixed window, for ten thousand connections cost 64 KiB each and not 1 MiB. */
    public static final int WINDOW_BYTES = 64 * 1024;

    /** How long the calls of a connection that has reached its age may go on. */
    public static final Duration AGE_GRACE = Duration.ofSeconds(30);

    /** After this much silence a peer is asked whether it lives: a console that died keeps its watch no longer. */
    public static final Duration KEEPALIVE_TIME = Duration.ofSeconds(60);

    /** How long it has to answer. */
    public static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(20);

    /** How often a peer may ask the same of the agent, calls or no calls. */
    public static final Duration KEEPALIVE_PERMITTED = Duration.ofSeconds(30);

    private static final int CONNECTIONS_BOUND = 100_000;
    private static final int HANDSHAKES_BOUND = 10_000;

    // Slow strangers hold a place for seconds, not minutes.
    private static final Duration HANDSHAKE_MAX = Duration.ofSeconds(10);
    private static final Duration IDLE_MAX = Duration.ofMinutes(15);
    // A certificate that ended and an authority that was replaced are noticed within the hour.
    private static final Duration AGE_MAX = Duration.ofMinutes(60);
    // gRPC ends its calls after 80 s but then waits, without limit, for a goodbye that nobody reads.
    private static final Duration DEAF_MAX = Duration.ofSeconds(100);

    public ConnectionLimits {
        check("connections", connectionsMax, CONNECTIONS_BOUND);
        check("connections per user", connectionsPerUserMax, CONNECTIONS_BOUND);
        check("handshakes", handshakesMax, HANDSHAKES_BOUND);
    }

    private static void check(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + ": 1 to " + most + ", not " + value);
        }
    }

    /** For the network listener: 1,000 connections, 64 handshakes. */
    public static ConnectionLimits network() {
        return new ConnectionLimits(1_000, 1_000, 64, HANDSHAKE_MAX, IDLE_MAX, AGE_MAX, DEAF_MAX);
    }

    /** For admin.sock: 64 connections that no stranger can take, so that the machine's administrators always get in. */
    public static ConnectionLimits adminSocket() {
        return new ConnectionLimits(64, 64, 64, HANDSHAKE_MAX, IDLE_MAX, AGE_MAX, DEAF_MAX);
    }

    /** For license.sock: 1,000 connections, of which one user has no more than a quarter. */
    public static ConnectionLimits licenseSocket() {
        return new ConnectionLimits(1_000, 250, 1_000, HANDSHAKE_MAX, IDLE_MAX, AGE_MAX, DEAF_MAX);
    }

    /** The same with other numbers of connections and handshakes. */
    public ConnectionLimits withNumbers(int connections, int handshakes) {
        return new ConnectionLimits(
                connections,
                Math.min(connections, connectionsPerUserMax),
                handshakes,
                handshakeMax,
                idleMax,
                ageMax,
                deafMax);
    }

    /** The same with other times. */
    public ConnectionLimits withTimes(Duration handshake, Duration idle, Duration age) {
        return new ConnectionLimits(
                connectionsMax, connectionsPerUserMax, handshakesMax, handshake, idle, age, deafMax);
    }

    /** The same, cutting off whoever is silent for that long. */
    public ConnectionLimits withDeaf(Duration deaf) {
        return new ConnectionLimits(
                connectionsMax, connectionsPerUserMax, handshakesMax, handshakeMax, idleMax, ageMax, deaf);
    }

    /** Sets on a server what gRPC itself enforces; {@link ConnectionGate} enforces the numbers. */
    void applyTo(NettyServerBuilder server) {
        server.handshakeTimeout(handshakeMax.toMillis(), TimeUnit.MILLISECONDS)
                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION_MAX)
                .maxRstFramesPerWindow(RESETS_MAX, (int) RESETS_WINDOW.toSeconds())
                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .maxInboundMetadataSize(METADATA_BYTES_MAX)
                .flowControlWindow(WINDOW_BYTES)
                .maxConnectionIdle(idleMax.toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAge(ageMax.toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(AGE_GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTime(KEEPALIVE_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(KEEPALIVE_PERMITTED.toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true);
    }
}
