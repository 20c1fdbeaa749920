package org.seatkeeper.agent.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate with those that lead to its authority, and its private key. Read with the JDK alone, so that a running
 * agent never loads the library that issues.
 *
 * @param chain the certificate first; 1 to {@value #CHAIN_MAX}
 * @param key belongs to the first certificate; never printed
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
    /** Longest chain: an authority, its intermediates and the certificate. More is refused before it is checked. */
    public static final int CHAIN_MAX = 4;

    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty() || chain.size() > CHAIN_MAX) {
            throw new IllegalArgumentException("a chain has 1 to " + CHAIN_MAX + " certificates, not " + chain.size());
        }
    }

    /**
     * Reads a certificate and its key.
     *
     * @throws IOException naming the file, what is wrong and what to do: missing, damaged, not belonging together, or a
     *     key that everyone on the machine can read
     */
    public static TlsIdentity load(Path certificateFile, Path keyFile) throws IOException {
        List<X509Certificate> chain = certificates(certificateFile);
        if (chain.size() > CHAIN_MAX) {
            throw new IOException(certificateFile + " holds more than " + CHAIN_MAX + " certificates");
        }
        PrivateKey key = key(keyFile, chain.getFirst().getPublicKey().getAlgorithm());
        if (!belongTogether(chain.getFirst(), key)) {
            throw new IOException(
                    keyFile + " is not the key of " + certificateFile + "; put the two files of one issue there");
        }
        return new TlsIdentity(chain, key);
    }

    /**
     * The certificates of a PEM file; at least one.
     *
     * @throws IOException naming the file, what is wrong and what to do
     */
    static List<X509Certificate> certificates(Path file) throws IOException {
        var found = new ArrayList<X509Certificate>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] der : Pem.read(file, Pem.CERTIFICATE)) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException broken) {
            throw new IOException(file + " holds a damaged certificate; restore it or have it issued anew", broken);
        }
        return List.copyOf(found);
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        List<byte[]> blocks = Pem.read(file, Pem.PRIVATE_KEY);
        if (blocks.size() != 1) {
            throw new IOException(file + " holds " + blocks.size() + " keys and must hold one");
        }
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            throw new IOException(
                    file + " can be read by everyone on this machine, so it is no secret; have a new key issued,"
                            + " or chmod 600 " + file + " if nobody else had an account");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
        } catch (GeneralSecurityException broken) {
            // The cause may quote the key's bytes: it is left out on purpose.
            throw new IOException(file + " holds no usable " + algorithm + " key; restore it or have it issued anew");
        }
    }

    /** Whether what the key signs, the certificate verifies. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws IOException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(certificate.getSerialNumber().toByteArray());
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(certificate.getSerialNumber().toByteArray());
            return signature.verify(signed);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(
                    "a key of the kind " + key.getAlgorithm() + " cannot be used here; issue one of the kind EC");
        }
    }

    /** The identity's own certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Until when the certificate is valid. */
    public Instant expires() {
        return certificate().getNotAfter().toInstant();
    }

    /** Writes both files; the key for its owner alone. Neither may exist. */
    public void save(Path certificateFile, Path keyFile) throws IOException {
        OwnFiles.create(keyFile, Pem.write(Pem.PRIVATE_KEY, key.getEncoded()), OwnFiles.Reader.OWNER);
        OwnFiles.create(certificateFile, pem(chain), OwnFiles.Reader.EVERYONE);
    }

    /** Certificates as the text of a PEM file. */
    static String pem(List<X509Certificate> certificates) throws IOException {
        var text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(Pem.write(Pem.CERTIFICATE, certificate.getEncoded()));
            } catch (CertificateException broken) {
                throw new IOException("a certificate cannot be written", broken);
            }
        }
        return text.toString();
    }

    /** Whose it is and until when; never the key. */
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal() + " until " + expires();
    }
}
