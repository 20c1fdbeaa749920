package org.seatkeeper.client.console.mode;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.seatkeeper.client.console.kit.FollowsFleet;
import org.seatkeeper.client.console.kit.Notifies;

/**
 * What this room needs of the outside.
 *
 * @param fxThread where answers are taken in
 * @param clock for "in 24 hours"
 * @param operationIds a new UUID for each intent
 */
public record ModePorts(
        PlansMode plans,
        ChangesMode changes,
        CancelsChange cancels,
        FollowsFleet fleet,
        Notifies notifies,
        Executor fxThread,
        InstantSource clock,
        Supplier<String> operationIds) {}
