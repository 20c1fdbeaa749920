package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Denial;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.ListDenialsRequest;
import org.seatkeeper.proto.v1.ListEventsRequest;
import org.seatkeeper.proto.v1.ListPeaksRequest;
import org.seatkeeper.proto.v1.ListPeaksResponse;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.ResetPeakRequest;
import org.seatkeeper.proto.v1.SampleSpan;

/** What is kept of use beyond the moment: refusals, peaks, measuring periods, events; also over a restart. */
class HistoryTest {
    private static final String SQL = AgentInProcess.SQL;

    private final MemoryStore store = new MemoryStore(Bench.FOUNDING);
    private AgentInProcess agent;
    private int handles;

    @BeforeEach
    void anAgentWithOneLicense() throws Exception {
        agent = new AgentInProcess(store).withSql();
        Bench.now(agent.bench.add(1, new UUID(8, 8)));
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private String request(String user) {
        String handle = new UUID(3, ++handles).toString();
        var answer = agent.licenses(SQL)
                .request(RequestRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(handle)
                        .setLeaseSeconds(86_400)
                        .setClient(Client.newBuilder().setUser(user))
                        .build());
        return answer.hasGrant() ? handle : "";
    }

    private void release(String handle) {
        var _ = agent.licenses(SQL)
                .release(ReleaseRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(handle)
                        .build());
    }

    private List<Denial> denials() {
        return agent.admin()
                .listDenials(ListDenialsRequest.newBuilder().setProductId(SQL).build())
                .getDenialsList();
    }

    private ListPeaksResponse peaks(SampleSpan span) {
        return agent.admin()
                .listPeaks(ListPeaksRequest.newBuilder()
                        .setProductId(SQL)
                        .setSpan(span)
                        .build());
    }

    @Test
    void refusalsOfOneClientAreOneRowADayAndAreThereAfterARestart() throws Exception {
        request("u1");
        for (int n = 0; n < 5; n++) {
            assertEquals("", request("u2"));
        }
        assertEquals("", request("u3"));
        agent.bench.passAtRest(Duration.ofSeconds(1));
        assertEquals(
                List.of("u3 1", "u2 5"),
                denials().stream().map(d -> d.getUser() + " " + d.getCount()).toList());
        agent.close();
        agent = new AgentInProcess(store);
        assertEquals(6, countedAgain());
        request("u2");
        agent.bench.passAtRest(Duration.ofSeconds(1));
        assertEquals(6, denials().getLast().getCount(), "the same row goes on");
        agent.bench.passAtRest(Duration.ofDays(1));
        request("u2");
        agent.bench.passAtRest(Duration.ofSeconds(1));
        assertEquals(1, denials().getFirst().getCount(), "another day is another row");
    }

    /** The figures of today are there again with the first look. */
    private int countedAgain() {
        agent.bench.settle();
        return agent.bench.instance(Bench.SQL).use().refusedToday();
    }

    @Test
    void aStormOfRefusedClientsIsAThousandRowsAndOneForAllOthers() {
        request("u1");
        for (int n = 0; n < 1_200; n++) {
            assertEquals("", request("x" + n));
        }
        agent.bench.passAtRest(Duration.ofSeconds(1));
        Denial others = denials().getFirst();
        assertEquals(true, others.getOthers());
        assertEquals(200, others.getCount());
        assertEquals(1_001, others.getPosition());
    }

    @Test
    void fiveMinutesOfUseAreOneSampleAndHoursAndDaysAddThemUp() {
        agent.bench.passAtRest(Duration.ofMinutes(5));
        String handle = request("u1");
        request("u2");
        agent.bench.passAtRest(Duration.ofMinutes(5));
        release(handle);
        agent.bench.passAtRest(Duration.ofMinutes(10));
        var samples = peaks(SampleSpan.SAMPLE_SPAN_FIVE_MINUTES).getSamplesList();
        assertEquals(1, samples.getFirst().getPeak());
        assertEquals(1, samples.getFirst().getRefusals());
        assertEquals(2, samples.getFirst().getDemand());
        assertEquals(1, samples.getFirst().getLicenses());
        var day = peaks(SampleSpan.SAMPLE_SPAN_DAY).getSamplesList();
        assertEquals(1, day.size());
        assertEquals(1, day.getFirst().getPeak());
        assertEquals(1, day.getFirst().getRefusals());
    }

    @Test
    void aNewMeasuringPeriodKeepsTheOneBefore() {
        String handle = request("u1");
        release(handle);
        var done = agent.admin()
                .resetPeak(ResetPeakRequest.newBuilder()
                        .setAct(agent.act())
                        .setProductId(SQL)
                        .build());
        assertEquals(0, done.getDone().getAfter().getPeak());
        var periods = peaks(SampleSpan.SAMPLE_SPAN_HOUR).getPeriodsList();
        assertEquals(2, periods.size());
        assertEquals(1, periods.getFirst().getPeak());
        assertEquals("operator/mira.holt", periods.getFirst().getEndedBy());
        assertEquals(false, periods.getLast().hasUntil());
    }

    @Test
    void thePreviewOfAnEvictionAndOfANewPeriodShowsTheRowBeforeAndAfterAsTheActsDo() throws Exception {
        Bench.now(agent.bench.add(2, new UUID(8, 9)));
        String gone = request("u1");
        request("u2");
        request("u3");
        release(gone);
        var evict = EvictConnectionRequest.newBuilder()
                .setProductId(SQL)
                .setNumber(agent.admin()
                        .listConnections(ListConnectionsRequest.newBuilder()
                                .setProductId(SQL)
                                .build())
                        .getConnections(0)
                        .getNumber());
        var reset = ResetPeakRequest.newBuilder().setProductId(SQL);
        Done peakPreview = agent.admin()
                .resetPeak(reset.setAct(agent.act().toBuilder().setValidateOnly(true))
                        .build())
                .getDone();
        assertEquals(3, peakPreview.getBefore().getPeak());
        assertEquals(2, peakPreview.getAfter().getPeak());
        assertEquals(2, peakPreview.getAfter().getInUse());
        Act act = agent.act().toBuilder().setReason("maintenance").build();
        Done preview = agent.admin()
                .evictConnection(
                        evict.setAct(act.toBuilder().setValidateOnly(true)).build())
                .getDone();
        assertEquals(2, preview.getBefore().getInUse());
        assertEquals(1, preview.getAfter().getInUse());
        Done peak = agent.admin().resetPeak(reset.setAct(agent.act()).build()).getDone();
        assertEquals(peak.getBefore(), peakPreview.getBefore());
        assertEquals(told(peak.getAfter()), told(peakPreview.getAfter()));
        Done done = agent.admin().evictConnection(evict.setAct(act).build()).getDone();
        assertEquals(2, done.getBefore().getInUse());
        assertEquals(1, done.getAfter().getInUse());
        assertEquals(2, done.getAfter().getPeak());
    }

    /** Without the revision that a preview has not. */
    private static Instance told(Instance instance) {
        return instance.toBuilder().clearChangedAt().build();
    }

    @Test
    void anEventIsRaisedAndClearedOnce() {
        String handle = request("u1");
        agent.bench.passAtRest(Duration.ofSeconds(1));
        List<EventRow> raised =
                agent.admin().listEvents(ListEventsRequest.getDefaultInstance()).getEventsList();
        assertEquals(
                List.of("AT_LIMIT", "LIMIT_REACHED"),
                raised.stream().map(EventRow::getId).toList());
        release(handle);
        agent.bench.passAtRest(Duration.ofSeconds(1));
        assertEquals(
                2,
                agent.admin().listEvents(ListEventsRequest.getDefaultInstance()).getEventsList().stream()
                        .filter(EventRow::hasClearedAt)
                        .count());
    }
}
