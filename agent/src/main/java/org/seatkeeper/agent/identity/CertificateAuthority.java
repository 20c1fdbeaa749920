package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Issues certificates: an EC P-256 key and its self-signed certificate, kept in a folder as {@code ca.pem} and {@code
 * ca.key}. The only part of the agent that uses BouncyCastle, through {@link Issuance}; a running agent does not load it.
 */
public final class CertificateAuthority {
    /** How long an authority lives. Its successor can be put beside it in {@code ca.pem} before that. */
    public static final Duration LIFE = Duration.ofDays(3650);

    private static final String CERTIFICATE_FILE = "ca.pem";
    private static final String KEY_FILE = "ca.key";

    private final TlsIdentity self;

    private CertificateAuthority(TlsIdentity self) {
        this.self = self;
    }

    /** A new authority, in memory only. Its name is made unique, so that two authorities are told apart by name too. */
    public static CertificateAuthority create(Instant now, SecureRandom random) {
        KeyPair keys = newKeys(random);
        X509Certificate certificate =
                Issuance.authority(keys, now.minus(CertificateRequest.SKEW_MAX), now.plus(LIFE), random);
        return new CertificateAuthority(new TlsIdentity(List.of(certificate), keys.getPrivate()));
    }

    /**
     * Reads an authority from its folder.
     *
     * @throws IOException naming the file, what is wrong and what to do
     */
    public static CertificateAuthority load(Path folder) throws IOException {
        TlsIdentity self = TlsIdentity.load(folder.resolve(CERTIFICATE_FILE), folder.resolve(KEY_FILE));
        if (self.certificate().getBasicConstraints() < 0) {
            throw new IOException(folder.resolve(CERTIFICATE_FILE)
                    + " is not the certificate of an authority; name a folder made by: seatkeeper ca init DIR");
        }
        return new CertificateAuthority(self);
    }

    /** Writes {@code ca.pem} and {@code ca.key} (0600) into a folder that has neither. */
    public void save(Path folder) throws IOException {
        self.save(folder.resolve(CERTIFICATE_FILE), folder.resolve(KEY_FILE));
    }

    /** The authority's own certificate: what everyone who trusts it holds. */
    public X509Certificate certificate() {
        return self.certificate();
    }

    /** Writes the authority's certificate alone, for those who are to trust it. */
    public void saveCertificate(Path file) throws IOException {
        OwnFiles.create(file, TlsIdentity.pem(List.of(certificate())), OwnFiles.Reader.EVERYONE);
    }

    /** A new key with a certificate for what was asked. The key exists only in the result. */
    public TlsIdentity issue(CertificateRequest request, SecureRandom random) {
        KeyPair keys = newKeys(random);
        X509Certificate certificate = Issuance.leaf(request, keys.getPublic(), self, random);
        return new TlsIdentity(List.of(certificate), keys.getPrivate());
    }

    /** A certificate that vouches for itself; no authority is behind it. For testing that it is refused. */
    public static TlsIdentity selfSigned(CertificateRequest request, SecureRandom random) {
        KeyPair keys = newKeys(random);
        X509Certificate certificate = Issuance.selfSigned(request, keys, random);
        return new TlsIdentity(List.of(certificate), keys.getPrivate());
    }

    private static KeyPair newKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has EC P-256", impossible);
        }
    }
}
