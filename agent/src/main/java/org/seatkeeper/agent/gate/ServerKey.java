package org.seatkeeper.agent.gate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with its chain, and the private key that belongs to it.
 *
 * @param chain the server's own certificate first
 */
record ServerKey(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** A file may hold more than these, such as the key or words for people. */
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    /** What is signed to see whether the two belong together. */
    private static final byte[] PROBE = "one pair".getBytes(StandardCharsets.US_ASCII);

    ServerKey {
        chain = List.copyOf(chain);
    }

    /**
     * Reads both from PEM.
     *
     * @throws GeneralSecurityException where one cannot be read, or the key is another certificate's: so it is while the two
     *     files are being renewed, one after the other
     */
    static ServerKey read(byte[] certificate, byte[] key) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<X509Certificate>();
        Matcher found = CERTIFICATE.matcher(new String(certificate, StandardCharsets.ISO_8859_1));
        while (found.find()) {
            byte[] der = Base64.getMimeDecoder().decode(found.group(1));
            if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate one) {
                chain.add(one);
            }
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate in the file");
        }
        Matcher pem = KEY.matcher(new String(key, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new GeneralSecurityException("no PRIVATE KEY in the key's file");
        }
        PublicKey its = chain.getFirst().getPublicKey();
        PrivateKey ours = KeyFactory.getInstance(its.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
        if (!pair(its, ours)) {
            throw new GeneralSecurityException("the key is another certificate's");
        }
        return new ServerKey(chain, ours);
    }

    private static boolean pair(PublicKey its, PrivateKey ours) throws GeneralSecurityException {
        String algorithm = switch (its.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return true; // Of others TLS itself has to say it.
        }
        Signature signs = Signature.getInstance(algorithm);
        signs.initSign(ours);
        signs.update(PROBE);
        byte[] signed = signs.sign();
        signs.initVerify(its);
        signs.update(PROBE);
        return signs.verify(signed);
    }

    /** Whom it names and until when, for the log. */
    String words() {
        X509Certificate own = chain.getFirst();
        return own.getSubjectX500Principal().getName() + ", valid until "
                + own.getNotAfter().toInstant();
    }
}
