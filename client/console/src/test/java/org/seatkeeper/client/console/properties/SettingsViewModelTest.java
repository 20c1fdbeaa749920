package org.seatkeeper.client.console.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ProductSettings;

class SettingsViewModelTest extends PropertyFixture {
    private final ProductViewModel product = new ProductViewModel(SQL, now(), ports);
    private final SettingsViewModel model = product.settings();

    @Test
    void onlyWhatDiffersIsToldAndSentWithTheRevisionThatWasLookedAt() {
        assertFalse(model.ready());
        model.grace().set("2");
        model.hold().set("30m");
        assertEquals(List.of("Grace: 0 \u2192 2", "Hold: 15 min \u2192 30 min"), model.changes());
        assertEquals(
                "seatkeeper settings set --server ber-db-02 --product tarn-sql-14 --grace 2 --hold 30m",
                model.command());
        model.submit();
        assertEquals(118, agents.intents.getLast().expectedRevision());
        assertEquals("set 2", agents.asked.getLast());
        assertFalse(model.ready(), "nothing is left to change");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10s, true",
        "999999, 1d, 1d, true",
        "1000000, 0, 1m, false",
        "-1, 0, 1m, false",
        "0, 86401s, 1m, false",
        "0, soon, 1m, false",
        "0, 0, 9s, false",
        "0, 0, 86401s, false"
    })
    void boundsAreHeldFromBothSides(String grace, String hold, String lease, boolean good) {
        model.grace().set(grace);
        model.hold().set(hold);
        model.lease().set(lease);
        assertEquals(good, model.wished().isPresent());
    }

    @Test
    void whatSomeoneElseChangedIsTakenWhereNothingWasTyped() {
        tells(p -> with(p, 119, graced(p.settings(), 5)));
        assertEquals("5", model.grace().get());
        assertEquals(Optional.empty(), model.theirs().get());
    }

    @Test
    void whatSomeoneElseChangedMeanwhileIsShownAndNothingIsSentUntilOneIsChosen() {
        model.grace().set("2");
        tells(p -> with(p, 119, graced(p.settings(), 5)));
        assertEquals(5, model.theirs().get().map(ProductSettings::grace).orElseThrow());
        assertFalse(model.ready());
        model.keep();
        assertEquals(List.of("Grace: 5 \u2192 2"), model.changes());
        model.submit();
        assertEquals(119, agents.intents.getLast().expectedRevision());
    }

    @Test
    void theirsCanBeTaken() {
        model.grace().set("2");
        tells(p -> with(p, 119, graced(p.settings(), 5)));
        model.revert();
        assertEquals("5", model.grace().get());
        assertEquals(List.of(), model.changes());
    }

    @Test
    void anotherActOnTheProductIsNoConflict() {
        model.grace().set("2");
        tells(p -> with(p, 125, p.settings()));
        assertTrue(model.ready());
        model.submit();
        assertEquals(125, agents.intents.getLast().expectedRevision());
    }

    @Test
    void aRefusedRevisionKeepsWhatWasTyped() {
        agents.act = _ -> new Answer.Changed<>(118, 119);
        model.grace().set("2");
        model.submit();
        assertEquals("2", model.grace().get());
        assertTrue(model.notice().get().orElseThrow().what().contains("changed meanwhile"));
    }

    @Test
    void anOlderAgentsSettingsAreNotKnownAndNotSent() {
        tells(p -> with(p, 119, ProductSettings.UNKNOWN));
        assertFalse(model.known());
        model.submit();
        assertEquals(List.of(), agents.intents);
    }
}
