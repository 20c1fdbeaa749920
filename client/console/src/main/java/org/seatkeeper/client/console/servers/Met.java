package org.seatkeeper.client.console.servers;

import java.time.Instant;

/**
 * Who was met at an address, before anyone trusts it.
 *
 * @param address as it was entered, with its port
 * @param agentId the server's identity, from its certificate
 * @param authorityName the name its authority gives itself
 * @param fingerprint SHA-256 of the authority's certificate, pairs of digits with colons between
 * @param authorityExpires when the authority's certificate ends
 * @param authorityPem the authority's certificate, kept once a person has said yes
 */
public record Met(
        String address,
        String agentId,
        String authorityName,
        String fingerprint,
        Instant authorityExpires,
        String authorityPem) {}
