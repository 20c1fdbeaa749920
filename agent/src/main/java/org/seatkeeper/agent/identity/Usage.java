package org.seatkeeper.agent.identity;

/** What a certificate may be used for: its extended key usages (RFC 5280 section 4.2.1.12). */
public enum Usage {
    /** Presented by whoever opens a connection. */
    CLIENT_AUTH,
    /** Presented by whoever is connected to. */
    SERVER_AUTH;

    /** The object identifier of {@link #CLIENT_AUTH}, as {@code X509Certificate} reports it. */
    static final String CLIENT_AUTH_OID = "1.3.6.1.5.5.7.3.2";
}
