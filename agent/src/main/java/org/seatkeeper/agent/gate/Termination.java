package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/** Ends the clients' TLS, 1.2 or 1.3. What computes for long, as signatures do, happens away from the event loops. */
final class Termination {
    private final SslContext context;
    private final Executor work;
    private final Duration handshake;

    private Termination(SslContext context, Executor work, Duration handshake) {
        this.context = context;
        this.work = work;
        this.handshake = handshake;
    }

    /**
     * Reads the files.
     *
     * @param work where the computing happens
     * @throws IOException which file cannot be used, and why
     */
    static Termination load(GateConfig.TlsFiles files, Duration handshake, Executor work) throws IOException {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            readable(files.certificate()).toFile(),
                            readable(files.key()).toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2");
            if (files.clientCa().isPresent()) {
                builder.trustManager(readable(files.clientCa().get()).toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return new Termination(builder.build(), work, handshake);
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException(
                    "the certificate, key or client_ca of [tls] cannot be used: "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage())
                            + "; they are PEM files, the key is PKCS#8 without a passphrase and belongs to the certificate",
                    e);
        }
    }

    private static Path readable(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there, or this user may not read it; see [tls]");
        }
        return file;
    }

    /** For one connection. */
    SslHandler handler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator, work);
        handler.setHandshakeTimeoutMillis(handshake.toMillis());
        return handler;
    }

    /** Common name of the client's certificate; empty where it showed none. */
    static String user(SSLSession session) {
        try {
            return session.getPeerPrincipal() instanceof X500Principal subject ? Names.user(subject) : "";
        } catch (SSLPeerUnverifiedException none) {
            return "";
        }
    }
}
