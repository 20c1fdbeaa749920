package org.seatkeeper.agent.identity;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest certificate to each new connection. A handshake asks for an alias first and for its key and chain
 * later; the alias is the generation, so that a replacement in between cannot mix two.
 */
final class LiveKeyManager extends X509ExtendedKeyManager {
    private final LiveTls tls;

    LiveKeyManager(LiveTls tls) {
        this.tls = tls;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return newest(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return newest(keyType);
    }

    private @Nullable String newest(String keyType) {
        LiveTls.Material material = tls.material();
        boolean fits = material.identity().key().getAlgorithm().equals(keyType);
        return fits ? Integer.toString(material.generation()) : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        TlsIdentity identity = of(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        TlsIdentity identity = of(alias);
        return identity == null ? null : identity.key();
    }

    /** Null for a generation older than the one before: that handshake fails and is begun anew. */
    private @Nullable TlsIdentity of(String alias) {
        for (LiveTls.Material m = tls.material(); m != null; m = m.before()) {
            if (Integer.toString(m.generation()).equals(alias)) {
                return m.identity();
            }
        }
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = newest(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // a listener calls nobody
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
