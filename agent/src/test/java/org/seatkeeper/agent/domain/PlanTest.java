package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read before they agree (spec/model.md section 5). */
class PlanTest {
    private final Desk desk = new Desk(Samples.used(Samples.sql(), 1_025, 7, 9));

    private Plan plan(Command.ChangeMode command) {
        return Plan.of(desk.state, desk.policy, desk.sql(), command);
    }

    @Test
    void aMoveIsToldRowByRow() {
        desk.accept(desk.add(USERS, 5));
        Plan plan = plan(desk.change(Disposition.MOVE, Optional.empty()));
        assertEquals(
                List.of(
                        new Plan.Row(
                                "Licensing mode",
                                "Per Server",
                                "Per Device or Per User",
                                "From then on nobody is refused, and there is no way back"),
                        new Plan.Row(
                                "Open connections",
                                "7 of 1025",
                                "7, no limit",
                                "All stay open; each becomes an access of its user"),
                        new Plan.Row("Licenses of this server", "1,025", "0", "Move to the pool of users"),
                        new Plan.Row("Licenses in the pool of users", "5", "1,030", "+1,025; the total stays the same"),
                        new Plan.Row(
                                "Required from then on",
                                "A license for each connection at a time",
                                "A license for each user",
                                "Use is counted and shown, never refused")),
                plan.rows());
        assertEquals(Optional.empty(), plan.refusal());
        assertEquals(desk.now, plan.effectiveAt());
        assertFalse(plan.scheduled());
    }

    @Test
    void whatIsLeftBehindIsToldAsSuch() {
        Plan plan = plan(desk.change(Disposition.LEAVE, Optional.empty()));
        assertTrue(plan.rows()
                .contains(new Plan.Row(
                        "Unclaimed licenses", "0", "1,025", "Count nowhere until they are claimed or waived")));
    }

    @Test
    void aTimeToComeIsToldAsScheduled() {
        Plan plan = plan(desk.change(Disposition.MOVE, Optional.of(desk.now.plus(Duration.ofDays(2)))));
        assertEquals(desk.now.plus(Duration.ofDays(2)), plan.effectiveAt());
        assertTrue(plan.scheduled());
    }

    @Test
    void aPlanIsRefusedForTheReasonTheChangeWouldBe() {
        desk.accept(desk.add(HERE, 1));
        desk.converted(Disposition.MOVE);
        var again = desk.change(Disposition.MOVE, Optional.empty());
        assertEquals(Optional.of(desk.refuse(again)), plan(again).refusal());
    }
}
