package org.seatkeeper.client.lab.torture.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checker is believed once it has found what was planted. */
class SightTest {
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(1, 2);
    private static final Map<UUID, String> HELD = Map.of(ONE, "u1", TWO, "u1");

    private static void assertFinds(String kind, Sight sight) {
        List<String> found = sight.against(HELD);
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.getFirst().startsWith(kind), found.getFirst());
    }

    @Test
    void whatAgreesIsNoFault() {
        assertEquals(List.of(), new Sight(Set.of(ONE, TWO), 1, 2).against(HELD));
    }

    @Test
    void aGrantThatIsGoneIsFound() {
        assertFinds("lost", new Sight(Set.of(ONE), 1, 2));
    }

    @Test
    void aConnectionThatNobodyWasToldOfIsFound() {
        assertFinds("phantom", new Sight(Set.of(ONE, TWO), 2, 2));
    }

    @Test
    void aHandleThatCountsTwiceIsFound() {
        assertFinds("duplicate", new Sight(Set.of(ONE, TWO), 1, 3));
    }

    @Test
    void whoeverIsLetInOverTheNumberIsFound() {
        var claims = new Claims(1);
        claims.granted(ONE, "u1");
        claims.granted(TWO, "u1");
        assertEquals(List.of(), claims.violations());
        claims.granted(new UUID(1, 3), "u2");
        assertEquals(1, claims.violations().size());
        claims.givingBack(new UUID(1, 3));
        claims.granted(TWO, "u1");
        assertEquals(2, claims.violations().size(), "and a handle that is granted twice");
    }
}
