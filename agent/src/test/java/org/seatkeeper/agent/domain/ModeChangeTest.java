package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.MIRA;
import static org.seatkeeper.agent.domain.Samples.NOW;
import static org.seatkeeper.agent.domain.Samples.SQL;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of one change of mode, each way into them and each way that is none (spec/model.md section 5). */
class ModeChangeTest {
    private static final ModeChange.Before FIGURES = new ModeChange.Before(3, 25, 0, 0);

    private final Desk desk = Desk.withSql();

    private static ModeChange in(ModeChange.State state) {
        boolean open = state == ModeChange.State.SCHEDULED;
        boolean made = state == ModeChange.State.COMMITTED;
        return new ModeChange(
                new UUID(4, 4),
                SQL,
                state,
                3,
                MIRA,
                "1",
                "a".repeat(64),
                "en",
                Disposition.MOVE,
                SeatKind.USER,
                NOW,
                NOW,
                open ? Optional.empty() : Optional.of(NOW),
                0,
                "",
                "",
                "",
                made ? Optional.of(FIGURES) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from,    may become
            SCHEDULED, COMMITTED CANCELLED STALE LAPSED
            COMMITTED, ''
            CANCELLED, ''
            STALE,     ''
            LAPSED,    ''
            """)
    void onlyAScheduledChangeEndsAndEndsOnce(ModeChange.State from, String allowed) {
        ModeChange was = in(from);
        for (ModeChange.State to : ModeChange.State.values()) {
            Supplier<ModeChange> step = to == ModeChange.State.COMMITTED
                    ? () -> was.committed(NOW, FIGURES, "operator/mira.holt")
                    : () -> was.ended(to, NOW, "why", "operator/mira.holt");
            if (List.of(allowed.split(" ")).contains(to.name())) {
                assertEquals(to, step.get().state());
            } else {
                assertThrows(IllegalStateException.class, step::get);
            }
        }
        assertEquals(from == ModeChange.State.SCHEDULED, was.open());
    }

    @Test
    void aCommitIsNoOtherEnd() {
        ModeChange open = in(ModeChange.State.SCHEDULED);
        assertThrows(
                IllegalStateException.class,
                () -> open.ended(ModeChange.State.COMMITTED, NOW, "why", "operator/mira.holt"));
    }

    @Test
    void aChangeIsOverExactlyIfItHasAnEnd() {
        ModeChange open = in(ModeChange.State.SCHEDULED);
        assertThrows(IllegalArgumentException.class, () -> with(open, ModeChange.State.LAPSED, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class, () -> with(open, ModeChange.State.COMMITTED, Optional.of(FIGURES)));
        assertThrows(
                IllegalArgumentException.class, () -> with(open, ModeChange.State.SCHEDULED, Optional.of(FIGURES)));
    }

    private static ModeChange with(ModeChange was, ModeChange.State state, Optional<ModeChange.Before> before) {
        return new ModeChange(
                was.id(),
                was.product(),
                state,
                was.baseRevision(),
                was.agreedBy(),
                was.agreementVersion(),
                was.agreementHash(),
                was.language(),
                was.licenses(),
                was.seatKind(),
                was.openedAt(),
                was.effectiveAt(),
                was.endedAt(),
                0,
                "",
                "",
                "",
                before);
    }

    @Test
    void aScheduledChangeCommitsWhenItIsDueAndNothingHappened() {
        desk.accept(desk.add(HERE, 25));
        UUID id = desk.scheduled(Disposition.MOVE);
        desk.later(Duration.ofHours(1));
        desk.accept(desk.settle(id, Meanwhile.NOTHING));
        ModeChange made = desk.sql().modeChange().orElseThrow();
        assertEquals(ModeChange.State.COMMITTED, made.state());
        assertEquals(Optional.of(new ModeChange.Before(3, 25, 0, 0)), made.before());
        assertEquals(25, made.licensesMoved());
        assertEquals(LicensingMode.PER_DEVICE_OR_USER, desk.sql().mode());
        assertEquals(25, desk.sql().poolUser());
        assertEquals(List.of(made), desk.state.changes(SQL));
    }

    @Test
    void beforeItsTimeByTheServersClockNothingHappens() {
        UUID id = desk.scheduled(Disposition.MOVE);
        desk.later(Duration.ofHours(1).minusNanos(1));
        assertEquals(
                new Decision.Accepted(SQL, List.of(), "The change is not due yet."),
                desk.decide(desk.settle(id, Meanwhile.NOTHING)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void anyDoubtLetsItLapse(Meanwhile meanwhile) {
        desk.accept(desk.add(HERE, 25));
        UUID id = desk.scheduled(Disposition.MOVE);
        desk.later(Duration.ofHours(1));
        desk.accept(desk.settle(id, meanwhile));
        ModeChange lapsed = desk.sql().modeChange().orElseThrow();
        assertEquals(ModeChange.State.LAPSED, lapsed.state());
        assertEquals(meanwhile.cause(), lapsed.endCause());
        assertFalse(meanwhile.cause().isBlank());
        assertEquals(LicensingMode.PER_SERVER, desk.sql().mode());
        assertEquals(25, desk.sql().perServer());
    }

    @Test
    void aDoubtLetsItLapseEvenBeforeItsTime() {
        UUID id = desk.scheduled(Disposition.MOVE);
        desk.accept(desk.settle(id, Meanwhile.RIGHT_LOST));
        assertEquals(
                ModeChange.State.LAPSED, desk.sql().modeChange().orElseThrow().state());
    }

    @Test
    void whatIsCanceledKeepsTheReasonAndFreesTheProduct() {
        UUID id = desk.scheduled(Disposition.MOVE);
        desk.accept(desk.cancel("the budget was cut"));
        ModeChange canceled = desk.sql().modeChange().orElseThrow();
        assertEquals(ModeChange.State.CANCELLED, canceled.state());
        assertEquals("the budget was cut", canceled.endCause());
        assertEquals("operator/mira.holt", canceled.endedBy());
        desk.later(Duration.ofHours(1));
        assertEquals(
                RefusalCode.NO_OPEN_CHANGE,
                desk.refuse(desk.settle(id, Meanwhile.NOTHING)).code());
        assertEquals(
                RefusalCode.NO_OPEN_CHANGE, desk.refuse(desk.cancel("again")).code());
        desk.converted(Disposition.MOVE);
        assertEquals(2, desk.state.changes(SQL).size());
    }

    @Test
    void afterTheCommitThereIsNothingToCancelOrSettle() {
        UUID id = desk.converted(Disposition.MOVE);
        assertEquals(RefusalCode.MODE_IS_FINAL, desk.refuse(desk.cancel("no")).code());
        assertEquals(
                RefusalCode.NO_OPEN_CHANGE,
                desk.refuse(desk.settle(id, Meanwhile.NOTHING)).code());
    }

    @Test
    void anotherChangesIdSettlesNothing() {
        desk.scheduled(Disposition.MOVE);
        desk.later(Duration.ofHours(1));
        assertEquals(
                RefusalCode.NO_OPEN_CHANGE,
                desk.refuse(desk.settle(new UUID(9, 9), Meanwhile.NOTHING)).code());
    }

    @Test
    void anyOtherActOnTheProductMakesItStaleAndSaysSo() {
        UUID id = desk.scheduled(Disposition.MOVE);
        var yes = desk.accept(desk.add(USERS, 1));
        assertTrue(yes.warning().contains("The scheduled change of mode is off"), yes.warning());
        ModeChange stale = desk.sql().modeChange().orElseThrow();
        assertEquals(ModeChange.State.STALE, stale.state());
        assertFalse(stale.endCause().isBlank());
        desk.later(Duration.ofHours(1));
        assertEquals(
                RefusalCode.NO_OPEN_CHANGE,
                desk.refuse(desk.settle(id, Meanwhile.NOTHING)).code());
    }

    @Test
    void anotherAgreementMakesItStaleAndTheSameOneDoesNot() {
        desk.scheduled(Disposition.MOVE);
        Product renamed = new Product(
                SQL, "Tarn", "SQL Server", "14", SeatKind.USER, Optional.of(Samples.agreement("1")), Product.FILES);
        desk.accept(desk.declare(renamed));
        assertTrue(desk.sql().openChange().isPresent());
        desk.accept(desk.declare(Samples.product(SQL, Optional.of(Samples.agreement("2")), Product.FILES)));
        assertEquals(
                ModeChange.State.STALE, desk.sql().modeChange().orElseThrow().state());
    }

    @Test
    void anAgreementThatWasTakenBackMakesItStale() {
        desk.scheduled(Disposition.MOVE);
        desk.accept(desk.declare(Samples.product(SQL, Optional.empty(), Product.FILES)));
        assertEquals(
                ModeChange.State.STALE, desk.sql().modeChange().orElseThrow().state());
    }

    @Test
    void aProductThatGoesTakesItsScheduledChangeWithIt() {
        desk.scheduled(Disposition.MOVE);
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertTrue(desk.sql().gone());
        assertEquals(
                ModeChange.State.STALE, desk.sql().modeChange().orElseThrow().state());
    }

    @Test
    void aRevisionThatMovedOtherwiseMakesItStaleWhenItIsDue() {
        ModeChange open = in(ModeChange.State.SCHEDULED);
        Instance plain = Samples.used(Samples.sql(), 25, 0, 0);
        var other = new Desk(new Instance(
                plain.product(),
                plain.mode(),
                plain.enforcement(),
                4,
                false,
                25,
                0,
                0,
                plain.unclaimed(),
                Optional.of(open),
                0,
                Settings.STANDARD,
                Use.NONE));
        other.accept(other.settle(open.id(), Meanwhile.NOTHING));
        assertEquals(
                ModeChange.State.STALE, other.sql().modeChange().orElseThrow().state());
    }

    @Test
    void aLedgerThatFilledUpMakesItStaleWhenItIsDue() {
        var narrow = new Desk(new Policy(Duration.ZERO, Duration.ofDays(1), 2, 3));
        narrow.accept(narrow.declare(Samples.sql()));
        narrow.accept(narrow.declare(Samples.product(Samples.MAIL, Optional.empty(), Product.FILES)));
        UUID id = narrow.scheduled(Disposition.MOVE);
        narrow.accept(narrow.add(Samples.MAIL, HERE, 1, Insistence.HEED));
        narrow.accept(narrow.add(Samples.MAIL, HERE, 1, Insistence.HEED));
        narrow.later(Duration.ofHours(1));
        narrow.accept(narrow.settle(id, Meanwhile.NOTHING));
        assertEquals(
                ModeChange.State.STALE, narrow.sql().modeChange().orElseThrow().state());
        assertEquals(2, narrow.state.entries());
    }
}
