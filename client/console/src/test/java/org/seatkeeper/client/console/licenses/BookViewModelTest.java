package org.seatkeeper.client.console.licenses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.console.FakeAgents;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.console.licenses.BookViewModel.Direction;
import org.seatkeeper.client.console.wiring.FleetFeed;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.ServerName;

class BookViewModelTest {
    private static final ProductKey SQL = new ProductKey(new ServerName("ber-db-03"), "tarn-sql-14");
    private static final ProductKey MAIL = new ProductKey(new ServerName("rtm-mail-01"), "pelican-mail-11");

    private final Fleet fleet = new Halden().fleet();
    private final FakeAgents agents = new FakeAgents(fleet);
    private final List<String> told = new ArrayList<>();

    private BookViewModel open(ProductKey key, Direction direction) {
        var feed = new FleetFeed();
        feed.accept(Halden.all(fleet));
        int[] ids = {0};
        var ports = agents.ports();
        return new BookViewModel(
                key,
                fleet.product(key).orElseThrow(),
                direction,
                new LicensePorts(
                        ports.adds(),
                        ports.removes(),
                        ports.claims(),
                        feed,
                        (_, what, _) -> told.add(what),
                        _ -> {},
                        Runnable::run,
                        () -> "op-" + ++ids[0],
                        _ -> {}));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "999979, true", "999980, false", "1000000, false", "-3, false", "many, false"})
    void aServerHoldsZeroTo999999(String typed, boolean ready) {
        BookViewModel model = open(SQL, Direction.ADD);
        assertEquals(20, fleet.product(SQL).orElseThrow().perServerLicenses());
        model.quantity().set(typed);
        assertEquals(ready, model.ready());
        assertEquals(ready, model.quantityProblem().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"20, true", "21, false"})
    void aRemovalNeverGoesBelowZero(String typed, boolean ready) {
        BookViewModel model = open(SQL, Direction.REMOVE);
        model.quantity().set(typed);
        assertEquals(ready, model.ready());
    }

    @Test
    void theEffectIsSaidWhileItIsTypedAndTheButtonSaysItAgain() {
        BookViewModel model = open(SQL, Direction.ADD);
        model.quantity().set("40");
        assertEquals("ber-db-03 will have 60 licenses of Tarn SQL 14, instead of 20.", model.effect());
        assertEquals("_Add 40 Licenses", model.act());
        model.submit();
        assertEquals(List.of("add 40 PER_SERVER"), agents.asked);
        assertEquals(List.of("40 licenses added to ber-db-03"), told);
        assertTrue(model.done().get());
    }

    @Test
    void aPoolIsBookedByItsKind() {
        BookViewModel model = open(MAIL, Direction.REMOVE);
        model.quantity().set("1");
        model.submit();
        assertEquals(List.of("remove 1 POOL_USER"), agents.asked);
    }

    @Test
    void aWarningCanBeInsistedAgainstWithAnotherOperation() {
        BookViewModel model = open(SQL, Direction.REMOVE);
        model.quantity().set("5");
        agents.act = _ -> new Answer.Refused<>(new RefusalFacts("BELOW_USE", "18 are in use.", "Insist, or wait."));
        model.submit();
        assertTrue(model.offersInsisting().get());
        assertFalse(model.done().get());
        agents.act = _ -> new Answer.Done<>(FakeAgents.outcome());
        model.insist().set(true);
        model.submit();
        assertEquals(List.of("remove 5 PER_SERVER", "remove 5 PER_SERVER insisting"), agents.asked);
        assertEquals("op-2", agents.intents.getLast().operationId());
    }
}
