package org.seatkeeper.client.link;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** One pair of "whom we trust" and "who we are", ready for handshakes. TLS 1.3 by the JDK, nothing older. */
final class TlsMaterial {
    /** The only version spoken. */
    static final String VERSION = "TLSv1.3";

    private final OwnKey own;
    private final TrustManagerFactory trust;

    private TlsMaterial(OwnKey own, TrustManagerFactory trust) {
        this.own = own;
        this.trust = trust;
    }

    /** Reads authority, certificate and key from their files. */
    static TlsMaterial load(java.nio.file.Path authority, Credentials credentials) throws FileFault {
        List<X509Certificate> authorities = Pem.certificates(authority);
        List<X509Certificate> chain = Pem.certificates(credentials.certificate());
        String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        OwnKey own = new OwnKey(chain, Pem.key(credentials.key(), algorithm));
        return new TlsMaterial(own, trusting(authorities));
    }

    /** Trusts what these vouch for, and these themselves. */
    static TrustManagerFactory trusting(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has an empty key store and PKIX", e);
        }
    }

    /** The trust manager of a factory. */
    static X509TrustManager manager(TrustManagerFactory factory) {
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("every JDK's PKIX judges X.509 certificates");
    }

    /** For gRPC: shared by every connection that trusts and shows the same. */
    SslContext netty() {
        try {
            SslContextBuilder builder =
                    SslContextBuilder.forClient().keyManager(own).trustManager(trust);
            return GrpcSslContexts.configure(builder, SslProvider.JDK)
                    .protocols(VERSION)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("the JDK speaks TLS 1.3", e);
        }
    }

    /** For a single handshake outside gRPC. */
    SSLContext plain() {
        return plain(new KeyManager[] {own}, trust.getTrustManagers());
    }

    static SSLContext plain(KeyManager[] keys, TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance(VERSION);
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK speaks TLS 1.3", e);
        }
    }
}
