package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.IdentityName;

/**
 * Judges the certificate of whoever connects, inside the handshake: valid now, issued by one of our authorities, meant for
 * callers, and with exactly one name. Who fails is refused before a byte of a request is read. Immutable, any thread.
 */
public final class PeerTrust extends X509ExtendedTrustManager {
    /** Most authorities in {@code ca.pem}: the present one, its successor, and some room. */
    public static final int AUTHORITIES_MAX = 8;

    private final List<X509Certificate> authorities;
    private final Set<TrustAnchor> anchors;
    private final InstantSource clock;

    private PeerTrust(List<X509Certificate> authorities, InstantSource clock) {
        this.authorities = List.copyOf(authorities);
        this.anchors =
                authorities.stream().map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /**
     * Trusts the authorities of a PEM file; several of them, so that one can follow another without a day on which half of
     * the certificates are refused.
     *
     * @throws IOException naming the file, what is wrong and what to do
     */
    public static PeerTrust load(Path file, InstantSource clock) throws IOException {
        List<X509Certificate> authorities = TlsIdentity.certificates(file);
        if (authorities.size() > AUTHORITIES_MAX) {
            throw new IOException(
                    file + " holds more than " + AUTHORITIES_MAX + " authorities; remove those of the past");
        }
        if (authorities.stream().anyMatch(ca -> ca.getBasicConstraints() < 0)) {
            throw new IOException(
                    file + " holds a certificate that is not an authority's; it must hold authorities only");
        }
        return new PeerTrust(authorities, clock);
    }

    /**
     * Judges a chain as the handshake does.
     *
     * @return the name of the caller
     * @throws CertificateException in plain words, if the caller is refused
     */
    public IdentityName check(List<X509Certificate> chain) throws CertificateException {
        if (chain.isEmpty() || chain.size() > TlsIdentity.CHAIN_MAX) {
            throw new CertificateException("a chain has 1 to " + TlsIdentity.CHAIN_MAX + " certificates");
        }
        checkPath(chain);
        X509Certificate caller = chain.getFirst();
        if (caller.getBasicConstraints() >= 0) {
            throw new CertificateException("the certificate is an authority's, and authorities do not call");
        }
        boolean[] keyUsage = caller.getKeyUsage();
        List<String> usages = caller.getExtendedKeyUsage();
        if (keyUsage == null || !keyUsage[0] || usages == null || !usages.contains(Usage.CLIENT_AUTH_OID)) {
            throw new CertificateException(
                    "the certificate is not meant for callers: digitalSignature and clientAuth are needed");
        }
        return PeerName.of(caller);
    }

    private void checkPath(List<X509Certificate> chain) throws CertificateException {
        var path = new ArrayList<>(chain);
        if (authorities.contains(path.getLast())) {
            path.removeLast(); // the anchor itself is no part of a path
        }
        try {
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false); // a right is withdrawn by its binding, which every call asks for
            Date now = Date.from(clock.instant());
            parameters.setDate(now);
            var certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            var result = CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
            checkAnchor((PKIXCertPathValidatorResult) result, now);
        } catch (CertPathValidatorException refused) {
            throw new CertificateException(inWords(refused), refused);
        } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException broken) {
            throw new CertificateException("the certificate cannot be checked", broken);
        }
    }

    /** A path says nothing about the validity of the authority it leads to. */
    private static void checkAnchor(PKIXCertPathValidatorResult result, Date now) throws CertificateException {
        try {
            result.getTrustAnchor().getTrustedCert().checkValidity(now);
        } catch (CertificateExpiredException | CertificateNotYetValidException ended) {
            throw new CertificateException("the authority that vouches for the certificate is not valid now", ended);
        }
    }

    private static String inWords(CertPathValidatorException refused) {
        if (CertPathValidatorException.BasicReason.EXPIRED.equals(refused.getReason())) {
            return "the certificate has expired";
        }
        if (CertPathValidatorException.BasicReason.NOT_YET_VALID.equals(refused.getReason())) {
            return "the certificate is not valid yet; compare the clocks";
        }
        return "no authority of this agent vouches for the certificate";
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(List.of(chain));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        check(List.of(chain));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(List.of(chain));
    }

    /** Never: it does not compare host names, so it must not judge servers. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw notForServers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw notForServers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw notForServers();
    }

    private static CertificateException notForServers() {
        return new CertificateException("this judges callers, not servers");
    }

    /** Told to callers in the handshake, so that they can choose among several certificates. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(X509Certificate[]::new);
    }
}
