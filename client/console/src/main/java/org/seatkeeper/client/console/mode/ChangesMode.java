package org.seatkeeper.client.console.mode;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;

/** Makes the one-way change, or schedules it. The stage never fails: failures are answers. */
@FunctionalInterface
public interface ChangesMode {
    /** Any thread. The hash is of the agreement that was read and ticked. */
    CompletionStage<Answer<Outcome>> change(ProductKey key, ModeWish wish, String agreementHash, Intent intent);
}
