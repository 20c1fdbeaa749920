package org.seatkeeper.client.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.console.properties.ActsOnUse;
import org.seatkeeper.client.console.properties.ReadsUse;
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
import org.seatkeeper.client.link.UsageCalls;

/** The calls of the link about use, in the words of the properties room. Any thread. */
record LinkUse(UsageCalls calls) implements ReadsUse, ActsOnUse {
    @Override
    public CompletionStage<Answer<Page<ConnectionLine>>> connections(ProductKey product, long after) {
        return calls.connections(product, after);
    }

    @Override
    public CompletionStage<Answer<Page<ClientLine>>> clients(ProductKey product, long after) {
        return calls.clients(product, after);
    }

    @Override
    public CompletionStage<Answer<Page<DenialLine>>> denials(ProductKey product, long before) {
        return calls.denials(product.server(), product.productId(), before);
    }

    @Override
    public CompletionStage<Answer<PeakHistory>> peaks(
            ProductKey product, PeakHistory.Span span, Instant from, Instant until) {
        return calls.peaks(product, span, Optional.of(from), Optional.of(until));
    }

    @Override
    public CompletionStage<Answer<Page<EventLine>>> events(ServerName server, long before) {
        return calls.events(server, "", before);
    }

    @Override
    public CompletionStage<Answer<Outcome>> evict(ProductKey product, long number, Duration block, Intent intent) {
        return calls.evict(product, number, block, intent);
    }

    @Override
    public CompletionStage<Answer<Outcome>> liftBlock(ProductKey product, String user, String device, Intent intent) {
        return calls.liftBlock(product, user, device, intent);
    }

    @Override
    public CompletionStage<Answer<Outcome>> resetPeak(ProductKey product, Intent intent) {
        return calls.resetPeak(product, intent);
    }

    @Override
    public CompletionStage<Answer<Outcome>> setSettings(ProductKey product, ProductSettings settings, Intent intent) {
        return calls.setSettings(product, settings, intent);
    }
}
