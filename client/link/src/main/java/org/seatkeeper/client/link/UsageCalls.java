package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.ServerName;

/**
 * What an administrator asks about the use of products, and does about it. Stages behave as those of {@link AgentCalls}. Pages
 * have at most 500 lines.
 */
public interface UsageCalls {
    /**
     * Open and held connections, longest open first.
     *
     * @param after the page's {@code next}, or 0 for the first page
     */
    CompletionStage<Answer<Page<ConnectionLine>>> connections(ProductKey product, long after);

    /**
     * Ends one connection: all its handles. Needs a reason.
     *
     * @param block how long the client is not let in again; zero for not at all, at most 366 days
     */
    CompletionStage<Answer<Outcome>> evict(ProductKey product, long number, Duration block, Intent intent);

    /** Lifts a block before its time; user and device as they were blocked, of which one may be empty. */
    CompletionStage<Answer<Outcome>> liftBlock(ProductKey product, String user, String device, Intent intent);

    /** Who used a product in the mode Per Device or Per User, by first access; after as in {@link #connections}. */
    CompletionStage<Answer<Page<ClientLine>>> clients(ProductKey product, long after);

    /**
     * Refusals by client and day, newest first.
     *
     * @param productId empty for all products
     * @param before the page's {@code next}, or 0 for the newest page
     */
    CompletionStage<Answer<Page<DenialLine>>> denials(ServerName server, String productId, long before);

    /** The use of a product over time; without from as far back as is kept, without until up to now. */
    CompletionStage<Answer<PeakHistory>> peaks(
            ProductKey product, PeakHistory.Span span, Optional<Instant> from, Optional<Instant> until);

    /** Starts a new measuring period with the present use. */
    CompletionStage<Answer<Outcome>> resetPeak(ProductKey product, Intent intent);

    /** What an administrator should know of, newest first; productId and before as in {@link #denials}. */
    CompletionStage<Answer<Page<EventLine>>> events(ServerName server, String productId, long before);

    /** Sets how a product counts, as a whole: read the settings first, and expect their revision. */
    CompletionStage<Answer<Outcome>> setSettings(ProductKey product, ProductSettings settings, Intent intent);
}
