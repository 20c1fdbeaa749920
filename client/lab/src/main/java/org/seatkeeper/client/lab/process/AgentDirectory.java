package org.seatkeeper.client.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.agent.identity.PeerName;
import org.seatkeeper.agent.identity.TlsIdentity;
import org.seatkeeper.agent.main.AgentInit;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.agent.main.HostPort;

/**
 * The data directory of an agent (docs/operations.md), as whoever started it on this machine sees it.
 *
 * @param path of the directory
 */
public record AgentDirectory(Path path) {
    /** Who {@code agent init} writes credentials for. */
    public enum Holder {
        ADMINISTRATOR,
        VIEWER
    }

    /**
     * Founds an agent with its own authority, listening on a free port of the loopback address.
     *
     * @throws IOException with cause, where the disk did not take it
     */
    public static AgentDirectory init(Path path, String name) throws IOException {
        var layout = new AgentLayout(path);
        AgentInit.make(
                new AgentInit.Wish(layout, name, name, Optional.empty(), Optional.of(new HostPort("127.0.0.1", 0))),
                InstantSource.system());
        return new AgentDirectory(path);
    }

    /** Where {@code agent run} reads how to listen and what to allow. */
    public Path configFile() {
        return path.resolve("agent.toml");
    }

    /** Where declarations of products are read from. */
    public Path productsFolder() {
        return path.resolve("products.d");
    }

    /** The SQLite file. */
    public Path storeFile() {
        return path.resolve("store/seatkeeper.db");
    }

    /** The socket of the machine's administrators. */
    public Path adminSocket() {
        return path.resolve("run/admin.sock");
    }

    /** The socket of the machine's products. */
    public Path licenseSocket() {
        return path.resolve("run/license.sock");
    }

    /** The certificate and key that {@code agent init} wrote for someone. */
    public TlsIdentity credentials(Holder holder) throws IOException {
        String file = holder.name().toLowerCase(Locale.ROOT);
        Path folder = path.resolve("credentials");
        return TlsIdentity.load(folder.resolve(file + ".pem"), folder.resolve(file + ".key"));
    }

    /** The authorities that the agent trusts, and that vouch for it. */
    public List<X509Certificate> authorities() throws IOException {
        return certificates(path.resolve("tls/ca.pem"));
    }

    /** The agent's id, from its certificate. */
    public UUID agentId() throws IOException {
        try {
            return UUID.fromString(
                    PeerName.of(certificates(path.resolve("tls/agent.pem")).getFirst())
                            .name());
        } catch (CertificateException e) {
            throw new IOException(path + " holds no agent's certificate", e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IOException(file + " holds a damaged certificate", e);
        }
    }
}
