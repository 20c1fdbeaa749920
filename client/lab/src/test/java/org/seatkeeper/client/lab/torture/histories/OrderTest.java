package org.seatkeeper.client.lab.torture.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.GONE;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.NO;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.UNKNOWN;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.YES;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.all;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.asks;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.finds;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.gives;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.handle;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.leases;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.number;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.resumes;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.sees;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.step;
import static org.seatkeeper.client.lab.torture.histories.SmallSteps.strike;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.client.lab.torture.histories.Order.Finding;

/** The checker of histories, on small ones whose verdict a reader can follow. */
class OrderTest {
    /** A history of one product, by name. */
    record History(String name, List<Step> steps) {
        History(String name, Step... steps) {
            this(name, List.of(steps));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<History> lawful() {
        long never = Step.NEVER;
        return Stream.of(
                new History("nothing"),
                new History("one of one", number(1, 1), asks(1, "ann", YES, 3, 4), sees(Map.of("ann", 1), 5, 6)),
                new History("the second is refused", number(1, 1), asks(1, "ann", YES, 3, 4), asks(2, "ben", NO, 5, 6)),
                new History(
                        "one client counts once",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        asks(2, "ann", YES, 5, 6),
                        gives(1, YES, 7, 8),
                        asks(3, "ben", NO, 9, 10),
                        sees(Map.of("ann", 1), 11, 12)),
                new History(
                        "a release and an ask overlap: either may come first",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        gives(1, YES, 5, 8),
                        asks(2, "ben", YES, 6, 7)),
                new History(
                        "the other way round",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        gives(1, YES, 5, 8),
                        asks(2, "ben", NO, 6, 7)),
                new History(
                        "an unknown ask took the last license",
                        number(1, 1),
                        asks(1, "ann", UNKNOWN, 3, never),
                        asks(2, "ben", NO, 5, 6),
                        sees(Map.of("ann", 1), 7, 8)),
                new History(
                        "an unknown ask never happened",
                        number(1, 1),
                        asks(1, "ann", UNKNOWN, 3, never),
                        asks(2, "ben", YES, 5, 6),
                        sees(Map.of("ben", 1), 7, 8)),
                new History(
                        "an unknown release happens much later",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        gives(1, UNKNOWN, 5, never),
                        finds(1, YES, 6, 7),
                        asks(2, "ben", NO, 8, 9),
                        asks(3, "ben", YES, 10, 11)),
                new History(
                        "an administrator comes in over the number",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        asks(2, "root", YES, 5, 6),
                        asks(3, "ben", NO, 7, 8),
                        sees(Map.of("ann", 1, "root", 1), 9, 10)),
                new History(
                        "a removal cuts nobody off",
                        number(2, 1),
                        asks(1, "ann", YES, 3, 4),
                        asks(2, "ben", YES, 5, 6),
                        number(-1, 7),
                        sees(Map.of("ann", 1, "ben", 1), 9, 10),
                        gives(1, YES, 11, 12),
                        asks(3, "cem", NO, 13, 14)),
                new History(
                        "an unknown change of the number explains what came after",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        step(new Asked.Change(1), UNKNOWN, 5, never),
                        asks(2, "ben", NO, 6, 7),
                        asks(3, "ben", YES, 8, 9)),
                new History(
                        "whoever is evicted holds nothing",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        asks(2, "ann", YES, 5, 6),
                        step(new Asked.Eviction("ann"), YES, 7, 8),
                        gives(1, GONE, 9, 10),
                        asks(3, "ben", YES, 11, 12)),
                new History(
                        "asked again, answered as before",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        asks(1, "ann", YES, 5, 6),
                        gives(1, YES, 7, 8),
                        sees(Map.of(), 9, 10)),
                new History(
                        "a lease that is over may end, and frees its place",
                        number(1, 1),
                        leases(1, "ann", 0, 1, YES, 3, 4),
                        strike(5),
                        asks(2, "ben", YES, 7, 8)),
                new History(
                        "a lease that is over may last until the next rest",
                        number(1, 1),
                        leases(1, "ann", 0, 1, YES, 3, 4),
                        strike(5),
                        finds(1, YES, 7, 8),
                        all(new Asked.Rest(), 9),
                        finds(1, GONE, 11, 12)),
                new History(
                        "a lease that was renewed lasts, and so does each after a start",
                        number(1, 1),
                        leases(1, "ann", 0, 2, YES, 3, 4),
                        strike(5),
                        step(new Asked.Renewal(handle(1)), YES, 7, 8),
                        strike(9),
                        all(new Asked.Rest(), 11),
                        all(new Asked.Start(), 13),
                        strike(15),
                        all(new Asked.Rest(), 17),
                        sees(Map.of("ann", 1), 19, 20)),
                new History(
                        "a place is held, taken up again by the same client, and free in the end",
                        number(1, 1),
                        all(new Asked.Hold(1), 3),
                        asks(1, "ann", YES, 5, 6),
                        gives(1, YES, 7, 8),
                        sees(Map.of("ann", 0), 9, 10),
                        asks(2, "ben", NO, 11, 12),
                        asks(3, "ann", YES, 13, 14),
                        gives(3, YES, 15, 16),
                        strike(17),
                        asks(4, "ben", YES, 19, 20)),
                new History(
                        "a session is resumed once by each token, with what it holds",
                        number(1, 1),
                        all(new Asked.Opening(9, 1, 50), 3),
                        leases(1, "ann", 9, 1, YES, 5, 6),
                        resumes(50, new Told.Resumed(1), 7),
                        resumes(50, GONE, 9),
                        resumes(51, new Told.Resumed(1), 11),
                        strike(13),
                        all(new Asked.Rest(), 15),
                        resumes(52, GONE, 17),
                        asks(2, "ben", YES, 19, 20)),
                new History(
                        "a handle of a session is no call's",
                        number(1, 1),
                        all(new Asked.Opening(9, 1, 50), 3),
                        leases(1, "ann", 9, 1, YES, 5, 6),
                        gives(1, new Told.OtherLease(), 7, 8),
                        step(new Asked.Ending(9), YES, 9, 10),
                        all(new Asked.Rest(), 11),
                        sees(Map.of(), 13, 14)));
    }

    static Stream<History> unlawful() {
        long never = Step.NEVER;
        return Stream.of(
                new History(
                        "let in over the number", number(1, 1), asks(1, "ann", YES, 3, 4), asks(2, "ben", YES, 5, 6)),
                new History(
                        "let in over the number by two asks that overlap",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 6),
                        asks(2, "ben", YES, 4, 5)),
                new History(
                        "refused below the number", number(2, 1), asks(1, "ann", YES, 3, 4), asks(2, "ben", NO, 5, 6)),
                new History("an administrator is refused", number(0, 1), asks(1, "root", NO, 3, 4)),
                new History(
                        "whoever is in is refused", number(1, 1), asks(1, "ann", YES, 3, 4), asks(2, "ann", NO, 5, 6)),
                new History("a grant is lost", number(1, 1), asks(1, "ann", YES, 3, 4), finds(1, GONE, 5, 6)),
                new History("nobody asked for it", number(1, 1), sees(Map.of("ann", 1), 3, 4)),
                new History(
                        "one ask, two handles", number(1, 1), asks(1, "ann", YES, 3, 4), sees(Map.of("ann", 2), 5, 6)),
                new History(
                        "a release is forgotten",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        gives(1, YES, 5, 6),
                        asks(2, "ben", NO, 7, 8)),
                new History(
                        "a refusal is stale: the release had ended before it was asked for",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        gives(1, YES, 5, 6),
                        asks(2, "ben", NO, 7, 9),
                        sees(Map.of(), 10, 11)),
                new History(
                        "an unknown ask takes effect before it was made",
                        number(1, 1),
                        asks(2, "ben", NO, 3, 4),
                        asks(1, "ann", UNKNOWN, 5, never),
                        sees(Map.of("ann", 1), 6, 7)),
                new History(
                        "an unknown ask is let in over the number",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        asks(2, "ben", UNKNOWN, 5, never),
                        sees(Map.of("ann", 1, "ben", 1), 6, 7)),
                new History(
                        "an unknown ask has two effects",
                        number(2, 1),
                        asks(1, "ann", UNKNOWN, 3, never),
                        sees(Map.of("ann", 1), 5, 6),
                        sees(Map.of(), 7, 8),
                        sees(Map.of("ann", 1), 9, 10)),
                new History(
                        "a change of the number is lost",
                        number(1, 1),
                        number(1, 3),
                        asks(1, "ann", YES, 5, 6),
                        asks(2, "ben", NO, 7, 8)),
                new History(
                        "evicted, and still there",
                        number(1, 1),
                        asks(1, "ann", YES, 3, 4),
                        step(new Asked.Eviction("ann"), YES, 5, 6),
                        finds(1, YES, 7, 8)),
                new History(
                        "a lease ends before its time",
                        number(1, 1),
                        leases(1, "ann", 0, 2, YES, 3, 4),
                        strike(5),
                        finds(1, GONE, 7, 8)),
                new History(
                        "a lease never ends",
                        number(1, 1),
                        leases(1, "ann", 0, 1, YES, 3, 4),
                        strike(5),
                        all(new Asked.Rest(), 7),
                        finds(1, YES, 9, 10)),
                new History(
                        "a renewal does nothing",
                        number(1, 1),
                        leases(1, "ann", 0, 2, YES, 3, 4),
                        strike(5),
                        step(new Asked.Renewal(handle(1)), YES, 7, 8),
                        strike(9),
                        finds(1, GONE, 11, 12)),
                new History(
                        "a hold does not count",
                        number(1, 1),
                        all(new Asked.Hold(1), 3),
                        asks(1, "ann", YES, 5, 6),
                        gives(1, YES, 7, 8),
                        asks(2, "ben", YES, 9, 10)),
                new History(
                        "a hold never ends",
                        number(1, 1),
                        all(new Asked.Hold(1), 3),
                        asks(1, "ann", YES, 5, 6),
                        gives(1, YES, 7, 8),
                        strike(9),
                        all(new Asked.Rest(), 11),
                        asks(2, "ben", NO, 13, 14)),
                new History(
                        "a resumption loses a grant",
                        number(1, 1),
                        all(new Asked.Opening(9, 1, 50), 3),
                        leases(1, "ann", 9, 1, YES, 5, 6),
                        resumes(50, new Told.Resumed(0), 7)),
                new History(
                        "a resumption doubles a grant",
                        number(1, 1),
                        all(new Asked.Opening(9, 1, 50), 3),
                        leases(1, "ann", 9, 1, YES, 5, 6),
                        resumes(50, new Told.Resumed(2), 7)),
                new History(
                        "a token resumes twice",
                        number(1, 1),
                        all(new Asked.Opening(9, 1, 50), 3),
                        resumes(50, new Told.Resumed(0), 5),
                        resumes(50, new Told.Resumed(0), 7)),
                new History(
                        "two asks of a session change places",
                        number(1, 1),
                        all(new Asked.Opening(9, 1, 50), 3),
                        new Step(0, 9, new Asked.Admission(handle(1), "ann", false, 9, 1), NO, 5, 8),
                        new Step(0, 9, new Asked.Admission(handle(2), "ben", false, 9, 1), YES, 6, 7)));
    }

