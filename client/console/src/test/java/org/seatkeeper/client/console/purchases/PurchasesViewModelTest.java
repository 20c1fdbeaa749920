package org.seatkeeper.client.console.purchases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.FakeAgents;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.ServerName;

class PurchasesViewModelTest {
    private final Fleet fleet = new Halden().fleet();

    @Test
    void olderEntriesAreReadWhenAskedForAndTotalsAreOfWhatIsShown() {
        var model = new PurchasesViewModel(new FakeAgents(fleet).ports().history(), Runnable::run);
        model.show(Halden.all(fleet));
        assertEquals(new ServerName("ber-db-01"), model.server().get());
        assertEquals(6, model.rows().size());
        assertEquals(Map.of("Tarn SQL 14", 80L), model.totals());
        model.older();
        assertEquals(12, model.rows().size());
        assertEquals(0, model.next().get());
        model.older();
        assertEquals(12, model.rows().size());
    }

    @Test
    void theNewestQuestionWins() {
        var asked = new ArrayList<CompletableFuture<Answer<Page<LedgerLine>>>>();
        var model = new PurchasesViewModel(
                (_, _, _) -> {
                    asked.add(new CompletableFuture<>());
                    return asked.getLast();
                },
                Runnable::run);
        model.show(Halden.all(fleet));
        model.again();
        asked.getLast().complete(new Answer.Done<>(new Page<>(List.of(), 0)));
        asked.getFirst().complete(new Answer.NoAnswer<>("late", Answer.Outcome.NOTHING_CHANGED));
        assertTrue(model.notice().get().isEmpty());
    }

    @Test
    void aFailureIsSaid() {
        var model = new PurchasesViewModel(
                (_, _, _) -> CompletableFuture.completedFuture(new Answer.NotAllowed<>("needs VIEW")), Runnable::run);
        model.show(Halden.all(fleet));
        assertEquals(
                "Not done: ber-db-01 does not allow it to you",
                model.notice().get().orElseThrow().what());
    }
}
