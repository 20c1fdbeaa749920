package org.seatkeeper.client.lab.demo;

import java.time.Instant;
import org.seatkeeper.agent.domain.Disposition;

/**
 * Something an administrator did on a server.
 *
 * @param who the name, as in their certificate
 */
record Deed(Instant at, String who, DemoProduct product, Step step) {
    /** What it was. */
    sealed interface Step {}

    /**
     * A purchase for where the product's licenses are at that time.
     *
     * @param percent of the list price
     */
    record Buy(int quantity, String order, int percent, String comment) implements Step {}

    /** A removal. */
    record Remove(int quantity, String comment) implements Step {}

    /** The newest entry of the product was a mistake. */
    record TakeBack(String comment) implements Step {}

    /** The one-way change. */
    record Change(Disposition licenses, String reason) implements Step {}

    /** The one-way change, at a time to come. */
    record Schedule(Instant effectiveAt, String reason) implements Step {}
}
