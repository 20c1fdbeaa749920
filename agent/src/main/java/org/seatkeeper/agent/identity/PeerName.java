package org.seatkeeper.agent.identity;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seatkeeper.agent.domain.IdentityName;

/**
 * Reads and writes the one name in a certificate: exactly one SAN URI {@code seatkeeper://kind/name}. A second one could
 * be read by one program and not by another, so a certificate with two names has none.
 */
public final class PeerName {
    private static final int SAN_DNS = 2;
    private static final int SAN_URI = 6;
    private static final Pattern FORM =
            Pattern.compile("seatkeeper://(agent|operator|console|product)/([A-Za-z0-9._@-]+)");
    private static final Pattern AGENT_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String AGENT_DOMAIN = ".agent.seatkeeper.internal";

    private PeerName() {}

    /**
     * The name in a certificate. Says nothing about who issued it.
     *
     * @throws CertificateException in plain words, if there is not exactly one name of our form
     */
    public static IdentityName of(X509Certificate certificate) throws CertificateException {
        List<String> uris = values(certificate, SAN_URI);
        if (uris.size() != 1) {
            throw new CertificateException(
                    "the certificate has " + uris.size() + " SAN URIs and must have exactly one");
        }
        Matcher form = FORM.matcher(uris.getFirst());
        if (!form.matches() || form.group(2).length() > IdentityName.LENGTH_MAX) {
            throw new CertificateException("the certificate's SAN URI is not of the form seatkeeper://KIND/NAME");
        }
        var kind = IdentityName.Kind.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        if (kind == IdentityName.Kind.AGENT) {
            checkAgent(certificate, form.group(2));
        }
        return new IdentityName(kind, form.group(2));
    }

    /** An agent is dialed by its DNS name, so that name and URI must be one: else an agent could pose as another. */
    private static void checkAgent(X509Certificate certificate, String id) throws CertificateException {
        if (!AGENT_ID.matcher(id).matches()) {
            throw new CertificateException("the name of an agent's certificate is not an agent id");
        }
        if (!values(certificate, SAN_DNS).equals(List.of(id + AGENT_DOMAIN))) {
            throw new CertificateException("an agent's certificate has exactly one DNS name, made of its agent id");
        }
    }

    private static List<String> values(X509Certificate certificate, int kind) throws CertificateException {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException unreadable) {
            // Its message repeats what the caller wrote, line feeds and all: it goes no further.
            throw new CertificateException("the certificate's SAN cannot be read");
        }
        if (names == null) {
            return List.of();
        }
        return names.stream()
                .filter(name -> Integer.valueOf(kind).equals(name.get(0)))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    /**
     * The SAN URI for a name.
     *
     * @throws IllegalArgumentException for a local user: those have no certificates
     */
    public static String uriOf(IdentityName who) {
        if (who.kind() == IdentityName.Kind.LOCAL) {
            throw new IllegalArgumentException("users of the machine itself have no certificates");
        }
        return "seatkeeper://" + who;
    }

    /** The DNS name of an agent: what everyone who connects to it expects its certificate to say. */
    public static String dnsOf(UUID agentId) {
        return agentId + AGENT_DOMAIN;
    }
}
