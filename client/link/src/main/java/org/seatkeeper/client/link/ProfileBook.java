package org.seatkeeper.client.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.seatkeeper.client.fleet.ServerName;

/** The servers of a profile and every change of them, each on a thread that may block. */
public final class ProfileBook implements ServerBook {
    private final Profile profile;
    private final Transport transport;
    private final Consumer<List<ServerEntry>> revised;
    private final Consumer<ServerName> retry;
    private volatile List<ServerEntry> entries;

    /**
     * The book of a profile.
     *
     * @param revised told the whole list after every change
     * @param retry told to dial a server now
     */
    public ProfileBook(
            Profile profile, Transport transport, Consumer<List<ServerEntry>> revised, Consumer<ServerName> retry)
            throws FileFault {
        this.profile = profile;
        this.transport = transport;
        this.revised = revised;
        this.retry = retry;
        this.entries = profile.servers();
    }

    @Override
    public List<ServerEntry> entries() {
        return entries;
    }

    @Override
    public List<String> credentials() {
        try {
            return profile.credentials().stream().map(Credentials::name).toList();
        } catch (FileFault e) {
            return List.of(); // Every link that needs them says what is wrong with the file.
        }
    }

    @Override
    public CompletionStage<Edit<Introduction>> meet(Address address) {
        return switch (address) {
            case Address.Tcp tcp ->
                transport
                        .meet(tcp)
                        .<Edit<Introduction>>thenApply(Edit.Made::new)
                        .exceptionally(ProfileBook::notMet);
            case Address.LocalSocket _ ->
                CompletableFuture.completedStage(new Edit.Failed<>(
                        "a local socket has no certificate to show", "the agent of this machine needs no adding"));
        };
    }

    private static Edit<Introduction> notMet(Throwable failure) {
        String why = UnaryCalls.unwrapped(failure) instanceof LinkException known
                ? known.failure().why()
                : "this program failed: " + failure;
        return new Edit.Failed<>(why, "look at the address, and whether the agent runs and listens there");
    }

    @Override
    public CompletionStage<Edit<ServerEntry>> add(
            ServerName name, Introduction introduction, Set<String> tags, Optional<String> credentials) {
        return change(name, servers -> {
            if (Profile.find(servers, name).isPresent()) {
                throw taken(name);
            }
            String authority = profile.keepAuthority(introduction);
            return plus(
                    servers,
                    new ServerEntry(
                            name,
                            introduction.address(),
                            Optional.of(introduction.agentId()),
                            authority,
                            credentials,
                            tags,
                            false));
        });
    }

    private FileFault taken(ServerName name) {
        return new FileFault(
                profile.folder().resolve("servers.toml"),
                0,
                "there is a server of the name " + name + " already",
                "choose another name, or remove that one first");
    }

    @Override
    public PastedList read(String pasted) {
        return PastedLists.read(pasted);
    }

    @Override
    public CompletionStage<Edit<List<ServerEntry>>> importFile(Path file) {
        return off(() -> {
            Path folder = AtomicFiles.folderOf(file);
            var imported = new ArrayList<ServerEntry>();
            for (ServerEntry entry : ServersFile.read(file)) {
                imported.add(entry.vouchedBy(
                        entry.authority().isEmpty()
                                ? ""
                                : folder.resolve(entry.authority()).toString()));
            }
            accept(profile.revise(servers -> {
                var all = new ArrayList<>(servers);
                for (ServerEntry entry : imported) {
                    if (Profile.find(servers, entry.name()).isPresent()) {
                        throw taken(entry.name());
                    }
                    all.add(entry);
                }
                return all;
            }));
            return List.copyOf(imported);
        });
    }

    @Override
    public CompletionStage<Edit<ServerEntry>> remove(ServerName name) {
        return off(() -> {
            ServerEntry gone = known(profile.servers(), name);
            accept(profile.revise(servers -> without(servers, known(servers, name))));
            return gone;
        });
    }

    @Override
    public CompletionStage<Edit<ServerEntry>> rename(ServerName from, ServerName to) {
        return change(to, servers -> {
            ServerEntry old = known(servers, from);
            List<ServerEntry> others = without(servers, old);
            if (Profile.find(others, to).isPresent()) {
                throw taken(to);
            }
            return plus(others, old.named(to));
        });
    }

    @Override
    public CompletionStage<Edit<ServerEntry>> tag(ServerName name, Set<String> add, Set<String> remove) {
        return rewrite(name, entry -> {
            var tags = new HashSet<>(entry.tags());
            tags.removeAll(remove);
            tags.addAll(add);
            return entry.tagged(tags);
        });
    }

    @Override
    public CompletionStage<Edit<ServerEntry>> retire(ServerName name, boolean retired) {
        return rewrite(name, entry -> entry.retired(retired));
    }

    /** Keeps the identity of a server that was met for the first time. */
    CompletionStage<Edit<ServerEntry>> met(ServerEntry known) {
        return rewrite(
                known.name(),
                entry -> entry.agentId().isPresent()
                        ? entry
                        : entry.known(known.agentId().orElseThrow()));
    }

    @Override
    public void retryNow(ServerName name) {
        retry.accept(name);
    }

    private CompletionStage<Edit<ServerEntry>> rewrite(ServerName name, UnaryOperator<ServerEntry> change) {
        return change(name, servers -> {
            ServerEntry old = known(servers, name);
            return plus(without(servers, old), change.apply(old));
        });
    }

    private ServerEntry known(List<ServerEntry> servers, ServerName name) throws FileFault {
        return Profile.find(servers, name)
                .orElseThrow(() -> new FileFault(
                        profile.folder().resolve("servers.toml"),
                        0,
                        "names no server " + name,
                        "seatkeeper servers list shows the names there are"));
    }

    private static List<ServerEntry> plus(List<ServerEntry> servers, ServerEntry one) {
        var all = new ArrayList<>(servers);
        all.add(one);
        return all;
    }

    private static List<ServerEntry> without(List<ServerEntry> servers, ServerEntry one) {
        var all = new ArrayList<>(servers);
        all.remove(one);
        return all;
    }

    private CompletionStage<Edit<ServerEntry>> change(ServerName name, Profile.Revision revision) {
        return off(() -> {
            List<ServerEntry> all = profile.revise(revision);
            accept(all);
            return known(all, name);
        });
    }

    private void accept(List<ServerEntry> all) {
        entries = all;
        revised.accept(all);
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws FileFault;
    }

    private <T> CompletionStage<Edit<T>> off(Step<T> step) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new Edit.Made<>(step.run());
                    } catch (FileFault e) {
                        return new Edit.Failed<>(e.cause(), e.remedy());
                    } catch (IllegalArgumentException e) {
                        return new Edit.Failed<>(
                                String.valueOf(e.getMessage()), "docs/operations.md says what a server list may hold");
                    }
                },
                transport.blocking());
    }
}
