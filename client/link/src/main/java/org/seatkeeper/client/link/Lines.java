package org.seatkeeper.client.link;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.ServerName;

/** Where calls get their connection from. */
@FunctionalInterface
interface Lines {
    /** An open channel to a server; the stage fails with a {@link LinkException} where there is none. */
    CompletionStage<AgentChannel> line(ServerName server);
}
