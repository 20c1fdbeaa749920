package org.seatkeeper.client.cli;

import io.grpc.MethodDescriptor;
import java.util.List;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.LocalAgent;
import org.seatkeeper.client.link.ServerCalls;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.Transport;

/**
 * The way to one license service. At the local socket nothing of the profile is read: a script of a login must not fail for a
 * list of servers.
 */
final class LicenseDoor implements AutoCloseable {
    private final Surroundings surroundings;
    private final Output output;
    private final ServerName server;
    private final ServerCalls calls;
    private final AutoCloseable rest;

    private LicenseDoor(
            Surroundings surroundings, Globals globals, ServerName server, ServerCalls calls, AutoCloseable rest) {
        this.surroundings = surroundings;
        this.output = new Output(surroundings, globals.output());
        this.server = server;
        this.calls = calls;
        this.rest = rest;
    }

    /** Dials nobody yet. */
    static LicenseDoor open(Surroundings surroundings, Globals globals, String socket) {
        if (globals.servers().isEmpty() && !globals.all()) {
            ServerEntry local = local(surroundings, socket);
            var profile = Session.profile(surroundings, globals);
            var transport = new Transport(profile);
            var calls = new ServerCalls(profile, transport, List.of(local));
            return new LicenseDoor(surroundings, globals, local.name(), calls, transport);
        }
        if (!socket.isEmpty()) {
            throw CliFault.usage("--socket and --server are two ways to ask", "name one of them");
        }
        var session = new Session(surroundings, globals);
        try {
            return new LicenseDoor(surroundings, globals, session.server().name(), session.calls(), session);
        } catch (CliFault fault) {
            session.close();
            throw fault;
        }
    }

    private static ServerEntry local(Surroundings surroundings, String socket) {
        try {
            return LocalAgent.licenses(socket, surroundings.env().variables());
        } catch (IllegalArgumentException e) {
            throw CliFault.usage("the license socket: " + e.getMessage(), "name a shorter path with --socket");
        }
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Output output() {
        return output;
    }

    ServerName server() {
        return server;
    }

    /** Asks and waits: at most as long as the call's deadline. */
    <Q, R> Answer<R> ask(MethodDescriptor<Q, R> method, Q request) {
        return Session.await(calls.unary().ask(server, method, request));
    }

    @Override
    public void close() {
        calls.close();
        try {
            rest.close();
        } catch (Exception e) {
            throw new IllegalStateException("nothing that is closed here fails", e);
        }
    }
}
