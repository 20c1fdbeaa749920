package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The whole company, running: every agent in a process of its own, or, of many servers, several in each. */
final class DemoSite implements AutoCloseable {
    /** Up to so many servers each has a process of its own. */
    static final int SINGLE_MAX = 24;

    /** Most agents of one process: the heap of the flag set for many holds them with room. */
    static final int GROUP_MAX = 100;

    private final Path home;
    private final List<DemoServer> servers;
    private final Founder founder;
    private final AgentCommand command;
    private final String host;
    private final ExecutorService starters;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final List<Group> groups = new ArrayList<>();

    private volatile boolean closing;
    private final List<Runnable> unheard = new ArrayList<>();
    private Optional<BiConsumer<List<DemoServer>, String>> deaths = Optional.empty();

    DemoSite(Path home, List<DemoServer> servers, Founder founder, AgentCommand command, String host) {
        this.home = home;
        this.servers = List.copyOf(servers);
        this.founder = founder;
        this.command = command;
        this.host = host;
        // One more than there are processors: a starting process waits for its disk now and then.
        this.starters = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1);
        split(servers).forEach(members -> groups.add(new Group(members)));
    }

    /** The servers of each process. The one that comes and goes is always alone. */
    static List<List<DemoServer>> split(List<DemoServer> servers) {
        if (servers.size() <= SINGLE_MAX) {
            return servers.stream().map(List::of).toList();
        }
        var all = new ArrayList<List<DemoServer>>();
        List<DemoServer> others = servers.stream()
                .filter(server -> !server.name().equals(Company.COMES_AND_GOES))
                .toList();
        servers.stream()
                .filter(server -> server.name().equals(Company.COMES_AND_GOES))
                .forEach(server -> all.add(List.of(server)));
        int processes = Math.max(2, (others.size() + GROUP_MAX - 1) / GROUP_MAX);
        int each = (others.size() + processes - 1) / processes;
        for (int from = 0; from < others.size(); from += each) {
            all.add(others.subList(from, Math.min(others.size(), from + each)));
        }
        return List.copyOf(all);
    }

    /**
     * Makes and starts everything, a few at a time; every server serves when this returns.
     *
     * @throws DemoFault where one cannot be started; {@link #close} then ends the others
     */
    void start(Progress progress) throws DemoFault, InterruptedException {
        try {
            founder.authority();
            Files.createDirectories(home.resolve("servers"));
            Files.createDirectories(home.resolve("logs"));
            all(groups.stream()
                    .<Callable<@Nullable Void>>map(group -> () -> group.begin(progress))
                    .toList());
            var addresses = new HashMap<String, ProfileFiles.Address>();
            for (DemoServer server : servers) {
                addresses.put(
                        server.name(),
                        new ProfileFiles.Address(host, ports.getOrDefault(server.name(), 0), founder.agentId(server)));
            }
            ProfileFiles.write(home, servers, addresses);
        } catch (IOException e) {
            throw new DemoFault(
                    "the site cannot be made in " + home + ": " + e.getMessage(),
                    "make room there, or use --keep DIR",
                    e);
        }
    }

    private void all(List<Callable<@Nullable Void>> work) throws DemoFault, IOException, InterruptedException {
        var running = new ExecutorCompletionService<@Nullable Void>(starters);
        work.forEach(running::submit);
        for (int n = 0; n < work.size(); n++) {
            try {
                running.take().get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case DemoFault fault -> throw fault;
                    case IOException io -> throw io;
                    case null, default -> throw new IllegalStateException(e.getCause());
                }
            }
        }
    }

    /** What SEATKEEPER_HOME is to be set to. */
    Path home() {
        return home;
    }

    /** The servers, in the order of the demo. */
    List<DemoServer> servers() {
        return servers;
    }

    /** Those who use what its servers have, once these serve; to be closed before this. */
    Clientele clientele(long seed) {
        return new Clientele(servers, founder::layout, seed);
    }

    /** The listener gets the servers and the last line of a process that died, also of one that did before; any thread. */
    synchronized void whenOneDies(BiConsumer<List<DemoServer>, String> listener) {
        deaths = Optional.of(listener);
        unheard.forEach(Runnable::run);
        unheard.clear();
    }

    private synchronized void died(List<DemoServer> members, String why) {
        deaths.ifPresentOrElse(listener -> listener.accept(members, why), () -> unheard.add(() -> died(members, why)));
    }

    /** The process a server is in. */
    long pid(String server) {
        return group(server).agents.orElseThrow().pid();
    }

    /** Stops the process a server is in, as its administrator would. */
    void stop(String server) throws InterruptedException {
        group(server).end();
    }

    /** Starts it again, on the same port. */
    void startAgain(String server) throws DemoFault, InterruptedException {
        if (!closing) {
            group(server).run(() -> {});
        }
    }

    private Group group(String server) {
        return groups.stream()
                .filter(group ->
                        group.members.stream().anyMatch(member -> member.name().equals(server)))
                .findFirst()
                .orElseThrow();
    }

    /** One process and who is in it. */
    private final class Group {
        private final List<DemoServer> members;
        private Optional<AgentGroup> agents = Optional.empty();

        Group(List<DemoServer> members) {
            this.members = members;
        }

        @Nullable
        Void begin(Progress progress) throws DemoFault, IOException, InterruptedException {
            for (DemoServer member : members) {
                if (closing) {
                    return null;
                }
                founder.found(member);
                if (servers.indexOf(member) < Clientele.SERVERS_MAX) {
                    founder.use(member);
                }
                progress.made();
            }
            run(progress::serves);
            for (DemoServer member : members) {
                founder.settle(member, ports.getOrDefault(member.name(), 0));
            }
            return null;
        }

        void run(Runnable serving) throws DemoFault, InterruptedException {
            Path log = home.resolve("logs").resolve(members.getFirst().name() + ".log");
            AgentGroup started = AgentGroup.start(
                    command,
                    members.stream()
                            .map(member -> founder.layout(member).directory())
                            .toList(),
                    log,
                    serving);
            synchronized (this) {
                agents = Optional.of(started);
            }
            ports.putAll(started.ports());
            started.whenItDies(why -> died(members, why));
            if (closing) {
                started.stop();
            }
        }

        void end() throws InterruptedException {
            Optional<AgentGroup> running;
            synchronized (this) {
                running = agents;
            }
            if (running.isPresent()) {
                running.get().stop();
            }
        }

        synchronized void tell() {
            agents.ifPresent(AgentGroup::tellToStop);
        }
    }

    /** Ends every process, all at the same time, and waits for the last one. */
    @Override
    public void close() {
        closing = true;
        groups.forEach(Group::tell);
        starters.shutdownNow();
        // Whoever is told to end while it ends goes on ending.
        boolean told = Thread.interrupted();
        for (boolean ended = false; !ended; ) {
            try {
                end();
                ended = true;
            } catch (InterruptedException e) {
                told = true;
            }
        }
        if (told) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() throws InterruptedException {
        for (Group group : groups) {
            group.end();
        }
        if (!starters.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a start of agents does not end");
        }
        for (Group group : groups) {
            group.end();
        }
    }
}
