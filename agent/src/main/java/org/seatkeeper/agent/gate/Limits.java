package org.seatkeeper.agent.gate;

import java.time.Duration;

/**
 * The bounds of one gate (docs/gate.md). Each has a least and a most, which the reader of the file holds.
 *
 * @param connections clients at once, in whatever stage
 * @param arriving clients that have no license yet, or are being turned away
 * @param threads event loops
 * @param header how long a trusted proxy may take for its PROXY header
 * @param handshake how long a TLS handshake may take
 * @param connect how long the server behind the gate may take to accept
 * @param silentAfter how long the agent may take to answer
 * @param lease how long the agent keeps the licenses of a gate that is gone; zero: as the product says
 * @param idle a connection over which nothing moved for so long is closed; zero: never
 * @param halfClosed the same for one whose one side has said that it sends no more
 * @param drain how long established connections go on after SIGTERM
 */
public record Limits(
        int connections,
        int arriving,
        int threads,
        Duration header,
        Duration handshake,
        Duration connect,
        Duration silentAfter,
        Duration lease,
        Duration idle,
        Duration halfClosed,
        Duration drain) {
    /** What holds where the file says nothing. */
    public static final Limits DEFAULT = new Limits(
            1_000,
            256,
            2,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofSeconds(30));
}
