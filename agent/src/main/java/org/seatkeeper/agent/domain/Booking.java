package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes the entries of one act: positions follow the ledger, balances follow each other. */
final class Booking {
    private final Instance instance;
    private final Act act;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long position;

    Booking(LicensingView state, Instance instance, Act act) {
        this.instance = instance;
        this.act = act;
        this.position = state.entries();
    }

    /** Words and ids that an entry may carry. */
    record Note(String comment, String orderRef, Optional<UnitPrice> price, Optional<UUID> pair, Optional<UUID> peer) {
        static Note of(String comment) {
            return new Note(comment, "", Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Note paired(String comment, UUID pair) {
            return new Note(comment, "", Optional.empty(), Optional.of(pair), Optional.empty());
        }
    }

    Booking entry(Scope scope, int delta, EntryReason reason, Note note) {
        long before = instance.balance(scope)
                + entries.stream()
                        .filter(e -> e.scope().equals(scope))
                        .mapToLong(LedgerEntry::delta)
                        .sum();
        UUID id = entries.isEmpty() ? act.ids().first() : act.ids().second();
        Instant at = act.at();
        entries.add(new LedgerEntry(
                id,
                ++position,
                instance.product().id(),
                scope,
                delta,
                reason,
                act.who().toString(),
                at,
                note.comment(),
                note.orderRef(),
                note.price(),
                note.pair(),
                note.peer(),
                before + delta));
        return this;
    }

    List<Event> events() {
        return entries.stream().<Event>map(Event.EntryBooked::new).toList();
    }
}
