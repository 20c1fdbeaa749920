package org.seatkeeper.agent.identity;

import io.grpc.Context;

/** Where a service finds who is calling: in the gRPC context of the call. */
public final class Callers {
    /** The caller of the present call; set for every call that a service sees. */
    public static final Context.Key<Caller> CURRENT = Context.key("seatkeeper.caller");

    /** The right by which the present call was let in; a call that lasts asks whether it still holds. */
    public static final Context.Key<Right> RIGHT = Context.key("seatkeeper.right");

    private Callers() {}

    /** A right that can be withdrawn while a call lasts. */
    @FunctionalInterface
    public interface Right {
        /** False from when the binding was removed or the certificate expired. Does not block; any thread. */
        boolean holds();
    }
}
