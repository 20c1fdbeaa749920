package org.seatkeeper.client.link;

import io.grpc.Channel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.ServerName;

/**
 * Questions to servers by a program that asks and leaves: each server is dialed once, when it is first asked. Safe from any
 * thread.
 */
public final class ServerCalls implements AutoCloseable {
    private final Transport transport;
    private final Profile profile;
    private final Map<ServerName, ServerEntry> servers = new TreeMap<>();
    private final Map<ServerName, CompletableFuture<AgentChannel>> dialed = new TreeMap<>();
    private final UnaryCalls calls = new UnaryCalls(this::line);

    /** Dials nothing yet. */
    public ServerCalls(Profile profile, Transport transport, List<ServerEntry> servers) {
        this.profile = profile;
        this.transport = transport;
        servers.forEach(server -> this.servers.put(server.name(), server));
    }

    /** Calls in the contract's own messages. */
    public UnaryCalls unary() {
        return calls;
    }

    /** Transfers between two of the servers. */
    public Transfers transfers() {
        return new Transfers(calls);
    }

    /** Checks of their audits. */
    public AuditCheck audits() {
        return new AuditCheck(calls, profile, transport.blocking());
    }

    /**
     * The connection to a server with nothing of this library around it, for a yardstick that is measured on the same one.
     * The stage fails with a {@link LinkException} where it cannot be dialed.
     */
    public CompletionStage<Channel> bare(ServerName server) {
        return line(server).thenApply(AgentChannel::bare);
    }

    private synchronized CompletionStage<AgentChannel> line(ServerName name) {
        ServerEntry server = servers.get(name);
        if (server == null) {
            return CompletableFuture.failedStage(new LinkException(
                    new LinkFailure(LinkFailure.Kind.PROFILE, "this profile knows no server " + name)));
        }
        return dialed.computeIfAbsent(name, _ -> transport.open(server, 1).toCompletableFuture());
    }

    /** Ends every connection. */
    @Override
    public synchronized void close() {
        for (CompletableFuture<AgentChannel> channel : dialed.values()) {
            var _ = channel.thenAccept(AgentChannel::close);
        }
        dialed.clear();
    }
}