    @ParameterizedTest
    @MethodSource("lawful")
    void whatAnOrderExplainsIsAccepted(History history) {
        assertInstanceOf(Finding.Explained.class, Order.of(history.steps));
    }

    @ParameterizedTest
    @MethodSource("unlawful")
    void whatNoOrderExplainsIsRefusedWithTheStepThatDoesNotFit(History history) {
        var refused = assertInstanceOf(Finding.Unexplained.class, Order.of(history.steps));
        assertTrue(refused.words().contains("where none of these fits:\n"), refused.words());
    }

    @Test
    void aRefusalNamesTheStepThatDoesNotFitAndHowFarTheOrderComes() {
        List<Step> steps = List.of(number(1, 1), asks(1, "ann", YES, 3, 4), asks(2, "ben", YES, 5, 6));
        var refused = assertInstanceOf(Finding.Unexplained.class, Order.of(steps));
        assertEquals(
                "no order explains the answers; the longest has 2 of 3 steps, with 1 licenses and in are {ann=1}, where"
                        + " none of these fits:\n  " + steps.getLast().row(),
                refused.words());
    }

    @Test
    void theOrderInWhichStepsAreGivenIsNoMatter() {
        var random = new Random(5);
        for (History history : Stream.concat(lawful(), unlawful()).toList()) {
            var shuffled = new ArrayList<>(history.steps);
            Collections.shuffle(shuffled, random);
            assertEquals(Order.of(history.steps).getClass(), Order.of(shuffled).getClass(), history.name);
        }
    }

