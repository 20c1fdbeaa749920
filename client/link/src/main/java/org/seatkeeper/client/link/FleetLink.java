package org.seatkeeper.client.link;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.ServerName;

/**
 * A whole fleet, watched: the servers of a profile, a link to each, one picture of all. The way in for a console. Safe from
 * any thread; the receiver is called on one thread of its own and must not block it.
 */
public final class FleetLink implements AutoCloseable {
    private final Transport transport;
    private final RealKeeperThread thread;
    private final FleetKeeper keeper;
    private final AgentLink.Shared shared;
    private final ProfileBook book;
    private final AgentCalls calls;
    private final UsageCalls usage;
    private final Optional<ServerEntry> local;
    private final TreeMap<ServerName, AgentLink> links = new TreeMap<>(); // the keeper's thread only

    private FleetLink(
            Profile profile,
            Optional<ServerEntry> local,
            LinkSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Consumer<FleetChange> receiver)
            throws FileFault {
        this.local = local;
        this.transport = new Transport(profile);
        this.thread = new RealKeeperThread(clock);
        this.keeper = new FleetKeeper(thread, receiver);
        this.book = new ProfileBook(profile, transport, this::revised, this::retry);
        this.shared = new AgentLink.Shared(
                thread,
                new DialGate(thread, settings.dialsInFlight(), settings.dialsPerSecond()),
                transport,
                new Backoff(random),
                keeper,
                settings,
                this::met);
        var unary = new UnaryCalls(this::line);
        this.calls =
                new RemoteAgentCalls(unary, new Transfers(unary), new AuditCheck(unary, profile, transport.blocking()));
        this.usage = new RemoteUsageCalls(unary);
    }

    /**
     * Opens the fleet of a profile and begins to dial. Reads the profile's files, so it blocks for a moment.
     *
     * @param local the agent of this machine, where there is one ({@link LocalAgent})
     * @param receiver gets every change of the picture, at most ten a second
     * @throws FileFault where the list of servers cannot be read: file, line, what is wrong
     */
    public static FleetLink open(
            Profile profile,
            Optional<ServerEntry> local,
            LinkSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Consumer<FleetChange> receiver)
            throws FileFault {
        var link = new FleetLink(profile, local, settings, clock, random, receiver);
        link.revised(link.book.entries());
        return link;
    }

    /** What can be asked of servers. */
    public AgentCalls calls() {
        return calls;
    }

    /** What can be asked about the use of products, and done about it. */
    public UsageCalls usage() {
        return usage;
    }

    /** The list of servers and its changes. */
    public ServerBook servers() {
        return book;
    }

    private void met(ServerEntry entry) {
        var _ = book.met(entry);
    }

    private void revised(List<ServerEntry> entries) {
        var all = new ArrayList<>(entries);
        local.filter(own -> Profile.find(entries, own.name()).isEmpty()).ifPresent(all::add);
        thread.execute(() -> reconcile(all));
    }

    private void reconcile(List<ServerEntry> wanted) {
        var names = wanted.stream().map(ServerEntry::name).toList();
        for (ServerName name : List.copyOf(links.keySet())) {
            if (!names.contains(name)) {
                drop(name);
                keeper.forget(name);
            }
        }
        for (ServerEntry entry : wanted) {
            AgentLink link = links.get(entry.name());
            if (link != null && sameConnection(link.entry(), entry)) {
                link.rewrite(entry);
            } else {
                drop(entry.name());
                var fresh = new AgentLink(entry, shared);
                links.put(entry.name(), fresh);
                fresh.start();
            }
        }
    }

    private static boolean sameConnection(ServerEntry one, ServerEntry other) {
        return one.tagged(other.tags()).equals(other);
    }

    private void drop(ServerName name) {
        AgentLink gone = links.remove(name);
        if (gone != null) {
            gone.stop();
        }
    }

    private void retry(ServerName name) {
        thread.execute(() -> {
            AgentLink link = links.get(name);
            if (link != null) {
                link.retryNow();
            }
        });
    }

    private CompletionStage<AgentChannel> line(ServerName name) {
        var found = new CompletableFuture<AgentChannel>();
        thread.execute(() -> {
            AgentLink link = links.get(name);
            CompletionStage<AgentChannel> line = link == null
                    ? CompletableFuture.failedStage(new LinkException(
                            new LinkFailure(LinkFailure.Kind.PROFILE, "this profile knows no server " + name)))
                    : link.line();
            line.whenComplete((channel, failure) -> {
                if (failure == null) {
                    found.complete(channel);
                } else {
                    found.completeExceptionally(failure);
                }
            });
        });
        return found;
    }

    /** Ends every connection and thread. Questions that are on their way get no answer. */
    @Override
    public void close() {
        thread.execute(() -> {
            links.values().forEach(AgentLink::stop);
            links.clear();
            transport.close();
        });
        thread.close();
    }
}
