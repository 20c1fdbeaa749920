package org.seatkeeper.agent.identity;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Someone who connects to the agent of a test, with a certificate or without. */
final class TestClient {
    private final Pki pki;
    private final List<Pki> trusted;
    private final @Nullable TlsIdentity identity;

    TestClient(Pki pki, @Nullable TlsIdentity identity) {
        this(pki, identity, pki);
    }

    /** One who trusts agents of several authorities. */
    TestClient(Pki pki, @Nullable TlsIdentity identity, Pki... trusted) {
        this.pki = pki;
        this.trusted = List.of(trusted);
        this.identity = identity;
    }

    private KeyManager @Nullable [] keys() {
        return identity == null ? null : new KeyManager[] {new FixedKey(identity)};
    }

    private TrustManagerFactory trust() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Pki one : trusted) {
                X509Certificate authority = one.authority.certificate();
                store.setCertificateEntry(Fingerprint.sha256(authority), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What channels can share, and with it their TLS sessions. */
    SslContext context() throws IOException {
        SslContextBuilder builder = GrpcSslContexts.forClient().trustManager(trust());
        if (identity != null) {
            builder.keyManager(new FixedKey(identity));
        }
        return builder.build();
    }

    /** A channel that demands the agent's DNS name. */
    ManagedChannel channel(int port) throws IOException {
        return NettyChannelBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(context())
                .overrideAuthority(PeerName.dnsOf(pki.agentId))
                .build();
    }

    /** What bare connections can share, and with it their TLS sessions. */
    SSLContext sharedContext() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(), trust().getTrustManagers(), null);
        return context;
    }

    /** A bare connection that has not shaken hands, offering only this version of TLS. */
    SSLSocket socket(int port, String version) throws IOException, GeneralSecurityException {
        return socket(sharedContext(), port, version);
    }

    /** The same, with a session of another connection where the two sides still know one. */
    static SSLSocket socket(SSLContext context, int port, String version) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        return socket;
    }
}
