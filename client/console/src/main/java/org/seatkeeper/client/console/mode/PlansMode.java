package org.seatkeeper.client.console.mode;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.ProductKey;

/** Asks a server what a change of mode would do. A read. The stage never fails: failures are answers. */
@FunctionalInterface
public interface PlansMode {
    /** Any thread. */
    CompletionStage<Answer<ModePlan>> plan(ProductKey key, ModeWish wish);
}
