package org.seatkeeper.client.console.properties;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seatkeeper.client.console.kit.FollowsFleet;
import org.seatkeeper.client.console.kit.Notifies;
import org.seatkeeper.client.console.kit.OpensDialogs;
import org.seatkeeper.client.console.kit.Times;

/**
 * What this room needs of the outside.
 *
 * @param fxThread where answers are taken in
 * @param soon runs things on the JavaFX thread about a second later: lists that move are read once a second at most
 * @param background runs what waits for a disk
 * @param operationIds a new UUID for each intent
 * @param help opens a topic
 */
public record PropertyPorts(
        ReadsUse reads,
        ActsOnUse acts,
        FollowsFleet fleet,
        Notifies notifies,
        OpensDialogs dialogs,
        Executor fxThread,
        Executor soon,
        Executor background,
        InstantSource clock,
        Times times,
        Supplier<String> operationIds,
        Consumer<String> help) {}
