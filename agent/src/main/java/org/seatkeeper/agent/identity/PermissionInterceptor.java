package org.seatkeeper.agent.identity;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Denials.Denied;

/**
 * Decides every call of every method, before a byte of its request has been read. Whoever is not recognized and whatever
 * is not permitted is turned away: that is the default, and there is no exception to it.
 */
public final class PermissionInterceptor implements ServerInterceptor {
    private final Permissions permissions;
    private final BindingsView bindings;
    private final Denials denials;
    private final InstantSource clock;

    /**
     * Guards the services whose permissions are given.
     *
     * @param clock for the end of certificates, which are read in the handshake only
     */
    public PermissionInterceptor(Permissions permissions, BindingsView bindings, Denials denials, InstantSource clock) {
        this.permissions = permissions;
        this.bindings = bindings;
        this.denials = denials;
        this.clock = clock;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return switch (call.getAttributes().get(Recognition.KEY)) {
            case Recognition.Recognized(Peer peer) -> decide(peer, call, headers, next);
            case Recognition.Unrecognized(String origin, String why) ->
                turnAway(call, Optional.empty(), origin, Status.UNAUTHENTICATED.withDescription(why));
            case null ->
                turnAway(
                        call,
                        Optional.empty(),
                        "an unguarded door",
                        Status.UNAUTHENTICATED.withDescription("nobody was asked who opened this connection"));
        };
    }

    private <Q, R> ServerCall.Listener<Q> decide(
            Peer peer, ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Optional<Permission> needed = permissions.of(call.getMethodDescriptor().getFullMethodName());
        if (needed.isEmpty()) {
            return turnAway(call, peer, Status.PERMISSION_DENIED.withDescription("the method is not in the contract"));
        }
        if (expired(peer)) {
            Instant end = peer.certificateExpires().orElseThrow();
            return turnAway(
                    call,
                    peer,
                    Status.UNAUTHENTICATED.withDescription(
                            "your certificate ended at " + end + "; have a new one issued and connect again"));
        }
        Caller caller = callerNow(peer);
        if (!caller.may(needed.get())) {
            return turnAway(call, peer, Status.PERMISSION_DENIED.withDescription(cause(caller, needed.get())));
        }
        Callers.Right right = () -> !expired(peer) && callerNow(peer).may(needed.get());
        Context context = Context.current().withValue(Callers.CURRENT, caller).withValue(Callers.RIGHT, right);
        return Contexts.interceptCall(context, call, headers, next);
    }

    private boolean expired(Peer peer) {
        return peer.certificateExpires()
                .filter(end -> clock.instant().isAfter(end))
                .isPresent();
    }

    private Caller callerNow(Peer peer) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(peer.given());
        if (peer.door() != Door.LICENSE_SOCKET) { // open to everyone on the machine: only the door itself gives there
            roles.addAll(bindings.rolesOf(peer.who()));
        }
        Set<Permission> allowed = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> allowed.addAll(role.permissions()));
        return new Caller(
                peer.who(), peer.door(), peer.origin(), roles, allowed, peer.certificateExpires(), peer.uid());
    }

    private static String cause(Caller caller, Permission needed) {
        String cause = caller.who() + " needs " + needed + " on this server and has "
                + (caller.permissions().isEmpty() ? "no permission" : sorted(caller.permissions())) + "; ";
        if (caller.door() == Door.LICENSE_SOCKET) {
            return cause + "only the users listed under [registration] in agent.toml may declare products here";
        }
        Set<Role> enough = Stream.of(Role.values())
                .filter(role -> role.permissions().contains(needed))
                .collect(Collectors.toSet());
        return cause + "ask an administrator of the server for one of the roles " + sorted(enough);
    }

    private static String sorted(Set<? extends Enum<?>> words) {
        return words.stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    }

    private <Q, R> ServerCall.Listener<Q> turnAway(ServerCall<Q, R> call, Peer peer, Status status) {
        return turnAway(call, Optional.of(peer.who()), peer.origin(), status);
    }

    private <Q, R> ServerCall.Listener<Q> turnAway(
            ServerCall<Q, R> call, Optional<IdentityName> who, String origin, Status status) {
        call.close(status, new Metadata());
        String method = call.getMethodDescriptor().getFullMethodName();
        denials.denied(new Denied(who, origin, method, String.valueOf(status.getDescription())));
        return new ServerCall.Listener<>() {};
    }
}
