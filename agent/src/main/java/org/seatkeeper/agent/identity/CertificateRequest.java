package org.seatkeeper.agent.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.seatkeeper.agent.domain.IdentityName;

/**
 * What is to stand in a certificate. The factories make requests that are in order; the {@code with} methods bend them, so
 * that refusals can be tested with expired, misused and ambiguous certificates.
 *
 * @param commonName for people only; nothing is decided by it
 * @param uris SAN URIs; in order with exactly one, see {@link PeerName}
 * @param dnsNames SAN DNS names; in order with one for agents and none for others
 * @param usages what it may be used for
 * @param notBefore from when it is valid, whole seconds
 * @param notAfter until when it is valid, whole seconds
 */
public record CertificateRequest(
        String commonName,
        List<String> uris,
        List<String> dnsNames,
        Set<Usage> usages,
        Instant notBefore,
        Instant notAfter) {
    /** How far a certificate's validity begins in the past, so that clocks may differ by as much. */
    public static final Duration SKEW_MAX = Duration.ofMinutes(5);

    public CertificateRequest {
        uris = List.copyOf(uris);
        dnsNames = List.copyOf(dnsNames);
        usages = Set.copyOf(usages);
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("a certificate ends after it begins");
        }
    }

    /** For an agent: it is connected to and connects to others. */
    public static CertificateRequest agent(UUID agentId, Instant now, Duration validity) {
        var who = new IdentityName(IdentityName.Kind.AGENT, agentId.toString());
        return of(who, now, validity)
                .withDnsNames(PeerName.dnsOf(agentId))
                .withUsages(Usage.CLIENT_AUTH, Usage.SERVER_AUTH);
    }

    /** For a person at a console or command line. */
    public static CertificateRequest operator(String name, Instant now, Duration validity) {
        return of(new IdentityName(IdentityName.Kind.OPERATOR, name), now, validity);
    }

    /** For a console that acts without a person. */
    public static CertificateRequest console(String name, Instant now, Duration validity) {
        return of(new IdentityName(IdentityName.Kind.CONSOLE, name), now, validity);
    }

    /** For a server product that runs on another machine than its agent. */
    public static CertificateRequest product(String name, Instant now, Duration validity) {
        return of(new IdentityName(IdentityName.Kind.PRODUCT, name), now, validity);
    }

    private static CertificateRequest of(IdentityName who, Instant now, Duration validity) {
        return new CertificateRequest(
                who.name(),
                List.of(PeerName.uriOf(who)),
                List.of(),
                Set.of(Usage.CLIENT_AUTH),
                now.minus(SKEW_MAX),
                now.plus(validity));
    }

    /** The same with other SAN URIs. */
    public CertificateRequest withUris(String... others) {
        return new CertificateRequest(commonName, List.of(others), dnsNames, usages, notBefore, notAfter);
    }

    /** The same with other SAN DNS names. */
    public CertificateRequest withDnsNames(String... others) {
        return new CertificateRequest(commonName, uris, List.of(others), usages, notBefore, notAfter);
    }

    /** The same with other usages; none leaves the extension out. */
    public CertificateRequest withUsages(Usage... others) {
        return new CertificateRequest(commonName, uris, dnsNames, Set.of(others), notBefore, notAfter);
    }

    /** The same with another validity. */
    public CertificateRequest withValidity(Instant from, Instant until) {
        return new CertificateRequest(commonName, uris, dnsNames, usages, from, until);
    }
}
