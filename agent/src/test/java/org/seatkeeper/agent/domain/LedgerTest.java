package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.seatkeeper.agent.domain.Samples.DEVICES;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.NOW;
import static org.seatkeeper.agent.domain.Samples.SQL;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases and removals (spec/model.md sections 2 and 6). */
class LedgerTest {
    static Stream<Scope> heldScopes() {
        return Stream.of(HERE, USERS, DEVICES);
    }

    @Test
    void aPurchaseIsOneEntryWithEverythingThatWasSaid() {
        Desk desk = Desk.withSql();
        var price = Optional.of(new UnitPrice("EUR", 42_500_000));
        var act = desk.act(1, "the new branch");
        var command = new Command.AddLicenses(act, SQL, HERE, 25, "branch", "PO-118", price, Insistence.HEED);
        var entry = new LedgerEntry(
                act.ids().first(),
                1,
                SQL,
                HERE,
                25,
                EntryReason.PURCHASE,
                "operator/mira.holt",
                NOW,
                "branch",
                "PO-118",
                price,
                Optional.empty(),
                Optional.empty(),
                25);
        assertEquals(
                new Decision.Accepted(SQL, List.of(new Event.EntryBooked(entry), new Event.InstanceMoved(SQL, 2)), ""),
                desk.decide(command));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999_999})
    void anActMovesOneTo999999Licenses(int quantity) {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(HERE, quantity));
        assertEquals(quantity, desk.sql().perServer());
        desk.accept(desk.remove(HERE, quantity));
        assertEquals(0, desk.sql().perServer());
        desk.accept(desk.transfer(TransferSide.IN, quantity, new UUID(3, 1)));
        assertEquals(quantity, desk.sql().perServer());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_000, Integer.MAX_VALUE})
    void noActMovesNoneOrMore(int quantity) {
        Desk desk = Desk.withSql();
        assertThrows(IllegalArgumentException.class, () -> desk.add(HERE, quantity));
        assertThrows(IllegalArgumentException.class, () -> desk.remove(HERE, quantity));
        assertThrows(IllegalArgumentException.class, () -> desk.transfer(TransferSide.OUT, quantity, new UUID(3, 1)));
    }

    @Test
    void aPerServerBalanceReaches999999AndNoMore() {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(HERE, 999_998));
        desk.accept(desk.add(HERE, 1));
        Refusal no = desk.refuse(desk.add(HERE, 1));
        assertEquals(RefusalCode.ABOVE_MAXIMUM, no.code());
        assertEquals("Add at most 0.", no.remedy());
    }

    @Test
    void thePoolGoesFarBeyondOneServersMaximum() {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(USERS, 999_999));
        desk.accept(desk.add(USERS, 999_999));
        assertEquals(1_999_998, desk.sql().poolUser());
    }

    @Test
    void thePoolFillsToTheLastLongAndNoFurther() {
        Desk desk = new Desk(Samples.pooled(Samples.sql(), 0, Long.MAX_VALUE - 5, Long.MAX_VALUE - 4));
        desk.accept(desk.add(USERS, 5));
        assertEquals(Long.MAX_VALUE, desk.sql().poolUser());
        assertEquals(RefusalCode.ABOVE_MAXIMUM, desk.refuse(desk.add(USERS, 1)).code());
        assertEquals(
                RefusalCode.ABOVE_MAXIMUM, desk.refuse(desk.add(DEVICES, 5)).code());
    }

    @ParameterizedTest
    @MethodSource("heldScopes")
    void aBalanceIsTakenDownToZeroAndNotBelow(Scope scope) {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(scope, 10));
        Refusal no = desk.refuse(desk.remove(scope, 11));
        assertEquals(RefusalCode.BELOW_ZERO, no.code());
        assertEquals("Take away at most 10.", no.remedy());
        desk.accept(desk.remove(scope, 10));
        assertEquals(0, desk.sql().balance(scope));
    }

    @ParameterizedTest
    @MethodSource("heldScopes")
    void noScopePaysForAnother(Scope scope) {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(scope, 10));
        heldScopes()
                .filter(other -> !other.equals(scope))
                .forEach(other -> assertEquals(
                        RefusalCode.BELOW_ZERO,
                        desk.refuse(desk.remove(other, 1)).code()));
    }

    @Test
    void perServerLicensesEndWithTheMode() {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(HERE, 10));
        desk.converted(Disposition.MOVE);
        assertEquals(RefusalCode.WRONG_SCOPE, desk.refuse(desk.add(HERE, 1)).code());
        assertEquals(RefusalCode.WRONG_SCOPE, desk.refuse(desk.remove(HERE, 1)).code());
        desk.accept(desk.add(USERS, 1));
        assertEquals(11, desk.sql().poolUser());
    }

    @Test
    void nobodyBuysOrRemovesUnclaimedLicenses() {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(HERE, 10));
        Scope left = new Scope.Unclaimed(desk.converted(Disposition.LEAVE));
        assertEquals(RefusalCode.WRONG_SCOPE, desk.refuse(desk.add(left, 1)).code());
        assertEquals(RefusalCode.WRONG_SCOPE, desk.refuse(desk.remove(left, 1)).code());
    }

    @Test
    void theLastActThatFitsIntoTheLedgerIsTakenAndTheNextIsNot() {
        var desk = new Desk(new Policy(Policy.DEFAULT.coolingOff(), Policy.DEFAULT.scheduleAhead(), 1, 3));
        desk.accept(desk.declare(Samples.sql()));
        desk.accept(desk.add(HERE, 1));
        desk.accept(desk.add(HERE, 1));
        // One place is left, and an act may need two.
        UUID first = desk.state.ledger().getFirst().id();
        var transfer = new UUID(3, 3);
        for (Command next : List.of(
                desk.add(HERE, 1),
                desk.remove(HERE, 1),
                desk.reverse(first),
                desk.transfer(TransferSide.OUT, 1, transfer),
                desk.change(Disposition.MOVE, Optional.empty()))) {
            assertEquals(RefusalCode.LEDGER_FULL, desk.refuse(next).code(), next.toString());
        }
    }

    @Test
    void theFirstEntryTurnsObservingIntoEnforcing() {
        Desk desk = Desk.withSql();
        assertEquals(Enforcement.OBSERVE, desk.sql().enforcement());
        desk.accept(desk.add(HERE, 1));
        assertEquals(Enforcement.ENFORCE, desk.sql().enforcement());
        desk.accept(desk.remove(HERE, 1));
        assertEquals(Enforcement.ENFORCE, desk.sql().enforcement());
    }
}
