package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Corrections of single entries (spec/model.md I3). */
class ReversalTest {
    private final Desk desk = Desk.withSql();

    private UUID last() {
        return desk.state.ledger().getLast().id();
    }

    @Test
    void aPurchaseIsReversedByTheOppositeEntry() {
        desk.accept(desk.add(HERE, 25));
        UUID purchase = last();
        LedgerEntry entry = Desk.entries(desk.accept(desk.reverse(purchase))).getFirst();
        assertEquals(-25, entry.delta());
        assertEquals(EntryReason.REVERSAL, entry.reason());
        assertEquals(Optional.of(purchase), entry.pair());
        assertEquals("typed twice", entry.comment());
        assertEquals(0, desk.sql().perServer());
        assertTrue(desk.state.reversed(purchase));
    }

    @Test
    void aRemovalIsReversedToo() {
        desk.accept(desk.add(USERS, 25));
        desk.accept(desk.remove(USERS, 5));
        desk.accept(desk.reverse(last()));
        assertEquals(25, desk.sql().poolUser());
    }

    @Test
    void anEntryIsReversedOnce() {
        desk.accept(desk.add(HERE, 25));
        UUID purchase = last();
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.reverse(purchase));
        assertEquals(
                RefusalCode.ALREADY_REVERSED,
                desk.refuse(desk.reverse(purchase)).code());
    }

    @Test
    void aReversalIsNotReversed() {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.reverse(last()));
        Refusal no = desk.refuse(desk.reverse(last()));
        assertEquals(RefusalCode.NOT_REVERSIBLE, no.code());
        assertTrue(no.cause().endsWith("is a reversal, and such an entry is not reversed by itself."), no.cause());
    }

    @Test
    void onlyPurchasesAndRemovalsAreReversible() {
        var reversible = EnumSet.noneOf(EntryReason.class);
        for (EntryReason reason : EntryReason.values()) {
            if (reason.reversible()) {
                reversible.add(reason);
            }
        }
        assertEquals(EnumSet.of(EntryReason.PURCHASE, EntryReason.REMOVAL), reversible);
    }

    @Test
    void neitherHalfOfAPairIsReversed() {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.transfer(TransferSide.OUT, 5, new UUID(3, 1)));
        assertEquals(
                RefusalCode.NOT_REVERSIBLE, desk.refuse(desk.reverse(last())).code());
        desk.accept(desk.transfer(TransferSide.IN, 5, new UUID(3, 2)));
        assertEquals(
                RefusalCode.NOT_REVERSIBLE, desk.refuse(desk.reverse(last())).code());
        UUID conversion = desk.converted(Disposition.LEAVE);
        for (LedgerEntry half : desk.state.ledger().subList(3, 5)) {
            assertEquals(
                    RefusalCode.NOT_REVERSIBLE,
                    desk.refuse(desk.reverse(half.id())).code());
        }
        desk.accept(desk.claim(conversion, SeatKind.USER));
        for (LedgerEntry half : desk.state.ledger().subList(5, 7)) {
            assertEquals(
                    RefusalCode.NOT_REVERSIBLE,
                    desk.refuse(desk.reverse(half.id())).code());
        }
    }

    @Test
    void aPurchaseThatWasSpentIsNotReversed() {
        desk.accept(desk.add(HERE, 25));
        UUID purchase = last();
        desk.accept(desk.remove(HERE, 1));
        assertEquals(RefusalCode.BELOW_ZERO, desk.refuse(desk.reverse(purchase)).code());
    }

    @Test
    void aRemovalThatWasMadeGoodIsNotReversedPastTheMaximum() {
        desk.accept(desk.add(HERE, 999_999));
        desk.accept(desk.remove(HERE, 1));
        UUID removal = last();
        desk.accept(desk.add(HERE, 1));
        assertEquals(
                RefusalCode.ABOVE_MAXIMUM, desk.refuse(desk.reverse(removal)).code());
    }

    @Test
    void aPerServerPurchaseIsNotReversedAfterTheModeChanged() {
        desk.accept(desk.add(HERE, 25));
        UUID purchase = last();
        desk.converted(Disposition.MOVE);
        assertEquals(
                RefusalCode.WRONG_SCOPE, desk.refuse(desk.reverse(purchase)).code());
    }

    @Test
    void anEntryNobodyWroteIsUnknown() {
        assertEquals(
                RefusalCode.UNKNOWN_ENTRY,
                desk.refuse(desk.reverse(new UUID(9, 9))).code());
    }
}
