package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.PEER;
import static org.seatkeeper.agent.domain.Samples.SQL;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ends of a transfer between servers (spec/model.md I11). */
class TransferTest {
    private static final UUID TRANSFER = new UUID(3, 1);

    private final Desk desk = Desk.withSql();

    @Test
    void whatLeavesHereArrivesThere() {
        Desk there = Desk.withSql();
        desk.accept(desk.add(HERE, 25));
        LedgerEntry out = Desk.entries(desk.accept(desk.transfer(TransferSide.OUT, 10, TRANSFER)))
                .getFirst();
        LedgerEntry in = Desk.entries(there.accept(there.transfer(TransferSide.IN, 10, TRANSFER)))
                .getFirst();
        assertEquals(0, out.delta() + in.delta());
        assertEquals(EntryReason.TRANSFER_OUT, out.reason());
        assertEquals(EntryReason.TRANSFER_IN, in.reason());
        assertEquals(Optional.of(TRANSFER), out.pair());
        assertEquals(Optional.of(TRANSFER), in.pair());
        assertEquals(Optional.of(PEER), out.peer());
        assertEquals(25, desk.sql().total() + there.sql().total());
    }

    @ParameterizedTest
    @EnumSource
    void eachEndIsBookedOnce(TransferSide side) {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.transfer(side, 10, TRANSFER));
        assertEquals(
                RefusalCode.TRANSFER_REPEATED,
                desk.refuse(desk.transfer(side, 10, TRANSFER)).code());
        assertTrue(desk.state.transferred(TRANSFER, side));
    }

    @Test
    void aRepeatIsToldAsSuchEvenFromAnOlderRevision() {
        desk.accept(desk.add(HERE, 25));
        var act = desk.act(2, "");
        var command = new Command.TransferLicenses(act, SQL, 10, TransferSide.OUT, TRANSFER, PEER, "");
        desk.accept(command);
        assertEquals(RefusalCode.TRANSFER_REPEATED, desk.refuse(command).code());
    }

    @Test
    void licensesThatComeBackMayUseTheSameIdOnce() {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.transfer(TransferSide.OUT, 10, TRANSFER));
        desk.accept(desk.transfer(TransferSide.IN, 10, TRANSFER));
        assertEquals(25, desk.sql().perServer());
    }

    @Test
    void noMoreLeavesThanIsHeld() {
        desk.accept(desk.add(HERE, 25));
        assertEquals(
                RefusalCode.BELOW_ZERO,
                desk.refuse(desk.transfer(TransferSide.OUT, 26, TRANSFER)).code());
    }

    @Test
    void noMoreArrivesThanFits() {
        desk.accept(desk.add(HERE, 999_999));
        assertEquals(
                RefusalCode.ABOVE_MAXIMUM,
                desk.refuse(desk.transfer(TransferSide.IN, 1, TRANSFER)).code());
    }

    @ParameterizedTest
    @EnumSource
    void onlyPerServerLicensesTravel(TransferSide side) {
        desk.accept(desk.add(HERE, 25));
        desk.converted(Disposition.MOVE);
        assertEquals(
                RefusalCode.WRONG_SCOPE,
                desk.refuse(desk.transfer(side, 1, TRANSFER)).code());
    }

    @Test
    void licensesLeaveAProductThatIsGoneButDoNotArriveThere() {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertEquals(
                RefusalCode.PRODUCT_GONE,
                desk.refuse(desk.transfer(TransferSide.IN, 1, TRANSFER)).code());
        desk.accept(desk.transfer(TransferSide.OUT, 25, TRANSFER));
        assertEquals(0, desk.sql().perServer());
    }
}