    @Test
    void aSearchThatWouldNotEndIsGivenUpAndSaysSo() {
        // Twenty asks that nobody heard of again, in any order, of which none explains what was seen.
        var steps = new ArrayList<Step>();
        steps.add(number(10, 1));
        for (int n = 0; n < 20; n++) {
            steps.add(asks(n, "u" + n, UNKNOWN, 10 + n, Step.NEVER));
        }
        steps.add(sees(Map.of("nobody", 1), 100, 101));
        var undecided = assertInstanceOf(Finding.Undecided.class, Order.of(steps, 10_000));
        assertEquals(10_000, undecided.states());
        steps.removeLast();
        assertInstanceOf(Finding.Explained.class, Order.of(steps, 10_000));
    }

    @Test
    void aHandleOfTwoClientsIsNoHistory() {
        var steps = List.of(asks(1, "ann", YES, 1, 2), asks(1, "ben", YES, 3, 4));
        assertThrows(IllegalArgumentException.class, () -> Order.of(steps));
        assertThrows(IllegalArgumentException.class, () -> asks(1, "ann", YES, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> asks(1, "ann", UNKNOWN, 4, 5));
        assertThrows(IllegalArgumentException.class, () -> asks(1, "ann", YES, 4, Step.NEVER));
    }
}
