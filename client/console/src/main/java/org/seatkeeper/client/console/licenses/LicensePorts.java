package org.seatkeeper.client.console.licenses;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seatkeeper.client.console.kit.FollowsFleet;
import org.seatkeeper.client.console.kit.Notifies;
import org.seatkeeper.client.console.kit.OpensDialogs;

/**
 * What this room needs of the outside.
 *
 * @param fxThread where answers are taken in
 * @param operationIds a new UUID for each intent
 * @param help opens a topic
 */
public record LicensePorts(
        BooksLicenses adds,
        BooksLicenses removes,
        ClaimsOrWaives claims,
        FollowsFleet fleet,
        Notifies notifies,
        OpensDialogs dialogs,
        Executor fxThread,
        Supplier<String> operationIds,
        Consumer<String> help) {}
