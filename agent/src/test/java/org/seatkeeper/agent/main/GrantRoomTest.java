package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Policy;

final class GrantRoomTest {
    private static final long MIB = 1 << 20;

    @Test
    void asManyAsTheHeapHoldsAreTakenAndOneMoreIsRefusedWithTheRemedy() {
        int most = Math.toIntExact(GrantRoom.most(512 * MIB));
        assertDoesNotThrow(() -> GrantRoom.check(most, 512 * MIB));
        Unfit refused = assertThrows(Unfit.class, () -> GrantRoom.check(most + 1, 512 * MIB));
        assertTrue(refused.getMessage().contains("set it to at most " + most), refused::getMessage);
    }

    @Test
    void theSmallFlagSetHoldsTheUsualNumberAndTheBusyOneAMillion() {
        assertTrue(GrantRoom.most(61 * MIB) > Policy.DEFAULT.grantsMax());
        assertTrue(GrantRoom.most(490 * MIB) > 1_000_000);
        assertEquals(0, GrantRoom.most(0));
    }
}
