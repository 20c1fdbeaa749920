package org.seatkeeper.client.fleet;

import java.time.Instant;

/** What a console knows of its connection to one server. Every view shows all of these. */
public sealed interface LinkState {
    /** Dialing. The first attempt is 1. */
    record Connecting(int attempt) implements LinkState {}

    /** Connected, and heard within the heartbeat. */
    record Live(Instant since) implements LinkState {}

    /** Connected, but silent for longer than its heartbeat allows: the figures shown may be old. */
    record Silent(Instant lastHeard) implements LinkState {}

    /** No connection: what failed, since when, and when the next attempt is due. */
    record Unreachable(String why, Instant since, Instant nextAttempt) implements LinkState {}

    /** The server is there and did not accept this certificate, or is not the server it should be. Not "down". */
    record CertificateRefused(String why, Instant since, Instant nextAttempt) implements LinkState {}

    /** The certificate was accepted and nothing is allowed to its name. */
    record NotAuthorized(String as, Instant since, Instant nextAttempt) implements LinkState {}

    /** The agent speaks an older contract than this needs: "needs agent X.Y". */
    record TooOld(String needs, Instant since) implements LinkState {}
}
