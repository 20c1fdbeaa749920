package org.seatkeeper.client.cli;

import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.FileFault;
import org.seatkeeper.client.link.LocalAgent;
import org.seatkeeper.client.link.Profile;
import org.seatkeeper.client.link.ProfileBook;
import org.seatkeeper.client.link.ServerBook;
import org.seatkeeper.client.link.ServerCalls;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.Transport;
import org.seatkeeper.client.link.Words;

/** One run of a verb: its profile, the servers it is about, the way to them, and where results go. */
final class Session implements AutoCloseable {
    private final Surroundings surroundings;
    private final Globals globals;
    private final Output output;
    private final Profile profile;
    private final List<ServerEntry> known;
    private final Transport transport;
    private final ServerCalls calls;

    /** Reads the profile; dials nobody yet. */
    Session(Surroundings surroundings, Globals globals) {
        this.surroundings = surroundings;
        this.globals = globals;
        this.output = new Output(surroundings, globals.output());
        this.profile = profile(surroundings, globals);
        this.known = known();
        this.transport = new Transport(profile);
        this.calls = new ServerCalls(profile, transport, known);
    }

    static Profile profile(Surroundings surroundings, Globals globals) {
        try {
            return Profile.named(
                    globals.profile(),
                    surroundings.env().variables(),
                    surroundings.env().home());
        } catch (IllegalArgumentException e) {
            throw CliFault.usage(String.valueOf(e.getMessage()), "name another one with --profile");
        }
    }

    private List<ServerEntry> known() {
        try {
            var all = new ArrayList<>(profile.servers());
            local().filter(own -> named(all, own.name().value()).isEmpty()).ifPresent(all::add);
            return all;
        } catch (FileFault e) {
            throw CliFault.usage(e.cause(), e.remedy());
        }
    }

    private java.util.Optional<ServerEntry> local() {
        try {
            return LocalAgent.find(surroundings.env().variables());
        } catch (IllegalArgumentException e) {
            throw CliFault.usage(
                    "SEATKEEPER_SOCKET: " + e.getMessage(), "move the agent's data directory to a shorter path");
        }
    }

    private static List<ServerEntry> named(List<ServerEntry> among, String word) {
        return word.startsWith("@")
                ? among.stream()
                        .filter(entry -> entry.tags().contains(word.substring(1)) && !entry.retired())
                        .toList()
                : among.stream()
                        .filter(entry -> entry.name().value().equalsIgnoreCase(word))
                        .toList();
    }

    /** Every server there is, set aside or not. */
    List<ServerEntry> allKnown() {
        return List.copyOf(known);
    }

    /** The list of servers, to change it. */
    ServerBook book() {
        try {
            return new ProfileBook(profile, transport, _ -> {}, _ -> {});
        } catch (FileFault e) {
            throw CliFault.usage(e.cause(), e.remedy());
        }
    }

    /** The servers that were named; without a name this machine's own, and without that all of the profile. */
    List<ServerEntry> servers() {
        if (globals.all()) {
            return everyServer();
        }
        if (globals.servers().isEmpty()) {
            List<ServerEntry> own = local().stream().toList();
            return own.isEmpty() ? everyServer() : own;
        }
        var chosen = new ArrayList<ServerEntry>();
        for (String word : globals.servers()) {
            List<ServerEntry> found = named(known, word);
            if (found.isEmpty()) {
                throw unknown(word);
            }
            found.stream().filter(entry -> !chosen.contains(entry)).forEach(chosen::add);
        }
        return chosen;
    }

    private List<ServerEntry> everyServer() {
        List<ServerEntry> all = known.stream().filter(entry -> !entry.retired()).toList();
        if (all.isEmpty()) {
            throw CliFault.usage(
                    "this profile knows no server, and there is no agent on this machine",
                    "add one: seatkeeper servers add NAME HOST");
        }
        return all;
    }

    /** A server by name. */
    ServerEntry server(String word) {
        List<ServerEntry> found = named(known, word);
        if (found.size() != 1) {
            throw unknown(word);
        }
        return found.getFirst();
    }

    private static CliFault unknown(String word) {
        return CliFault.usage(
                "this profile knows no server " + Words.clean(word, 80),
                "seatkeeper servers list shows the names there are");
    }

    /** The one server that a verb is about. */
    ServerEntry server() {
        List<ServerEntry> servers = servers();
        if (servers.size() != 1) {
            throw CliFault.usage(
                    "this verb is about one server, and " + servers.size() + " are meant",
                    "name it with --server NAME");
        }
        return servers.getFirst();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Output output() {
        return output;
    }

    Profile profile() {
        return profile;
    }

    Transport transport() {
        return transport;
    }

    ServerCalls calls() {
        return calls;
    }

    /** What an act carries, by its options. */
    Intent intent(ActOptions options, long revision) {
        String id = options.operationId();
        return new Intent(
                id == null ? surroundings.env().operationIds().get().toString() : id,
                options.expect() != 0 ? options.expect() : revision,
                options.reason(),
                options.dryRun());
    }

    /** Asks one server and waits for the answer: at most as long as the call's deadline. */
    <Q, R> Answer<R> ask(ServerName server, MethodDescriptor<Q, R> method, Q request) {
        return calls.unary().ask(server, method, request).toCompletableFuture().join();
    }

    /** Waits for an answer. */
    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Says what an answer that is not a good one means; returns its exit code. */
    ExitCode explain(ServerName server, Answer<?> answer) {
        switch (answer) {
            case Answer.Done<?> _ -> {}
            case Answer.Refused<?> refused -> output.refused(server.value(), refused.why());
            case Answer.Changed<?> changed ->
                output.fault(
                        "not done on " + server + ": it changed meanwhile, from revision " + changed.expectedRevision()
                                + " to " + changed.currentRevision(),
                        "look again, then repeat");
            case Answer.NotAllowed<?> not ->
                output.fault(
                        "not allowed on " + server + ": " + not.why(), "seatkeeper whoami shows who you are to it");
            case Answer.Malformed<?> malformed -> output.fault(malformed.why(), "--help shows what the verb takes");
            case Answer.Fault<?> fault ->
                output.fault(
                        server + " failed: " + fault.why(), "its log says more; seatkeeper servers show diagnoses");
            case Answer.NoAnswer<?> none -> noAnswer(server, none);
        }
        return ExitCodes.of(answer);
    }

    private void noAnswer(ServerName server, Answer.NoAnswer<?> none) {
        switch (none.outcome()) {
            case NOTHING_CHANGED ->
                output.fault("no answer from " + server + ": " + none.why(), "nothing was changed; try again later");
            case UNKNOWN ->
                output.fault(
                        "no answer from " + server + ": " + none.why() + "; the outcome is unknown",
                        "look whether it happened, or repeat with the same --operation-id");
        }
    }

    @Override
    public void close() {
        calls.close();
        transport.close();
    }
}
