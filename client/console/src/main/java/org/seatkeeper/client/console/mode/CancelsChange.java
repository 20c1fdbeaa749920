package org.seatkeeper.client.console.mode;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;

/** Cancels a scheduled change. The stage never fails: failures are answers. */
@FunctionalInterface
public interface CancelsChange {
    /** Any thread. */
    CompletionStage<Answer<Outcome>> cancel(ProductKey key, Intent intent);
}
