package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.proto.v1.ListPeaksRequest;
import org.seatkeeper.proto.v1.MeasuringPeriod;
import org.seatkeeper.proto.v1.ResetPeakRequest;
import org.seatkeeper.proto.v1.Sample;
import org.seatkeeper.proto.v1.SampleSpan;

class PeaksTest extends CliFixture {
    private static Timestamp at(long seconds) {
        return Timestamp.newBuilder().setSeconds(1_790_000_000L + seconds).build();
    }

    @BeforeEach
    void use() {
        berlin.use()
                .samples()
                .add(Sample.newBuilder()
                        .setAt(at(0))
                        .setPeak(9)
                        .setMeanThousandths(4250)
                        .setRefusals(2)
                        .setDemand(11)
                        .setLicenses(10)
                        .build());
        berlin.use()
                .periods()
                .add(MeasuringPeriod.newBuilder()
                        .setFrom(at(-3600))
                        .setUntil(at(0))
                        .setPeak(10)
                        .setPeakAt(at(-60))
                        .setEndedBy("operator/\033mira")
                        .build());
        berlin.use().periods().add(MeasuringPeriod.newBuilder().setFrom(at(0)).build());
    }

    private Ran peaks(String verb, String... more) {
        var all = new ArrayList<>(List.of("peaks", verb, "-s", "berlin", "--product", "mail"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void theTableHasThePeriodsAndTheSamples() {
        assertEquals(new Ran(0, """
                        SERVER  FROM               UNTIL              PEAK  PEAK AT            ENDED BY
                        berlin  2026-09-21 13:13Z  2026-09-21 14:13Z  10    2026-09-21 14:12Z  operator/\uFFFDmira
                        berlin  2026-09-21 14:13Z  now                0     -                  -

                        SERVER  AT                 PEAK  MEAN   REFUSALS  DEMAND  LICENSES
                        berlin  2026-09-21 14:13Z  9     4.250  2         11      10
                        """, ""), peaks("show"));
        assertEquals(3, peaks("show", "--periods").outLines().size());
    }

    @Test
    void csvHasOneKindOfRowAndJsonBoth() {
        assertEquals(
                List.of("server,at,peak,mean,refusals,demand,licenses", "berlin,2026-09-21T14:13:20Z,9,4.250,2,11,10"),
                peaks("show", "-o", "csv").outLines());
        assertTrue(peaks("show", "--periods", "-o", "csv").out().startsWith("server,from,until"));
        String json = peaks("show", "-o", "json").out();
        assertFalse(json.contains("\033"));
        var server = JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonArray("servers")
                .get(0)
                .getAsJsonObject();
        assertEquals(1, server.getAsJsonArray("samples").size());
        assertEquals(2, server.getAsJsonArray("periods").size());
    }

    @Test
    void theSpanAndTheTimesAreSent() {
        assertEquals(
                0,
                peaks("show", "--span", "5m", "--from", "2026-07-01T00:00Z", "--until", "2026-07-01T04:00+02:00")
                        .code());
        var asked = berlin.lastAsked(ListPeaksRequest.class);
        assertEquals(SampleSpan.SAMPLE_SPAN_FIVE_MINUTES, asked.getSpan());
        assertEquals(7200, asked.getUntil().getSeconds() - asked.getFrom().getSeconds());
        peaks("show");
        assertEquals(
                SampleSpan.SAMPLE_SPAN_HOUR,
                berlin.lastAsked(ListPeaksRequest.class).getSpan());
        assertFalse(berlin.lastAsked(ListPeaksRequest.class).hasFrom());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--span=week",
                "--from=yesterday",
                "--until=2026-07-01T06:00",
                "--from=2026-07-02T00:00Z --until=2026-07-01T00:00Z"
            })
    void whatCannotBeMeantIsNotAsked(String options) {
        Ran ran = peaks("show", options.split(" "));
        assertEquals(2, ran.code());
        assertEquals(2, ran.err().lines().count(), ran.err());
        assertEquals(List.of(), berlin.asked());
    }

    @Test
    void aTimeWithoutItsOffsetIsAnsweredWithWhatToType() {
        Ran ran = peaks("show", "--until", "2026-07-01T06:00");
        assertTrue(ran.err().contains("write --until 2026-07-01T06:00+02:00"), ran.err());
    }

    @Test
    void nothingMeasuredIsTwoEmptyTables() {
        Ran ran = run("peaks", "show", "-s", "paris", "--product", "mail");
        assertEquals(0, ran.code());
        assertEquals(3, ran.outLines().size());
        assertEquals(3, run("peaks", "show", "-s", "paris", "--product", "web").code());
    }

    @Test
    void aResetShowsThePeakBeforeAndAfter() {
        berlin.state()
                .put(berlin.state().product("mail").toBuilder()
                        .setPeak(9)
                        .setInUse(4)
                        .build());
        Ran ran = peaks("reset", "--reason", "licenses were added");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("berlin  mail     peak      9           4"), ran.out());
        assertEquals(
                "licenses were added",
                berlin.lastAsked(ResetPeakRequest.class).getAct().getReason());
        assertTrue(peaks("reset", "--dry-run").out().startsWith("Would be done"));
        assertEquals(
                3, run("peaks", "reset", "-s", "berlin", "--product", "web").code());
    }
}
