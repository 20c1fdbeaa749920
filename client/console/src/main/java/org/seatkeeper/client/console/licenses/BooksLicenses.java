package org.seatkeeper.client.console.licenses;

import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Purchase;

/** Adds licenses, or removes them: one port each. The stage never fails: failures are answers. */
@FunctionalInterface
public interface BooksLicenses {
    /** Any thread. */
    CompletionStage<Answer<Outcome>> book(ProductKey key, Purchase purchase, Intent intent);
}
