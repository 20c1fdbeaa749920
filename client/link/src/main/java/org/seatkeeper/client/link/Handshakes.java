package org.seatkeeper.client.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Single TLS handshakes outside gRPC: one to see who is at an address, one to hear why a server hung up. Both block, for at
 * most twice their patience.
 */
final class Handshakes {
    /** How long to wait for a connection, and for each answer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a name in a certificate must end with to be an agent's. */
    static final String AGENT_SUFFIX = ".agent.seatkeeper.internal";

    private static final int DNS_NAME = 2;

    private Handshakes() {}

    /** What a server shows before anyone is told who asks: its own certificate, and whatever it sends along. */
    static List<X509Certificate> chainAt(InetSocketAddress address) throws IOException {
        var look = new LookOnly();
        SSLContext context = TlsMaterial.plain(new KeyManager[0], new TrustManager[] {look});
        try (Socket plain = new Socket()) {
            SSLSocket tls = open(plain, address, context, address.getHostString(), false);
            tls.startHandshake();
            throw new IOException("the server went on without a certificate"); // LookOnly ends every other handshake.
        } catch (IOException e) {
            List<X509Certificate> chain = look.seen;
            if (chain.isEmpty()) {
                throw e;
            }
            return chain;
        }
    }

    /**
     * Goes through the whole handshake, sends nothing more, and listens: a server that accepts speaks first, one that refuses
     * sends its alert, which nothing of ours can push aside.
     *
     * @return the alert or other TLS failure; null where the server accepts
     * @throws IOException where the connection itself fails
     */
    static @Nullable IOException refusal(InetSocketAddress address, SSLContext context, String authority)
            throws IOException {
        try (Socket plain = new Socket()) {
            SSLSocket tls = open(plain, address, context, authority, true);
            try {
                tls.startHandshake();
                if (tls.getInputStream().read() < 0) {
                    throw new IOException("the server hung up without a word");
                }
                return null;
            } catch (javax.net.ssl.SSLException refused) {
                return refused;
            }
        }
    }

    private static SSLSocket open(
            Socket plain, InetSocketAddress address, SSLContext context, String name, boolean checkName)
            throws IOException {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        plain.connect(address, patience);
        plain.setSoTimeout(patience);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, name, address.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {TlsMaterial.VERSION});
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setEndpointIdentificationAlgorithm(checkName ? "HTTPS" : null);
        tls.setSSLParameters(parameters);
        return tls;
    }

    /** The identity in an agent's certificate: the label before {@link #AGENT_SUFFIX} in its one such DNS name. */
    static Optional<String> agentId(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return Optional.empty();
            }
            List<String> ids = names.stream()
                    .filter(name -> name.get(0).equals(DNS_NAME))
                    .map(name -> String.valueOf(name.get(1)))
                    .filter(name -> name.endsWith(AGENT_SUFFIX))
                    .map(name -> name.substring(0, name.length() - AGENT_SUFFIX.length()))
                    .toList();
            return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    /** Makes an introduction of what was seen; the last certificate sent is the authority, where it vouches for the first. */
    static Introduction introduction(Address address, List<X509Certificate> chain) throws IOException {
        X509Certificate leaf = chain.getFirst();
        String id =
                agentId(leaf).orElseThrow(() -> new IOException("its certificate is not that of a Seatkeeper agent"));
        X509Certificate authority = chain.getLast();
        if (chain.size() > 1) {
            try {
                chain.get(chain.size() - 2).verify(authority.getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new IOException("its authority did not sign its certificate", e);
            }
        }
        return new Introduction(
                address,
                id,
                Words.clean(authority.getSubjectX500Principal().getName(), 200),
                Pem.fingerprint(authority),
                authority.getNotAfter().toInstant(),
                Pem.text(authority));
    }

    /** Keeps what the server shows and ends the handshake there, before anything of ours is sent. */
    private static final class LookOnly implements X509TrustManager {
        private volatile List<X509Certificate> seen = List.of();

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            seen = List.of(chain);
            throw new CertificateException("only looked");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("listens to nobody");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
