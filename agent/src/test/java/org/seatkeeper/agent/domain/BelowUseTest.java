package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fewer licenses than are in use (spec/model.md section 6). */
class BelowUseTest {
    /** Ten held, seven in use, nine at most. */
    private final Desk desk = new Desk(Samples.used(Samples.sql(), 10, 7, 9));

    @Test
    @DisplayName("Scenario 16: removing below what is in use needs force and a reason, and cuts nobody off")
    void scenario16() {
        assertEquals(RefusalCode.BELOW_USE, desk.refuse(desk.remove(HERE, 4)).code());
        assertEquals(
                RefusalCode.REASON_NEEDED,
                desk.refuse(desk.remove(desk.act(1, "  "), HERE, 4, Insistence.INSIST))
                        .code());
        var yes = desk.accept(desk.remove(desk.act(1, "returned to the vendor"), HERE, 4, Insistence.INSIST));
        assertTrue(yes.warning().startsWith("The status is now Over"), yes.warning());
        assertEquals(6, desk.sql().perServer());
        assertEquals(7, desk.sql().inUse());
        assertEquals(Status.OVER, Status.of(desk.sql()));
    }

    @Test
    void removingDownToTheUseNeedsNoForceButWarnsOfThePeak() {
        var yes = desk.accept(desk.remove(HERE, 3));
        assertTrue(yes.warning().startsWith("The status is now Over: at most 9"), yes.warning());
    }

    @Test
    void removingDownToThePeakSaysNothing() {
        assertEquals("", desk.accept(desk.remove(HERE, 1)).warning());
    }

    @Test
    void forceNeverGoesBelowZero() {
        var command = desk.remove(desk.act(1, "all of them"), HERE, 11, Insistence.INSIST);
        assertEquals(RefusalCode.BELOW_ZERO, desk.refuse(command).code());
    }

    @Test
    void theUseOfTheServerDoesNotHoldThePool() {
        var pooled = new Desk(Samples.pooled(Samples.sql(), 0, 3, 0));
        assertEquals("", pooled.accept(pooled.remove(USERS, 3)).warning());
    }

    @Test
    void aTransferOutStopsAtTheUseAndKnowsNoForce() {
        Refusal no = desk.refuse(desk.transfer(TransferSide.OUT, 4, new UUID(3, 1)));
        assertEquals(RefusalCode.BELOW_USE, no.code());
        assertEquals("Transfer fewer, or wait until connections have closed.", no.remedy());
        var yes = desk.accept(desk.transfer(TransferSide.OUT, 3, new UUID(3, 1)));
        assertTrue(yes.warning().startsWith("The status is now Over"), yes.warning());
    }

    @Test
    void reversingAPurchaseIsNoWayAroundTheForce() {
        desk.accept(desk.add(HERE, 5));
        UUID purchase = desk.state.ledger().getFirst().id();
        desk.accept(desk.remove(HERE, 7));
        Refusal no = desk.refuse(desk.reverse(purchase));
        assertEquals(RefusalCode.BELOW_USE, no.code());
        assertEquals("Remove the licenses instead: a removal can be insisted on with a reason.", no.remedy());
    }

    @Test
    void reversingAPurchaseWarnsOfThePeakAndReversingARemovalDoesNot() {
        desk.accept(desk.add(HERE, 2));
        UUID purchase = desk.state.ledger().getFirst().id();
        desk.accept(desk.remove(HERE, 2));
        UUID removal = desk.state.ledger().getLast().id();
        assertTrue(desk.accept(desk.reverse(purchase)).warning().startsWith("The status is now Over"));
        assertEquals("", desk.accept(desk.reverse(removal)).warning());
    }
}
