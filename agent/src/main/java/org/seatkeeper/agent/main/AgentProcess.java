package org.seatkeeper.agent.main;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.BindingsView;
import org.seatkeeper.agent.identity.ConnectionLimits;
import org.seatkeeper.agent.identity.Doors;
import org.seatkeeper.agent.identity.FolderWatch;
import org.seatkeeper.agent.identity.LiveTls;
import org.seatkeeper.agent.identity.LocalGroups;
import org.seatkeeper.agent.identity.LocalSocket;
import org.seatkeeper.agent.identity.LocalUsers;
import org.seatkeeper.agent.identity.PermissionInterceptor;
import org.seatkeeper.agent.identity.Permissions;
import org.seatkeeper.agent.identity.TlsFolderWatch;
import org.seatkeeper.agent.service.Administrators;
import org.seatkeeper.agent.service.AgentFacts;
import org.seatkeeper.agent.service.CallThreads;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.DenialLog;
import org.seatkeeper.agent.service.FaultInterceptor;
import org.seatkeeper.agent.service.Keeper;
import org.seatkeeper.agent.service.Rights;
import org.seatkeeper.agent.service.Services;
import org.seatkeeper.agent.service.Timer;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.OperationRetention;
import org.seatkeeper.agent.storage.SqliteStore;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.StoreRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent, serving: its store, its keeper, its doors. Several may live in one process; they share what is given. */
public final class AgentProcess implements AutoCloseable {
    /** How long open calls may take when the agent stops; with the rest it stays below five seconds. */
    static final Duration DRAIN_MAX = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(AgentProcess.class);

    /** What the agents of one process share. */
    public record Shared(
            EventLoopGroup loops,
            ExecutorService calls,
            Timer timer,
            FolderWatch folders,
            Clocks clocks,
            String flags) {}

    private final AgentLayout layout;
    private final Shared shared;
    private final Consumer<NettyServerBuilder> lastWord;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Server> servers = new ArrayList<>();
    private final CompletableFuture<String> fatal = new CompletableFuture<>();
    private OptionalInt port = OptionalInt.empty();
    private Optional<Services> services = Optional.empty();
    private String name = "";
    private UUID agentId = new UUID(0, 0);

    private AgentProcess(AgentLayout layout, Shared shared, Consumer<NettyServerBuilder> lastWord) {
        this.layout = layout;
        this.shared = shared;
        this.lastWord = lastWord;
    }

    /**
     * Starts an agent; it serves when this returns.
     *
     * @throws IOException with cause and remedy, nothing left open
     */
    public static AgentProcess start(AgentLayout layout, AgentConfig config, Shared shared) throws IOException {
        return start(layout, config, shared, _ -> {});
    }

