package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.client.fleet.Samples.DOWN;
import static org.seatkeeper.client.fleet.Samples.LIVE;
import static org.seatkeeper.client.fleet.Samples.NOW;
import static org.seatkeeper.client.fleet.Samples.product;
import static org.seatkeeper.client.fleet.Samples.server;

import org.junit.jupiter.api.Test;

class StatusCountsTest {
    private static final ProductFigures FINE = product("Fjord Files", LicensingMode.PER_SERVER, 10, Status.OK);
    private static final ProductFigures OVER = product("Tarn SQL", LicensingMode.PER_SERVER, 10, Status.OVER);

    @Test
    void aServerIsAsItsWorstProduct() {
        assertEquals(Status.OVER, Standing.of(server("a", "Berlin", LIVE, FINE, OVER)));
        assertEquals(
                Status.SCHEDULED,
                Standing.of(server("a", "Berlin", LIVE, FINE, Samples.scheduled(FINE, NOW.plusSeconds(60)))));
    }

    @Test
    void aSilentServerIsNeverShownAsFine() {
        assertEquals(Status.NOT_REPORTING, Standing.of(server("a", "Berlin", DOWN, FINE)));
        assertEquals(Status.NOT_REPORTING, Standing.of(server("a", "Berlin", DOWN), FINE));
    }

    @Test
    void countsAddUpToTheServersThatAreNotRetired() {
        Server old = server("d", "Oslo", DOWN);
        Server retired = new Server(
                new ServerName("e"), old.address(), old.tags(), true, DOWN, old.facts(), old.products(), old.heardAt());
        StatusCounts counts = StatusCounts.of(Samples.fleet(
                server("a", "Berlin", LIVE, OVER),
                server("b", "Berlin", LIVE, FINE),
                server("c", "Oslo", LIVE),
                old,
                retired));

        assertEquals(1, counts.of(Status.OVER));
        assertEquals(2, counts.of(Status.OK));
        assertEquals(1, counts.of(Status.NOT_REPORTING));
        assertEquals(4, counts.all());
        assertEquals(3, counts.reporting());
    }
}
