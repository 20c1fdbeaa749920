package org.seatkeeper.client.console.properties;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.UsageCommands;

/** Measures the peak anew: the high-water mark begins with the present use. */
final class ResetPeakAct implements ActViewModel.Act {
    private final ProductKey key;
    private final ProductFigures product;
    private final ActsOnUse acts;

    ResetPeakAct(ProductKey key, ProductFigures product, ActsOnUse acts) {
        this.key = key;
        this.product = product;
        this.acts = acts;
    }

    @Override
    public CompletionStage<Answer<Outcome>> ask(int which, Intent intent) {
        return acts.resetPeak(key, intent);
    }

    @Override
    public String command(String reason) {
        return UsageCommands.resetPeak(key, reason);
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public String effect(Outcome outcome) {
        if (outcome.before().isEmpty() || outcome.after().isEmpty()) {
            return "";
        }
        ProductFigures after = outcome.after().get();
        return "The mark goes from " + Words.number(outcome.before().get().peak()) + " to " + Words.number(after.peak())
                + ", and the status becomes " + after.status().words() + ".";
    }

    @Override
    public String done() {
        return "The peak of " + product.name() + " is measured anew on " + key.server();
    }
}
