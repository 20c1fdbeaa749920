package org.seatkeeper.client.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Reads certificates and keys from PEM files by the JDK alone, and writes certificates. */
final class Pem {
    /** Largest PEM file read, in bytes: a chain of many certificates fits. */
    static final int FILE_MAX = 256 * 1024;

    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";
    private static final int LINE = 64;

    private Pem() {}

    /** Every certificate of a file, in its order; at least one. */
    static List<X509Certificate> certificates(Path file) throws FileFault {
        byte[] bytes = bytes(file, "name a file with a certificate that you may read");
        try {
            List<X509Certificate> all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!all.isEmpty()) {
                return all;
            }
        } catch (CertificateException e) {
            // said below
        }
        throw new FileFault(
                file, 0, "holds no certificate in PEM form", "name a file that begins with BEGIN CERTIFICATE");
    }

    /** The private key of a file, in PKCS#8 form without a passphrase. */
    static PrivateKey key(Path file, String algorithm) throws FileFault {
        String text = new String(bytes(file, "name a file with a key that you may read"), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(KEY_BEGIN);
        int end = text.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw new FileFault(
                    file,
                    0,
                    "holds no private key in PKCS#8 PEM form",
                    "name a file that begins with BEGIN PRIVATE KEY; openssl pkcs8 -topk8 -nocrypt converts others");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new FileFault(
                    file, 0, "its key does not fit the certificate", "name the key made with the certificate");
        }
    }

    private static byte[] bytes(Path file, String remedy) throws FileFault {
        try {
            if (Files.size(file) > FILE_MAX) {
                throw new FileFault(file, 0, "is larger than " + FILE_MAX + " bytes", "name a PEM file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new FileFault(file, 0, "is not there", remedy);
        } catch (IOException e) {
            throw new FileFault(file, 0, "cannot be read", remedy);
        }
    }

    /** A certificate as text, ending with a line feed. */
    static String text(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** SHA-256 of a certificate: 32 pairs of upper-case hexadecimal digits with colons between. */
    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (CertificateException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