    /**
     * The same, with a last word on the network listener before it opens. For measuring alone: a yardstick then answers on
     * the very connections that the agent answers on. What it adds stands before every check, so no agent that serves
     * anybody is started this way.
     */
    public static AgentProcess start(
            AgentLayout layout, AgentConfig config, Shared shared, Consumer<NettyServerBuilder> yardstick)
            throws IOException {
        var agent = new AgentProcess(layout, shared, yardstick);
        try {
            agent.open(config);
            return agent;
        } catch (IOException | RuntimeException | StoreFault | StoreRefused e) {
            agent.close();
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void open(AgentConfig config) throws IOException, StoreFault, StoreRefused {
        // The store and the listener's library take the same time to load: side by side.
        CompletableFuture<Optional<LiveTls>> tls = CompletableFuture.supplyAsync(() -> tls(config), shared.calls());
        Store store = opening(SqliteStore.open(
                layout.storeFile(),
                Path.of(System.getProperty("java.io.tmpdir")),
                OperationRetention.STANDARD,
                shared.clocks()::monotonicNanos));
        Kept kept = store.load();
        name = kept.founding().name();
        agentId = kept.founding().agentId();
        Policy policy = config.policy();
        BindingsView bindings = bindings(kept);
        var keeper = new Keeper(
                store,
                policy,
                shared.clocks(),
                shared.timer(),
                AgentProcess::ids,
                rights(bindings),
                fatal::complete,
                Boot.id());
        // The keeper closes the store from now on.
        opened.set(opened.indexOf(store), keeper);
        Optional<LiveTls> live = joined(tls);
        var facts = new AgentFacts(
                kept.founding(),
                Version.ofBuild(),
                shared.flags(),
                shared.clocks().wall(),
                layout.directory(),
                () -> live.map(LiveTls::expires));
        var joined = new Services(
                keeper, store, policy, facts, shared.clocks(), shared.timer(), shared.calls(), administrators(config));
        services = Optional.of(joined);
        opening(ProductsFolder.open(shared.folders(), layout.productsFolder(), keeper));
        if (live.isPresent()) {
            opening(TlsFolderWatch.start(shared.folders(), live.get(), AgentProcess::reloaded));
        }
        var denials = new DenialLog(shared.clocks(), shared.timer(), keeper::note);
        // Before the keeper closes, so that none of the last minute is lost.
        opened.add(denials::flush);
        listen(config, new Doors(shared.loops(), denials), joined, bindings, denials, live);
    }

    private void listen(
            AgentConfig config,
            Doors doors,
            Services joined,
            BindingsView bindings,
            DenialLog denials,
            Optional<LiveTls> live)
            throws IOException {
        var users = new LocalUsers(Path.of("/etc/passwd"));
        LocalSocket admin = LocalSocket.prepare(layout.adminSocket(), config.adminAccess());
        LocalSocket license = LocalSocket.prepare(layout.licenseSocket(), new LocalSocket.Access.Everyone());
        Guard guard = new Guard(bindings, denials, shared.clocks()::wall);
        serve(doors.administrators(admin, users, ConnectionLimits.adminSocket()), joined.all(), guard);
        admin.admit();
        serve(
                doors.products(license, users, config.registrars(), ConnectionLimits.licenseSocket()),
                joined.products(),
                guard);
        license.admit();
        if (live.isPresent()) {
            HostPort listen = config.listen().orElseThrow();
            try {
                Server network = serve(
                        doors.network(listen.address(), live.get(), config.limits()), joined.all(), guard, lastWord);
                port = OptionalInt.of(network.getPort());
            } catch (IOException e) {
                throw new IOException(
                        "The agent cannot listen on " + listen.host() + " port " + listen.port()
                                + ": the port is in use, or the address is not of this machine. Set another \"listen\" in "
                                + layout.configFile() + ", or stop what uses the port.",
                        e);
            }
        }
    }

    private record Guard(BindingsView bindings, DenialLog denials, InstantSource clock) {}

    private Server serve(NettyServerBuilder door, List<BindableService> offered, Guard guard) throws IOException {
        return serve(door, offered, guard, _ -> {});
    }

    private Server serve(
            NettyServerBuilder door, List<BindableService> offered, Guard guard, Consumer<NettyServerBuilder> last)
            throws IOException {
        List<ServerServiceDefinition> bound =
                offered.stream().map(BindableService::bindService).toList();
        door.executor(shared.calls())
                .callExecutor(new CallThreads(shared.calls()))
                .addServices(bound);
        // gRPC runs the last one added first: permission before everything else.
        Services.interceptors(new FaultInterceptor(() -> UUID.randomUUID().toString()))
                .reversed()
                .forEach(door::intercept);
        door.intercept(
                new PermissionInterceptor(Permissions.of(bound), guard.bindings(), guard.denials(), guard.clock()));
        last.accept(door);
        Server server = door.build().start();
        servers.add(server);
        return server;
    }

    private Optional<LiveTls> tls(AgentConfig config) {
        try {
            return config.listen().isPresent()
                    ? Optional.of(LiveTls.load(layout.tlsFolder(), shared.clocks()::wall))
                    : Optional.empty();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static <T> T joined(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw new IOException(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        }
    }

    private static BindingsView bindings(Kept kept) {
        return who -> kept.bindings().stream()
                .filter(binding -> binding.who().equals(who))
                .map(binding -> binding.role())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Users of the machine are administrators by the file system's word, which cannot be asked later: they keep it. */
    private static Rights rights(BindingsView bindings) {
        return (IdentityName who, Permission permission) -> who.kind() == IdentityName.Kind.LOCAL
                || bindings.rolesOf(who).stream().map(Role::permissions).anyMatch(p -> p.contains(permission));
    }

    private static Act.Ids ids() {
        return new Act.Ids(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }

    private static void reloaded(LiveTls.Reload reload) {
        switch (reload) {
            case LiveTls.Reload.Unchanged() -> LOG.debug("the certificate is the same");
            case LiveTls.Reload.Replaced(Instant expires) -> LOG.info("new certificate, valid until {}", expires);
            case LiveTls.Reload.Kept(String why) -> LOG.warn("the new certificate is not used: {}", why);
        }
    }

    private <C extends AutoCloseable> C opening(C what) {
        opened.add(what);
        return what;
    }

    /** Whom the configuration names, with the groups of this machine. */
    private Administrators administrators(AgentConfig config) {
        Administrators named = config.administrators();
        var groups = new LocalGroups(
                Path.of("/etc/group"), Path.of("/etc/passwd"), named.groups(), shared.clocks()::monotonicNanos);
        return named.with(groups::member);
    }

    /** The server's name as its administrators know it. */
    public String name() {
        return name;
    }

    /** The agent's own id, unique in the fleet. */
    public UUID agentId() {
        return agentId;
    }

    /** The network port it listens on; empty where it does not. */
    public OptionalInt port() {
        return port;
    }

    /** Completes with a cause when the agent cannot go on and the process should end. */
    public CompletableFuture<String> fatal() {
        return fatal;
    }

    /** Stops within five seconds: no new calls, the open ones finish, the store closes last. */
    @Override
    public void close() {
        services.ifPresent(Services::stop);
        servers.forEach(Server::shutdown);
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        for (Server server : servers) {
            drain(server, end - System.nanoTime());
        }
        for (AutoCloseable what : opened.reversed()) {
            try {
                what.close();
            } catch (Exception e) {
                LOG.warn("closing failed: {}", e.getMessage());
            }
        }
        opened.clear();
    }

    private static void drain(Server server, long nanos) {
        try {
            if (!server.awaitTermination(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.shutdownNow();
        }
    }
}
