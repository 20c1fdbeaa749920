package org.seatkeeper.agent.identity;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;

/**
 * Recognizes callers by their certificate. It is judged once more after the handshake, because a resumed TLS session
 * skips that part of the handshake: without this an authority that was replaced would go on being believed.
 */
final class TlsRecognizer implements CallerFilter.Recognizer {
    private final LiveTls tls;

    TlsRecognizer(LiveTls tls) {
        this.tls = tls;
    }

    @Override
    public Recognition recognize(Attributes transport) {
        String origin = origin(transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        SSLSession session = transport.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null) {
            return new Recognition.Unrecognized(origin, "the connection is not TLS");
        }
        try {
            List<X509Certificate> chain = chain(session.getPeerCertificates());
            IdentityName who = tls.check(chain);
            return new Recognition.Recognized(new Peer(
                    who,
                    Door.TLS,
                    origin,
                    who.kind() == IdentityName.Kind.PRODUCT ? Set.of(Role.LICENSE_USER) : Set.of(),
                    Optional.of(chain.getFirst().getNotAfter().toInstant()),
                    OptionalInt.empty()));
        } catch (SSLPeerUnverifiedException none) {
            return new Recognition.Unrecognized(origin, "no certificate was shown; connect with one");
        } catch (CertificateException refused) {
            return new Recognition.Unrecognized(origin, refused.getMessage() + "; connect with another certificate");
        }
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return Stream.of(certificates).map(X509Certificate.class::cast).toList();
    }

    /** The address in figures: no name is looked up. */
    static String origin(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
            String host = inet.getAddress().getHostAddress();
            String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return Door.TLS.wire() + " " + shown + ":" + inet.getPort();
        }
        return Door.TLS.wire();
    }
}
