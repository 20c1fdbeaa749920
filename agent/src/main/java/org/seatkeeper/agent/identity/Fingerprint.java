package org.seatkeeper.agent.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** What people compare to know that two certificates are one. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The SHA-256 of the certificate as 32 pairs of capital hexadecimal digits with colons, as openssl prints it. */
    public static String sha256(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(
                    "every JDK has SHA-256, and a certificate that was read has bytes", impossible);
        }
    }
}
