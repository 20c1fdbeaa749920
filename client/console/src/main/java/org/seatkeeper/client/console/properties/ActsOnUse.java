package org.seatkeeper.client.console.properties;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;

/** What an administrator does about the use of a product. Any thread; a stage never fails: failures are answers. */
public interface ActsOnUse {
    /** Ends a connection; zero blocks nobody. */
    CompletionStage<Answer<Outcome>> evict(ProductKey product, long number, Duration block, Intent intent);

    /** Lifts a block before its time. */
    CompletionStage<Answer<Outcome>> liftBlock(ProductKey product, String user, String device, Intent intent);

    /** Measures the peak anew. */
    CompletionStage<Answer<Outcome>> resetPeak(ProductKey product, Intent intent);

    /** Sets how the product counts, as a whole. */
    CompletionStage<Answer<Outcome>> setSettings(ProductKey product, ProductSettings settings, Intent intent);
}
