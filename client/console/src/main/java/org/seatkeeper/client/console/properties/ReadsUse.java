package org.seatkeeper.client.console.properties;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;

/**
 * Reads who uses a product and what became of it. Any thread; a stage never fails: failures are answers. A page's
 * {@code next} asks for the page after it; 0 asks for the first.
 */
public interface ReadsUse {
    /** Open and held connections, longest open first. */
    CompletionStage<Answer<Page<ConnectionLine>>> connections(ProductKey product, long after);

    /** Users and devices, by first access. */
    CompletionStage<Answer<Page<ClientLine>>> clients(ProductKey product, long after);

    /** Refusals by client and day, newest first. */
    CompletionStage<Answer<Page<DenialLine>>> denials(ProductKey product, long before);

    /** The use over time. */
    CompletionStage<Answer<PeakHistory>> peaks(ProductKey product, PeakHistory.Span span, Instant from, Instant until);

    /** Events of a server, newest first. */
    CompletionStage<Answer<Page<EventLine>>> events(ServerName server, long before);
}
