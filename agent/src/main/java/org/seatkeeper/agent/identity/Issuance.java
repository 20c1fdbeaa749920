package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds and signs certificates with BouncyCastle, whose provider is not registered: the JDK's does the arithmetic. */
final class Issuance {
    /** Bits of a serial number: random, so that none is met twice and none can be foreseen. */
    private static final int SERIAL_BITS = 127;

    private Issuance() {}

    static X509Certificate authority(KeyPair keys, Instant from, Instant until, SecureRandom random) {
        byte[] suffix = new byte[4];
        random.nextBytes(suffix);
        X500Name name = name("Seatkeeper authority " + HexFormat.of().formatHex(suffix));
        var builder = builder(name, name, keys.getPublic(), from, until, random);
        return signed(() -> {
            // Path length 0: what this authority issues is no authority in turn.
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(keys.getPublic()));
            return sign(builder, keys.getPrivate(), random);
        });
    }

    static X509Certificate leaf(CertificateRequest request, PublicKey key, TlsIdentity authority, SecureRandom random) {
        X509Certificate issuer = authority.certificate();
        X500Name issuerName =
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        var builder =
                builder(issuerName, name(request.commonName()), key, request.notBefore(), request.notAfter(), random);
        return signed(() -> {
            describe(builder, request, key);
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions().createAuthorityKeyIdentifier(issuer.getPublicKey()));
            return sign(builder, authority.key(), random);
        });
    }

    static X509Certificate selfSigned(CertificateRequest request, KeyPair keys, SecureRandom random) {
        X500Name name = name(request.commonName());
        var builder = builder(name, name, keys.getPublic(), request.notBefore(), request.notAfter(), random);
        return signed(() -> {
            describe(builder, request, keys.getPublic());
            return sign(builder, keys.getPrivate(), random);
        });
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant from, Instant until, SecureRandom random) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(0); // never 0
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, key);
    }

    private static void describe(X509v3CertificateBuilder builder, CertificateRequest request, PublicKey key)
            throws IOException, NoSuchAlgorithmException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(key));
        if (!request.usages().isEmpty()) {
            var purposes =
                    request.usages().stream().sorted().map(Issuance::purpose).toArray(KeyPurposeId[]::new);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        var names = new ArrayList<GeneralName>();
        request.uris().forEach(uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
        request.dnsNames().forEach(dns -> names.add(new GeneralName(GeneralName.dNSName, dns)));
        if (!names.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        }
    }

    private static KeyPurposeId purpose(Usage usage) {
        return switch (usage) {
            case CLIENT_AUTH -> KeyPurposeId.id_kp_clientAuth;
            case SERVER_AUTH -> KeyPurposeId.id_kp_serverAuth;
        };
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static JcaX509ExtensionUtils extensions() throws NoSuchAlgorithmException {
        return new JcaX509ExtensionUtils();
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key, SecureRandom random)
            throws OperatorCreationException, CertificateException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                .setSecureRandom(random)
                .build(key);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    /** Steps of which each may fail in a library's own way. */
    private interface Steps {
        X509Certificate take()
                throws IOException, NoSuchAlgorithmException, OperatorCreationException, CertificateException;
    }

    /** None of those failures can be met at run time: the algorithms are the JDK's own and the values were checked. */
    private static X509Certificate signed(Steps steps) {
        try {
            return steps.take();
        } catch (IOException | NoSuchAlgorithmException | OperatorCreationException | CertificateException broken) {
            throw new IllegalStateException("a certificate could not be built", broken);
        }
    }
}
