package org.seatkeeper.client.console.wiring;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seatkeeper.client.console.kit.Notifies;
import org.seatkeeper.client.console.kit.OpensDialogs;
import org.seatkeeper.client.console.kit.Times;

/**
 * What stands around the rooms: threads, time, windows.
 *
 * @param fxThread runs things on the JavaFX thread, in order
 * @param soon runs things on the JavaFX thread about a second later
 * @param background runs waiting tasks, a thread each
 * @param operationIds a new UUID for each intent
 * @param help opens a topic
 * @param profile in words, for the status bar
 */
public record Surroundings(
        Executor fxThread,
        Executor soon,
        Executor background,
        InstantSource clock,
        Times times,
        Supplier<String> operationIds,
        OpensDialogs dialogs,
        Notifies notifies,
        Consumer<String> help,
        String profile) {}
