package org.seatkeeper.client.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.seatkeeper.client.console.servers.Edited;
import org.seatkeeper.client.console.servers.ManagesServers;
import org.seatkeeper.client.console.servers.Met;
import org.seatkeeper.client.console.servers.Pasted;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Address;
import org.seatkeeper.client.link.Edit;
import org.seatkeeper.client.link.Introduction;
import org.seatkeeper.client.link.PastedList;
import org.seatkeeper.client.link.ServerBook;
import org.seatkeeper.client.link.ServerEntry;

/** The server book of the link, in the words of the servers room. Any thread. */
final class LinkServers implements ManagesServers {
    private final ServerBook book;

    LinkServers(ServerBook book) {
        this.book = book;
    }

    @Override
    public CompletionStage<Edited<Met>> meet(String typed) {
        Address address;
        try {
            address = Address.parse(typed);
        } catch (IllegalArgumentException notAnAddress) {
            return CompletableFuture.completedFuture(new Edited.Failed<>(
                    String.valueOf(notAnAddress.getMessage()), "enter a host, or a host and a port: host:port"));
        }
        return book.meet(address).thenApply(edit -> edited(edit, LinkServers::met));
    }

    @Override
    public CompletionStage<Edited<ServerName>> add(ServerName name, Met met, Set<String> tags, String credentials) {
        var introduction = new Introduction(
                Address.parse(met.address()),
                met.agentId(),
                met.authorityName(),
                met.fingerprint(),
                met.authorityExpires(),
                met.authorityPem());
        Optional<String> named = Optional.of(credentials).filter(each -> !each.isEmpty());
        return named(book.add(name, introduction, tags, named));
    }

    @Override
    public Pasted read(String text) {
        PastedList list = book.read(text);
        return new Pasted(
                list.servers().stream()
                        .map(line -> new Pasted.Line(line.name(), line.address().toString()))
                        .toList(),
                list.faults());
    }

    @Override
    public CompletionStage<Edited<Integer>> importFile(Path file) {
        return book.importFile(file).thenApply(edit -> edited(edit, List::size));
    }

    @Override
    public CompletionStage<Edited<ServerName>> remove(ServerName name) {
        return named(book.remove(name));
    }

    @Override
    public CompletionStage<Edited<ServerName>> rename(ServerName from, ServerName to) {
        return named(book.rename(from, to));
    }

    @Override
    public CompletionStage<Edited<ServerName>> tag(ServerName name, Set<String> add, Set<String> remove) {
        return named(book.tag(name, add, remove));
    }

    @Override
    public CompletionStage<Edited<ServerName>> retire(ServerName name, boolean retired) {
        return named(book.retire(name, retired));
    }

    @Override
    public void retryNow(ServerName name) {
        book.retryNow(name);
    }

    @Override
    public List<String> credentials() {
        return book.credentials();
    }

    private static CompletionStage<Edited<ServerName>> named(CompletionStage<Edit<ServerEntry>> stage) {
        return stage.thenApply(edit -> edited(edit, ServerEntry::name));
    }

    private static <A, B> Edited<B> edited(Edit<A> edit, Function<A, B> value) {
        return switch (edit) {
            case Edit.Made<A>(A made) -> new Edited.Made<>(value.apply(made));
            case Edit.Failed<A>(String cause, String remedy) -> new Edited.Failed<>(cause, remedy);
        };
    }

    private static Met met(Introduction who) {
        return new Met(
                who.address().toString(),
                who.agentId(),
                who.authorityName(),
                who.fingerprint(),
                who.authorityExpires(),
                who.authorityPem());
    }
}
