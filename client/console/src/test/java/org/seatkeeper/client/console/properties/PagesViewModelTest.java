package org.seatkeeper.client.console.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.console.HaldenUse;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ConnectionLine;

class PagesViewModelTest extends PropertyFixture {
    private final ProductViewModel model = new ProductViewModel(SQL, now(), ports);
    private final PagesViewModel<ConnectionLine> list = model.connections();

    private static ConnectionLine one(long number, int minutes) {
        return HaldenUse.connection(number, "user-" + number, "ws-" + number, minutes);
    }

    private Line<ConnectionLine> line(long number) {
        return list.rows().stream()
                .filter(each -> each.key() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLineThatStaysIsTheSameLineAndOneThatEndedGoes() {
        agents.use.connections = List.of(one(1, 5), one(2, 6), one(3, 7));
        model.look(ProductViewModel.Tab.CONNECTIONS);
        Line<ConnectionLine> second = line(2);
        agents.use.connections = List.of(one(2, 9), one(3, 7), one(4, 1));
        list.again();
        assertSame(second, line(2));
        assertEquals(one(2, 9), second.value().get());
        assertEquals(
                List.of(2L, 3L, 4L),
                list.rows().stream().map(Line::key).sorted().toList());
    }

    @Test
    void readingTheSameAgainTouchesNothing() {
        model.look(ProductViewModel.Tab.CONNECTIONS);
        var changes = new ArrayList<String>();
        list.rows().addListener((javafx.collections.ListChangeListener<Object>) _ -> changes.add("list"));
        list.rows().forEach(line -> line.value().subscribe((_, _) -> changes.add("line")));
        list.again();
        assertEquals(List.of(), changes);
    }

    @Test
    void aBusyServerIsReadOnceASecondAndOnlyWhileSomebodyLooks() {
        model.look(ProductViewModel.Tab.CONNECTIONS);
        int before = agents.asked.size();
        for (int n = 0; n < 50; n++) {
            tells(product -> product);
        }
        assertEquals(before, agents.asked.size());
        second();
        assertEquals(before + 1, agents.asked.size());
        model.look(ProductViewModel.Tab.SETTINGS);
        tells(product -> product);
        second();
        assertEquals(before + 1, agents.asked.size());
        model.look(ProductViewModel.Tab.CONNECTIONS);
        assertEquals(before + 2, agents.asked.size());
        model.close();
        tells(product -> product);
        second();
        assertEquals(before + 2, agents.asked.size());
    }

    @Test
    void furtherPagesAreReadWhenTheyAreWishedAndReadAgainTogether() {
        agents.use.page = 10;
        model.look(ProductViewModel.Tab.CONNECTIONS);
        assertEquals(10, list.rows().size());
        assertTrue(list.mayGrow());
        list.grow();
        assertEquals(20, list.rows().size());
        list.again();
        assertEquals(20, list.rows().size());
    }

    @Test
    void noMorePagesAreKeptThanTheMost() {
        agents.use.page = 1;
        model.look(ProductViewModel.Tab.CONNECTIONS);
        for (int n = 1; n < PagesViewModel.PAGES_MAX; n++) {
            assertTrue(list.mayGrow());
            list.grow();
        }
        assertEquals(PagesViewModel.PAGES_MAX, list.rows().size());
        assertTrue(list.more().get());
        assertFalse(list.mayGrow());
        list.grow();
        assertEquals(PagesViewModel.PAGES_MAX, list.rows().size());
    }

    @Test
    void aReadingThatFailsLeavesTheOldLinesAndSaysSo() {
        model.look(ProductViewModel.Tab.CONNECTIONS);
        int lines = list.rows().size();
        agents.use.reading =
                Optional.of(() -> new Answer.NoAnswer<>("needs agent 0.1", Answer.Outcome.NOTHING_CHANGED));
        list.again();
        assertEquals(lines, list.rows().size());
        assertEquals(
                "Could not be read from ber-db-02 / Needs agent 0.1.",
                list.notice()
                        .get()
                        .map(said -> said.what() + " / " + said.why())
                        .orElseThrow());
        agents.use.reading = Optional.empty();
        list.again();
        assertEquals(Optional.empty(), list.notice().get());
    }
}
