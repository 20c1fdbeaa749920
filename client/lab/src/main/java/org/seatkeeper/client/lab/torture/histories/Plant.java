package org.seatkeeper.client.lab.torture.histories;

import io.grpc.ClientInterceptor;
import java.util.List;
import org.seatkeeper.agent.storage.Store;

/** What stands between the parts of the agent under test: nothing, or a fault that is planted to see whether it is found. */
public interface Plant {
    /** Nothing. */
    Plant NONE = new Plant() {};

    /** What the keeper takes for its store; asked anew at each start. */
    default Store store(Store real) {
        return real;
    }

    /** What calls go through on their way to the agent and back. */
    default List<ClientInterceptor> wire() {
        return List.of();
    }
}
