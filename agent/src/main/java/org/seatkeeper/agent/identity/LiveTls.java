package org.seatkeeper.agent.identity;

import io.grpc.ServerCredentials;
import io.grpc.netty.NettySslContextServerCredentials;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.IdentityName;

/**
 * The network listener's certificate, key and authorities as the files last held them, replaceable while the agent runs:
 * new connections use the new ones, open ones go on until their greatest age.
 *
 * <p>An own class rather than gRPC's file watcher: that one polls, and takes a new certificate with the old key when the
 * two files are replaced one after the other. Here a pair is taken whole or not at all. Any thread.
 */
public final class LiveTls {
    private static final String TLS_VERSION = "TLSv1.3";

    private final Path folder;
    private final InstantSource clock;
    private volatile Material material;

    /** Everything that is replaced together. The one before stays, for handshakes that began with it. */
    record Material(
            int generation,
            TlsIdentity identity,
            PeerTrust trust,
            @Nullable Material before) {}

    /** What reading the files again led to. */
    public sealed interface Reload {
        /** The files hold what is in use. */
        record Unchanged() implements Reload {}

        /**
         * New connections use the new certificate.
         *
         * @param expires until when it is valid
         */
        record Replaced(Instant expires) implements Reload {}

        /**
         * The files cannot be used, and what was in use stays in use.
         *
         * @param why cause and remedy
         */
        record Kept(String why) implements Reload {}
    }

    private LiveTls(Path folder, InstantSource clock, Material material) {
        this.folder = folder;
        this.clock = clock;
        this.material = material;
    }

    /**
     * Reads {@code agent.pem}, {@code agent.key} and {@code ca.pem} of a folder.
     *
     * @throws IOException naming the file, what is wrong and what to do
     */
    public static LiveTls load(Path folder, InstantSource clock) throws IOException {
        return new LiveTls(folder, clock, read(folder, clock, 0, null));
    }

    private static Material read(Path folder, InstantSource clock, int generation, @Nullable Material before)
            throws IOException {
        Path certificate = folder.resolve("agent.pem");
        TlsIdentity identity = TlsIdentity.load(certificate, folder.resolve("agent.key"));
        PeerTrust trust = PeerTrust.load(folder.resolve("ca.pem"), clock);
        try {
            IdentityName name = trust.check(identity.chain());
            if (name.kind() != IdentityName.Kind.AGENT) {
                throw new CertificateException("it is made out to " + name + ", not to an agent");
            }
        } catch (CertificateException refused) {
            throw new IOException(
                    certificate + " cannot be used: " + refused.getMessage() + "; have it issued anew", refused);
        }
        return new Material(generation, identity, trust, before);
    }

    /**
     * Reads the files again and takes them if they are whole, belong together and are valid.
     *
     * <p>Blocks on the disk; called by one thread at a time.
     */
    public synchronized Reload reload() {
        Material old = material;
        try {
            Material before = new Material(old.generation(), old.identity(), old.trust(), null);
            Material read = read(folder, clock, old.generation() + 1, before);
            if (sameAs(old, read)) {
                return new Reload.Unchanged();
            }
            material = read;
            return new Reload.Replaced(read.identity().expires());
        } catch (IOException broken) {
            return new Reload.Kept(String.valueOf(broken.getMessage()));
        }
    }

    private static boolean sameAs(Material old, Material read) {
        return old.identity().chain().equals(read.identity().chain())
                && List.of(old.trust().getAcceptedIssuers())
                        .equals(List.of(read.trust().getAcceptedIssuers()));
    }

    /** What new connections use. */
    Material material() {
        return material;
    }

    /** Where the files are. */
    Path folder() {
        return folder;
    }

    /** Until when the agent's certificate is valid. */
    public Instant expires() {
        return material.identity().expires();
    }

    /** The agent's own name, from its certificate. */
    public IdentityName self() {
        try {
            return PeerName.of(material.identity().certificate());
        } catch (CertificateException impossible) {
            throw new IllegalStateException("the name was read before the certificate was taken", impossible);
        }
    }

    /**
     * Judges a caller's chain by the authorities of now.
     *
     * @throws CertificateException in plain words, if the caller is refused
     */
    IdentityName check(List<X509Certificate> chain) throws CertificateException {
        return material.trust().check(chain);
    }

    /**
     * What a gRPC server listens with: TLS 1.3 and nothing older, by the JDK, with a caller's certificate demanded.
     *
     * <p>The context is the JDK's own, handed to Netty ready made: Netty's builder, whatever it is given, parses a key of
     * its own through the library that issues, which costs the agent half a second and 33 MB.
     */
    public ServerCredentials serverCredentials() {
        var http2 = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2);
        return NettySslContextServerCredentials.create(new JdkSslContext(
                jdkContext(),
                false,
                null, // the ciphers of TLS 1.3 are few and all good
                IdentityCipherSuiteFilter.INSTANCE,
                http2,
                ClientAuth.REQUIRE,
                new String[] {TLS_VERSION},
                false));
    }

    private SSLContext jdkContext() {
        try {
            SSLContext context = SSLContext.getInstance(TLS_VERSION);
            context.init(
                    new KeyManager[] {new LiveKeyManager(this)}, new TrustManager[] {new LiveTrustManager(this)}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK from 11 on has TLS 1.3", impossible);
        }
    }
}
