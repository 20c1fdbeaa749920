package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * What a server tells of itself when asked, beyond the facts it always shows.
 *
 * @param door the way the question came in: tls, or admin.sock
 * @param callerCertificateExpires absent on a local socket
 */
public record ServerDetails(
        ServerFacts facts,
        Instant startedAt,
        Instant now,
        String operatingSystem,
        String javaVersion,
        String dataDirectory,
        String jvmFlags,
        String door,
        Optional<Instant> callerCertificateExpires) {}
