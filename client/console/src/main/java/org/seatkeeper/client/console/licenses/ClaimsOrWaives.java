package org.seatkeeper.client.console.licenses;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.SeatKind;

/** What becomes of licenses that a change of mode left behind. Stages never fail: failures are answers. Any thread. */
public interface ClaimsOrWaives {
    /** Moves them into the pool. */
    CompletionStage<Answer<Outcome>> claim(ProductKey key, String conversionId, SeatKind seatKind, Intent intent);

    /** Writes them off; needs a reason. */
    CompletionStage<Answer<Outcome>> waive(ProductKey key, String conversionId, Intent intent);
}
