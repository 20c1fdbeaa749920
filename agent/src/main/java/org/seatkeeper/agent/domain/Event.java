package org.seatkeeper.agent.domain;

import java.util.List;

/** What happened. Only events change the state; what they leave behind is what the store keeps. */
public sealed interface Event {
    /** The product an event is about. */
    ProductId about();

    /** A product appeared, changed what it says of itself, or came back. */
    record ProductDeclared(Product product) implements Event {
        @Override
        public ProductId about() {
            return product.id();
        }
    }

    /** A product with a ledger was uninstalled: it is marked gone. */
    record ProductGone(ProductId about) implements Event {}

    /** A product without a ledger was uninstalled: nothing of it is kept. */
    record ProductForgotten(ProductId about) implements Event {}

    /** An entry was added to the ledger. */
    record EntryBooked(LedgerEntry entry) implements Event {
        @Override
        public ProductId about() {
            return entry.product();
        }
    }

    /** A change of mode was scheduled. */
    record ChangeScheduled(ModeChange change) implements Event {
        @Override
        public ProductId about() {
            return change.product();
        }
    }

    /** A scheduled change ended without being made. */
    record ChangeEnded(ModeChange change) implements Event {
        @Override
        public ProductId about() {
            return change.product();
        }
    }

    /** The mode changed, once and for all. Its pair of entries travels beside it. */
    record ModeChanged(ModeChange change) implements Event {
        @Override
        public ProductId about() {
            return change.product();
        }
    }

    /** An administrator set how it counts. */
    record SettingsSet(ProductId about, Enforcement enforcement, Settings settings) implements Event {}

    /** An administrator ended a connection. */
    record Evicted(ProductId about, long connection) implements Event {}

    /** An administrator keeps a client out. */
    record Blocked(Block block) implements Event {
        @Override
        public ProductId about() {
            return block.product();
        }
    }

    /** An administrator lets a client in again. */
    record BlockLifted(ProductId about, Client client) implements Event {}

    /** A new measuring period began. */
    record PeakReset(ProductId about, String by) implements Event {}

    /** An administrator's act moved the instance to this revision. */
    record InstanceMoved(ProductId about, long revision) implements Event {}

    /** Entries among some events, in order. */
    static List<LedgerEntry> entries(List<Event> events) {
        return events.stream()
                .filter(EntryBooked.class::isInstance)
                .map(event -> ((EntryBooked) event).entry())
                .toList();
    }
}
