package org.seatkeeper.client.console.servers;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.seatkeeper.client.console.kit.FollowsFleet;
import org.seatkeeper.client.console.kit.Notifies;
import org.seatkeeper.client.console.kit.OpensDialogs;
import org.seatkeeper.client.console.kit.StartsWork;
import org.seatkeeper.client.console.kit.Times;

/**
 * What this room needs of the outside.
 *
 * @param fxThread where answers are taken in
 * @param help opens a topic
 */
public record ServerPorts(
        ManagesServers manages,
        FollowsFleet fleet,
        Notifies notifies,
        OpensDialogs dialogs,
        StartsWork work,
        Executor fxThread,
        InstantSource clock,
        Times times,
        Consumer<String> help) {}
