package org.seatkeeper.client.sdk;

import io.grpc.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A product's way to the agent: asks for licenses and gives them back. One for each product and process is enough, whatever
 * the number of clients; every ask of every thread goes over one session. Safe from any thread.
 *
 * <pre>{@code
 * try (Licenses licenses = Licenses.overSocket(Path.of("/var/lib/seatkeeper/run/license.sock"))
 *         .product("tarn-sql-14")
 *         .open()) {
 *     try (License license = licenses.request(Client.of("tarn\\alice", "WS-17"))) {
 *         serve();
 *     }
 * }
 * }</pre>
 */
public interface Licenses extends AutoCloseable {
    /**
     * Begins a client that reaches the agent of this machine.
     *
     * @param licenseSocket the agent's {@code license.sock}; its path has at most 107 bytes
     */
    static LicensesBuilder overSocket(Path licenseSocket) {
        return new LicensesBuilder(() -> NettyConnection.overSocket(licenseSocket));
    }

    /**
     * Begins a client that reaches an agent by TLS 1.3 with certificates on both sides.
     *
     * @param host a name or an address
     * @param port 1 to 65,535; agents listen on 7443 unless told otherwise
     * @param agentId the agent's UUID; no other agent is talked to
     * @param folder holds {@code ca.pem}, {@code cert.pem} and {@code key.pem} (PKCS#8, no passphrase), read once at opening
     */
    static LicensesBuilder overTls(String host, int port, String agentId, Path folder) {
        return new LicensesBuilder(() -> NettyConnection.overTls(host, port, agentId, folder));
    }

    /**
     * Begins a client over a channel of the caller's, for tests and for special ways to an agent.
     *
     * @param channel stays open when the client is closed
     */
    static LicensesBuilder on(Channel channel) {
        return new LicensesBuilder(() -> Connection.on(channel));
    }

    /**
     * Asks for a license and waits, at most as long as an agent may be silent ({@link LicensesBuilder#silentAfter}).
     *
     * @throws LicenseRefused where a rule says no
     * @throws LicensesUnavailable where nobody answers, too many ask, or this is closed; also where the thread is interrupted,
     *     which stays marked as interrupted
     */
    License request(Client client);

    /**
     * As {@link #request(Client)}, with a limit of the caller's own. Where it is shorter than the silence allowed to an agent,
     * the request fails and nobody is admitted; a license that is granted too late is given back by itself.
     *
     * @param timeout more than 0
     */
    License request(Client client, Duration timeout);

    /**
     * Asks for a license without waiting.
     *
     * @return completes within the silence allowed to an agent: with the license, or exceptionally with {@link LicenseRefused}
     *     or {@link LicensesUnavailable}. Completed on a thread of the connection, which dependent stages must not block. A
     *     future of it that is cancelled gives the license back, should it be granted
     */
    CompletionStage<License> requestAsync(Client client);

    /**
     * Ends the session, which gives every license back, and the threads. Waits up to 2 s for the agent and up to 3 s for the
     * threads. Requests under way fail. Closing again does nothing. Not to be called on a thread of the connection.
     */
    @Override
    void close();
}
