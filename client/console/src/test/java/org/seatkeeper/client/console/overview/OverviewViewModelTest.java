package org.seatkeeper.client.console.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Status;

class OverviewViewModelTest {
    private final OverviewViewModel model = new OverviewViewModel(InstantSource.fixed(Halden.NOW));

    @Test
    void aChosenCountFiltersTheWallAndChosenAgainShowsAll() {
        model.show(Halden.all(new Halden().fleet()));
        assertEquals(42, model.wall().get().shown());
        model.choose(Status.OVER);
        assertEquals(2, model.wall().get().shown());
        assertEquals(42, model.wall().get().all());
        model.choose(Status.OVER);
        assertEquals(42, model.wall().get().shown());
    }

    @Test
    void sitesStandByNameAndUnknownOnesLast() {
        model.show(Halden.all(new Halden().fleet()));
        assertEquals(
                List.of("Berlin", "Oslo", "Rotterdam", Wall.UNKNOWN_SITE),
                model.wall().get().sites().stream().map(Wall.Site::name).toList());
        model.filter(FilterExpression.parse("site:oslo"));
        assertEquals(13, model.wall().get().shown());
    }

    @ParameterizedTest
    @CsvSource({"150, NAMED", "151, ICONS", "1500, ICONS", "1501, DOTS"})
    void marksGetSmallerAsTheyGetMore(int servers, Wall.Scale scale) {
        model.show(Halden.all(Halden.many(servers)));
        assertEquals(scale, model.wall().get().scale());
    }

    @Test
    void whatNeedsAPersonStandsWorstFirst() {
        model.show(Halden.all(new Halden().fleet()));
        List<Status> urgency =
                model.needs().get().stream().map(need -> need.urgency()).toList();
        assertEquals(urgency.stream().sorted().toList(), urgency);
        assertEquals(10, urgency.size());
    }
}
