package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.agent.domain.Samples.HERE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A product's status on one server (spec/model.md section 3). */
class StatusTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # held, peak, status,   note
            0,      0,    OK,       'No licenses, no use'
            0,      1,    OVER,     ''
            1,      0,    OK,       ''
            1,      1,    AT_LIMIT, ''
            2,      1,    OK,       ''
            1,      2,    OVER,     ''
            """)
    void thePeakAgainstTheNumberHeldDecides(int held, int peak, Status status, String note) {
        Instance instance = Samples.used(Samples.sql(), held, 0, peak);
        assertEquals(status, Status.of(instance));
        assertEquals(note, Status.note(instance));
    }

    @Test
    void perDeviceOrPerUserHasNoLimitHere() {
        var desk = new Desk(Samples.used(Samples.sql(), 1, 2, 2));
        desk.converted(Disposition.MOVE);
        assertEquals(Status.OK, Status.of(desk.sql()));
    }

    @Test
    void theNoteSaysWhatTheStatusLeavesUnsaid() {
        Desk desk = Desk.withSql();
        assertEquals("Observing: no licenses entered yet, nobody is refused", Status.note(desk.sql()));
        desk.accept(desk.add(HERE, 25));
        assertEquals("", Status.note(desk.sql()));
        desk.converted(Disposition.LEAVE);
        assertEquals("25 licenses unclaimed", Status.note(desk.sql()));
        desk.accept(desk.withdraw(Samples.SQL, Product.FILES));
        assertEquals("Not installed any more; its ledger is kept", Status.note(desk.sql()));
    }

    @Test
    void aChangedProductWithoutEntriesObservesNothing() {
        Desk desk = Desk.withSql();
        desk.converted(Disposition.MOVE);
        assertEquals("No licenses, no use", Status.note(desk.sql()));
    }
}
