package org.seatkeeper.agent.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.seatkeeper.client.sdk.WhenSilent;

/**
 * What an administrator decided about one gate (docs/gate.md). Read from a file and checked there.
 *
 * @param listen where clients come in; at least one
 * @param forwardHost name or address of the server behind the gate
 * @param forwardPort its port, 1 to 65,535
 * @param product id of the product whose licenses are taken
 * @param licenseSocket the agent's {@code license.sock}
 * @param whenSilent what becomes of new clients while no agent answers, as far as the product's declaration allows it
 * @param trustedProxies peers that must say for whom they speak, by a PROXY header of version 2; everybody else is read as
 *     a client from the first byte
 * @param userSource where a client's user name comes from
 * @param userRequired whether a client without a user name is turned away
 * @param tls absent: bytes go through as they are
 * @param refused what a client reads that gets no license
 */
public record GateConfig(
        List<InetSocketAddress> listen,
        String forwardHost,
        int forwardPort,
        String product,
        Path licenseSocket,
        WhenSilent whenSilent,
        Predicate<InetAddress> trustedProxies,
        UserSource userSource,
        boolean userRequired,
        Optional<TlsFiles> tls,
        Message refused,
        Limits limits) {

    public GateConfig {
        listen = List.copyOf(listen);
    }

    /** Where a client's user name comes from. */
    public enum UserSource {
        /** Clients have no user name; the device alone tells them apart. */
        NONE,
        /** The certificate that the client showed to a trusted proxy, as its PROXY header says. */
        PROXY,
        /** The certificate that the client shows to this gate. */
        CERTIFICATE
    }

    /**
     * The files with which the gate ends its clients' TLS, all PEM.
     *
     * @param key PKCS#8, without a passphrase
     * @param clientCa authorities whose certificates clients must have; absent: clients need none
     */
    public record TlsFiles(Path certificate, Path key, Optional<Path> clientCa) {}

    /** The forwarded server, as a person reads it. */
    String forward() {
        return (forwardHost.indexOf(':') < 0 ? forwardHost : "[" + forwardHost + "]") + ":" + forwardPort;
    }
}
