package org.seatkeeper.client.console.purchases;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.ServerName;

/** Reads the purchase history of a server, newest first. The stage never fails: failures are answers. */
@FunctionalInterface
public interface ReadsHistory {
    /**
     * Any thread.
     *
     * @param productId empty for all products
     * @param before the {@code next} of the page before, 0 for the newest page
     */
    CompletionStage<Answer<Page<LedgerLine>>> page(ServerName server, String productId, long before);
}
