package org.seatkeeper.client.link;

import java.time.Instant;

/**
 * Who was met at an address, before anyone trusts it.
 *
 * @param agentId the server's identity, from its certificate
 * @param authorityName the name its authority gives itself
 * @param fingerprint SHA-256 of the authority's certificate: 32 pairs of hexadecimal digits with colons between
 * @param authorityExpires when the authority's certificate ends
 * @param authorityPem the authority's certificate, to be kept once a person has said yes
 */
public record Introduction(
        Address address,
        String agentId,
        String authorityName,
        String fingerprint,
        Instant authorityExpires,
        String authorityPem) {}
