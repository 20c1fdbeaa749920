package org.seatkeeper.agent.gate;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.seatkeeper.client.sdk.Licenses;

/**
 * What all connections of one gate share.
 *
 * @param nanos monotonic
 * @param passages every connection that is let in or on its way; each adds and removes itself
 * @param pipes those of the event loop that asks
 */
record Shared(
        GateConfig config,
        Licenses licenses,
        Tally tally,
        Target target,
        Optional<Termination> tls,
        Transport transport,
        LongSupplier nanos,
        Set<Passage> passages,
        Supplier<Pipe.Pool> pipes) {}
