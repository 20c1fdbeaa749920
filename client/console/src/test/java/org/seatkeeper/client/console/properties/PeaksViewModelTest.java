package org.seatkeeper.client.console.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.PeakHistory.Sample;
import org.seatkeeper.client.fleet.PeakHistory.Span;

class PeaksViewModelTest extends PropertyFixture {
    private final ProductViewModel product = new ProductViewModel(SQL, now(), ports);
    private final PeaksViewModel model = product.peaks();

    private ChartData data() {
        return model.chart().get().orElseThrow();
    }

    private Duration length() {
        return Duration.between(data().from(), data().until());
    }

    @Test
    void eachRangeIsDrawnFromTheSamplesThatFitIt() {
        product.look(ProductViewModel.Tab.PEAKS);
        assertEquals(Span.HOUR, data().span());
        model.choose(PeaksViewModel.Range.DAY);
        assertEquals(Span.FIVE_MINUTES, data().span());
        model.choose(PeaksViewModel.Range.MONTH);
        assertEquals(Span.HOUR, data().span());
        model.choose(PeaksViewModel.Range.YEAR);
        assertEquals(Span.DAY, data().span());
        assertEquals(Halden.NOW, data().until());
    }

    @Test
    void zoomingInBringsFinerSamplesAndResetBringsAllBack() {
        product.look(ProductViewModel.Tab.PEAKS);
        Instant noon = Instant.parse("2026-06-15T12:00:00Z");
        model.show(noon.minus(Duration.ofHours(6)), noon.plus(Duration.ofHours(6)));
        assertTrue(model.zoomed().get());
        assertEquals(Span.FIVE_MINUTES, data().span());
        assertEquals(Duration.ofHours(12), length());
        model.zoom(0.5, noon);
        assertEquals(Duration.ofHours(6), length());
        model.reset();
        assertFalse(model.zoomed().get());
        assertEquals(Duration.ofDays(7), length());
    }

    @Test
    void fineSamplesAreNotAskedForWhereTheyAreNoLongerKept() {
        product.look(ProductViewModel.Tab.PEAKS);
        Instant longAgo = Halden.NOW.minus(PeaksViewModel.FINE_KEPT).minus(Duration.ofDays(2));
        model.show(longAgo, longAgo.plus(Duration.ofDays(1)));
        assertEquals(Span.HOUR, data().span());
        Instant longer = Halden.NOW.minus(PeaksViewModel.HOURLY_KEPT).minus(Duration.ofDays(2));
        model.show(longer, longer.plus(Duration.ofDays(1)));
        assertEquals(Span.DAY, data().span());
    }

    @Test
    void theStretchIsNeverTooShortAndNeverInTheFuture() {
        product.look(ProductViewModel.Tab.PEAKS);
        model.show(Halden.NOW, Halden.NOW.plusSeconds(1));
        assertEquals(PeaksViewModel.SHORTEST, length());
        assertEquals(Halden.NOW, data().until());
        model.zoom(1_000_000);
        assertEquals(Duration.ofDays(730), length());
        model.pan(5);
        assertEquals(Halden.NOW, data().until());
    }

    @Test
    void arrowsWalkFromTheNewestSampleAndStopAtTheEnds() {
        product.look(ProductViewModel.Tab.PEAKS);
        model.step(-1);
        assertEquals(Optional.of(data().samples().getLast()), model.pointed().get());
        model.step(-1);
        assertEquals(
                Optional.of(data().samples().get(data().samples().size() - 2)),
                model.pointed().get());
        model.step(5);
        model.step(5);
        assertEquals(Optional.of(data().samples().getLast()), model.pointed().get());
        model.point(Instant.parse("2026-06-12T08:30:00Z"));
        assertEquals(Optional.empty(), model.pointed().get(), "a gap is pointed at by nothing");
    }

    @Test
    void samplesAreReadTwiceAMinuteAtMost() {
        product.look(ProductViewModel.Tab.PEAKS);
        int before = agents.asked.size();
        tells(p -> p);
        second();
        assertEquals(before, agents.asked.size());
    }

    @Test
    void theLimitGoesInStepsAndWhatIsOverItIsKnown() {
        Instant at = Instant.parse("2026-06-16T08:00:00Z");
        var samples = List.of(
                new Sample(at, 5, 3, 0, 5, 10),
                new Sample(at.plusSeconds(3600), 11, 3, 2, 13, 10),
                new Sample(at.plusSeconds(3 * 3600), 11, 3, 0, 11, 12));
        var shown = new ChartData(
                at, at.plusSeconds(4 * 3600), Span.HOUR, samples, List.of(), 12, true, at.plusSeconds(4 * 3600));
        assertEquals(
                List.of(
                        new ChartData.Step(at, at.plusSeconds(3 * 3600), 10),
                        new ChartData.Step(at.plusSeconds(3 * 3600), at.plusSeconds(4 * 3600), 12)),
                shown.limit());
        assertEquals(
                List.of(false, true, false), samples.stream().map(shown::over).toList());
        assertEquals(
                "Highest use 11 of 10 on Jun 16, 2026 at 09:00. Over the licenses in 1 hour. 2 refusals.",
                shown.conclusion(new Times(ZoneOffset.UTC)));
        assertEquals(
                "at,peak,mean,refusals,demand,licenses\n2026-06-16T08:00:00Z,5,3.000,0,5,10",
                String.join("\n", shown.csv().lines().limit(2).toList()));
        var tracked = new ChartData(
                at, at.plusSeconds(4 * 3600), Span.HOUR, samples, List.of(), 12, false, at.plusSeconds(4 * 3600));
        assertFalse(tracked.over(samples.get(1)), "seats are no limit of connections");
    }

    @Test
    void aHistoryThatCannotBeReadIsSaidAndTheOldOneStays() {
        product.look(ProductViewModel.Tab.PEAKS);
        int samples = data().samples().size();
        agents.use.reading = Optional.of(() -> new Answer.NotAllowed<>("no"));
        model.again();
        assertEquals(samples, data().samples().size());
        assertTrue(model.notice().get().isPresent());
    }

    @Test
    void anExportIsWrittenAndTold(@TempDir Path folder) throws Exception {
        model.save(folder.resolve("peaks.csv"), () -> "a,b\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("a,b\n", Files.readString(folder.resolve("peaks.csv")));
        assertTrue(told.getLast().startsWith("peaks.csv is written"));
        model.save(folder.resolve("none").resolve("peaks.csv"), () -> new byte[0]);
        assertTrue(told.getLast().startsWith("peaks.csv could not be written"));
    }
}
