package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Ends the clients' TLS, 1.2 or 1.3. What computes for long, as signatures do, happens away from the event loops. The files may
 * be renewed while the gate runs: new connections get what they say now, and those that stand keep what they have.
 */
final class Termination {
    /** Longest file, in bytes: a chain or a bundle of authorities, with room. */
    static final int FILE_BYTES_MAX = 4 * 1024 * 1024;

    private final GateConfig.TlsFiles files;
    private final Executor work;
    private final Duration handshake;
    private final Tally.Sink log;
    private volatile SslContext context;
    private Content used;
    private @Nullable Content unusable;
    private boolean complained;

    private Termination(
            GateConfig.TlsFiles files,
            Duration handshake,
            Executor work,
            Tally.Sink log,
            Content used,
            SslContext context) {
        this.files = files;
        this.work = work;
        this.handshake = handshake;
        this.log = log;
        this.used = used;
        this.context = context;
    }

    /**
     * Reads the files.
     *
     * @param work where the computing happens
     * @param log hears of files that were renewed
     * @throws IOException which file cannot be used, and why
     */
    static Termination load(GateConfig.TlsFiles files, Duration handshake, Executor work, Tally.Sink log)
            throws IOException {
        Content content = Content.read(files);
        return new Termination(files, handshake, work, log, content, content.context(content.serverKey()));
    }

    /**
     * Takes the files into use where they changed. Files that cannot be used change nothing. They are complained of once, and
     * not when they are met first: whoever renews a certificate and its key writes one after the other. Blocks on the disk;
     * never on an event loop.
     */
    synchronized void look() {
        Content now = Content.NONE;
        try {
            now = Content.read(files);
            if (now.equals(used)) {
                unusable = null;
                return;
            }
            ServerKey key = now.serverKey();
            context = now.context(key);
            used = now;
            unusable = null;
            log.say(Level.INFO, "[tls] was renewed: new connections get " + key.words());
        } catch (IOException e) {
            boolean again = now.equals(unusable);
            if (again && !complained) {
                log.say(
                        Level.WARN,
                        "[tls] was changed and cannot be used; new connections get the certificate from before: "
                                + e.getMessage());
            }
            complained = again;
            unusable = now;
        }
    }

    /**
     * What the files say.
     *
     * @param clientCa absent where none is wanted, which an empty file is not
     */
    private record Content(String certificate, String key, Optional<String> clientCa) {
        /** Of files that cannot be read. */
        static final Content NONE = new Content("", "", Optional.empty());

        static Content read(GateConfig.TlsFiles files) throws IOException {
            return new Content(
                    text(files.certificate()),
                    text(files.key()),
                    files.clientCa().isPresent()
                            ? Optional.of(text(files.clientCa().get()))
                            : Optional.empty());
        }

        private static String text(Path file) throws IOException {
            if (!Files.isReadable(file)) {
                throw new IOException(file + " is not there, or this user may not read it; see [tls]");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
                if (bytes.length > FILE_BYTES_MAX) {
                    throw new IOException(file + " is longer than " + FILE_BYTES_MAX + " bytes; see [tls]");
                }
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        }

        ServerKey serverKey() throws IOException {
            try {
                return ServerKey.read(bytes(certificate), bytes(key));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw unusable(e);
            }
        }

        SslContext context(ServerKey pair) throws IOException {
            try {
                SslContextBuilder builder = SslContextBuilder.forServer(pair.key(), pair.chain())
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3", "TLSv1.2");
                if (clientCa.isPresent()) {
                    builder.trustManager(new ByteArrayInputStream(bytes(clientCa.get())))
                            .clientAuth(ClientAuth.REQUIRE);
                }
                return builder.build();
            } catch (SSLException | IllegalArgumentException e) {
                throw unusable(e);
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        private static IOException unusable(Exception e) {
            return new IOException(
                    "the certificate, key or client_ca of [tls] cannot be used: "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage())
                            + "; they are PEM files, the key is PKCS#8 without a passphrase and belongs to the certificate",
                    e);
        }

        @Override
        public String toString() {
            return "certificate, key and client_ca"; // Never the key itself.
        }
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
