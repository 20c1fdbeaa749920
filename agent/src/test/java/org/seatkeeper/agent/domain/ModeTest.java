package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.seatkeeper.agent.domain.Samples.DEVICES;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.MIRA;
import static org.seatkeeper.agent.domain.Samples.SQL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreeing to the one-way change (spec/model.md sections 2 and 5). */
class ModeTest {
    private static final Duration AHEAD = Policy.DEFAULT.scheduleAhead();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from,             to,                 answer
            PER_SERVER,         PER_SERVER,         NOTHING_TO_CHANGE
            PER_SERVER,         PER_DEVICE_OR_USER, changed
            PER_DEVICE_OR_USER, PER_DEVICE_OR_USER, MODE_IS_FINAL
            PER_DEVICE_OR_USER, PER_SERVER,         MODE_IS_FINAL
            """)
    void theModeChangesOnceAndOneWay(LicensingMode from, LicensingMode to, String answer) {
        assertEquals("changed".equals(answer), from.mayBecome(to));
        Desk desk = Desk.withSql();
        if (from == LicensingMode.PER_DEVICE_OR_USER) {
            desk.converted(Disposition.MOVE);
        }
        var command = desk.change(to, Disposition.MOVE, Optional.empty());
        if (from.mayBecome(to)) {
            desk.accept(command);
            assertEquals(to, desk.sql().mode());
        } else {
            assertEquals(RefusalCode.valueOf(answer), desk.refuse(command).code());
        }
    }

    @Test
    void theChangeNowIsTheModeThePairAndTheRevision() {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.add(DEVICES, 4));
        Agreement agreement = Samples.agreement("1");
        var act = desk.act(3, "more users than connections");
        var decision = desk.accept(new Command.ChangeMode(
                act,
                SQL,
                LicensingMode.PER_DEVICE_OR_USER,
                agreement.hash(),
                "en-GB",
                Disposition.MOVE,
                SeatKind.DEVICE,
                Optional.empty()));
        var change = new ModeChange(
                act.ids().conversion(),
                SQL,
                ModeChange.State.COMMITTED,
                3,
                MIRA,
                "1",
                agreement.hash(),
                "en",
                Disposition.MOVE,
                SeatKind.DEVICE,
                act.at(),
                act.at(),
                Optional.of(act.at()),
                25,
                "more users than connections",
                "",
                "operator/mira.holt",
                Optional.of(new ModeChange.Before(3, 25, 0, 4)));
        List<LedgerEntry> pair = Desk.entries(decision);
        assertEquals(
                List.of(
                        new Event.ModeChanged(change),
                        new Event.EntryBooked(pair.get(0)),
                        new Event.EntryBooked(pair.get(1)),
                        new Event.InstanceMoved(SQL, 4)),
                decision.events());
        assertEquals(
                List.of(EntryReason.CONVERSION_OUT, EntryReason.CONVERSION_IN),
                pair.stream().map(LedgerEntry::reason).toList());
        assertEquals(
                List.of(HERE, DEVICES), pair.stream().map(LedgerEntry::scope).toList());
        assertEquals(List.of(0L, 29L), pair.stream().map(LedgerEntry::balance).toList());
        pair.forEach(entry -> assertEquals(Optional.of(change.id()), entry.pair()));
        assertEquals(29, desk.sql().total());
    }

    @Test
    void aProductWithoutLicensesChangesWithoutEntries() {
        Desk desk = Desk.withSql();
        assertEquals(List.of(), Desk.entries(desk.accept(desk.change(Disposition.MOVE, Optional.empty()))));
        assertEquals(LicensingMode.PER_DEVICE_OR_USER, desk.sql().mode());
    }

    @Test
    void theAgreementIsTheOneThatIsDeclaredNow() {
        Desk desk = Desk.withSql();
        var plan = desk.change(Disposition.MOVE, Optional.empty());
        desk.accept(desk.declare(Samples.product(SQL, Optional.of(Samples.agreement("2")), Product.FILES)));
        assertEquals(RefusalCode.AGREEMENT_CHANGED, desk.refuse(plan).code());
        desk.accept(desk.change(Disposition.MOVE, Optional.empty()));
    }

    @Test
    void withoutAnAgreementNobodyCanAgree() {
        var desk = new Desk();
        desk.accept(desk.declare(Samples.product(SQL, Optional.empty(), Product.FILES)));
        assertEquals(
                RefusalCode.NO_AGREEMENT,
                desk.refuse(desk.change(Disposition.MOVE, Optional.empty())).code());
    }

    @Test
    void aSecondChangeWaitsForTheFirst() {
        Desk desk = Desk.withSql();
        desk.scheduled(Disposition.MOVE);
        assertEquals(
                RefusalCode.CHANGE_ALREADY_OPEN,
                desk.refuse(desk.change(Disposition.MOVE, Optional.empty())).code());
    }

    @Test
    void aProductThatIsGoneKeepsItsMode() {
        Desk desk = Desk.withSql();
        desk.accept(desk.add(HERE, 1));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertEquals(
                RefusalCode.PRODUCT_GONE,
                desk.refuse(desk.change(Disposition.MOVE, Optional.empty())).code());
    }

    @Test
    void licensesMoveOnlyWhereTheyFit() {
        var desk = new Desk(Samples.pooled(Samples.sql(), 25, Long.MAX_VALUE - 24, 0));
        assertEquals(
                RefusalCode.ABOVE_MAXIMUM,
                desk.refuse(desk.change(Disposition.MOVE, Optional.empty())).code());
        var fits = new Desk(Samples.pooled(Samples.sql(), 25, Long.MAX_VALUE - 25, 0));
        fits.converted(Disposition.MOVE);
        assertEquals(Long.MAX_VALUE, fits.sql().poolUser());
        var leaves = new Desk(Samples.pooled(Samples.sql(), 25, Long.MAX_VALUE - 24, 0));
        leaves.converted(Disposition.LEAVE);
        assertEquals(
                25,
                leaves.sql().unclaimed().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # seconds from now, answer
            -121,               TIME_IN_PAST
            -120,               now
            -1,                 now
            0,                  now
            1,                  scheduled
            31622400,           scheduled
            31622401,           TIME_TOO_FAR
            """)
    void theTimeLiesBetweenTwoMinutesAgoAndAYearAhead(long seconds, String answer) {
        assertEquals(Duration.ofDays(366), AHEAD);
        Desk desk = Desk.withSql();
        var command = desk.change(Disposition.MOVE, Optional.of(desk.now.plusSeconds(seconds)));
        switch (answer) {
            case "now" -> {
                desk.accept(command);
                assertEquals(LicensingMode.PER_DEVICE_OR_USER, desk.sql().mode());
            }
            case "scheduled" -> {
                desk.accept(command);
                assertEquals(LicensingMode.PER_SERVER, desk.sql().mode());
                assertEquals(
                        desk.now.plusSeconds(seconds),
                        desk.sql().openChange().orElseThrow().effectiveAt());
            }
            default ->
                assertEquals(RefusalCode.valueOf(answer), desk.refuse(command).code());
        }
    }

    @Test
    void theFurthestInstantsAreRefusedAndNotMiscounted() {
        Desk desk = Desk.withSql();
        assertEquals(
                RefusalCode.TIME_IN_PAST,
                desk.refuse(desk.change(Disposition.MOVE, Optional.of(Instant.MIN)))
                        .code());
        assertEquals(
                RefusalCode.TIME_TOO_FAR,
                desk.refuse(desk.change(Disposition.MOVE, Optional.of(Instant.MAX)))
                        .code());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # minutes from now or none, minutes until it takes effect
            ,                           60
            0,                          60
            59,                         60
            60,                         60
            61,                         61
            """)
    void aCoolingOffPutsOffWhatComesTooSoon(String asked, long effective) {
        var desk = new Desk(new Policy(Duration.ofHours(1), AHEAD, 1, 100));
        desk.accept(desk.declare(Samples.sql()));
        Optional<Instant> at =
                Optional.ofNullable(asked).map(minutes -> desk.now.plus(Duration.ofMinutes(Long.parseLong(minutes))));
        desk.accept(desk.change(Disposition.MOVE, at));
        ModeChange open = desk.sql().openChange().orElseThrow();
        assertEquals(desk.now.plus(Duration.ofMinutes(effective)), open.effectiveAt());
        assertEquals(LicensingMode.PER_SERVER, desk.sql().mode());
    }

    @Test
    void theAgreementIsRecordedInTheLanguageItWasReadIn() {
        var texts = new Agreement("1", "a".repeat(64), Map.of("pt-BR", "Um caminho.", "pt", "Um caminho."));
        assertEquals("pt-BR", texts.languageFor("pt-BR"));
        assertEquals("pt", texts.languageFor("pt-PT"));
        assertEquals(texts.languages().getFirst(), texts.languageFor("fi"));
        assertEquals(texts.languages().getFirst(), texts.languageFor(""));
    }

    @Test
    void aTextlessAgreementCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new Agreement("1", "a".repeat(64), Map.of()));
    }
}
