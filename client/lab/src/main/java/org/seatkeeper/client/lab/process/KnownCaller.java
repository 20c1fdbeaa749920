package org.seatkeeper.client.lab.process;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Caller;
import org.seatkeeper.agent.identity.Callers;
import org.seatkeeper.agent.identity.Door;

/** What the doors of an agent do for an administrator, for services that run in this process: says who calls. */
public final class KnownCaller implements ServerInterceptor {
    private final Caller caller;

    /** Everybody is the operator of that name, and may do all. */
    public KnownCaller(String operator) {
        caller = new Caller(
                new IdentityName(IdentityName.Kind.OPERATOR, operator),
                Door.TLS,
                "tls 192.0.2.1:1",
                Set.of(Role.ADMINISTRATOR),
                EnumSet.allOf(Permission.class),
                Optional.empty(),
                OptionalInt.empty());
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Context context = Context.current().withValue(Callers.CURRENT, caller).withValue(Callers.RIGHT, () -> true);
        return Contexts.interceptCall(context, call, headers, next);
    }
}
