package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.agent.domain.Samples.DEVICES;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.SQL;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a change of mode left behind (spec/model.md section 5). */
class UnclaimedTest {
    private final Desk desk = Desk.withSql();

    private UUID left(int quantity) {
        desk.accept(desk.add(HERE, quantity));
        return desk.converted(Disposition.LEAVE);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimMovesAllOfItToThePool(SeatKind kind) {
        UUID conversion = left(25);
        assertEquals(Map.of(conversion, 25), desk.sql().unclaimed());
        List<LedgerEntry> pair = Desk.entries(desk.accept(desk.claim(conversion, kind)));
        assertEquals(List.of(-25, 25), pair.stream().map(LedgerEntry::delta).toList());
        assertEquals(
                List.of(new Scope.Unclaimed(conversion), new Scope.Pool(kind)),
                pair.stream().map(LedgerEntry::scope).toList());
        pair.forEach(entry -> {
            assertEquals(EntryReason.CLAIM, entry.reason());
            assertEquals(Optional.of(conversion), entry.pair());
        });
        assertEquals(Map.of(), desk.sql().unclaimed());
        assertEquals(25, desk.sql().balance(new Scope.Pool(kind)));
        assertEquals(25, desk.sql().total());
    }

    @Test
    void aWaiverWritesAllOfItOffWithAReason() {
        UUID conversion = left(25);
        assertEquals(
                RefusalCode.REASON_NEEDED,
                desk.refuse(desk.waive(conversion, " ")).code());
        LedgerEntry entry = Desk.entries(desk.accept(desk.waive(conversion, "never paid for")))
                .getFirst();
        assertEquals(EntryReason.WAIVE, entry.reason());
        assertEquals("never paid for", entry.comment());
        assertEquals(0, desk.sql().total());
    }

    @Test
    void whatWasClaimedIsNeitherClaimedNorWaivedAgain() {
        UUID conversion = left(25);
        desk.accept(desk.claim(conversion, SeatKind.USER));
        assertEquals(
                RefusalCode.NOTHING_UNCLAIMED,
                desk.refuse(desk.claim(conversion, SeatKind.USER)).code());
        assertEquals(
                RefusalCode.NOTHING_UNCLAIMED,
                desk.refuse(desk.waive(conversion, "why not")).code());
    }

    @Test
    void aConversionThatLeftNothingHasNothingToClaim() {
        UUID conversion = desk.converted(Disposition.LEAVE);
        assertEquals(
                RefusalCode.NOTHING_UNCLAIMED,
                desk.refuse(desk.claim(conversion, SeatKind.USER)).code());
    }

    @Test
    void poolLicensesAreNotBoughtOnTopUnlessInsisted() {
        UUID conversion = left(25);
        Refusal no = desk.refuse(desk.add(DEVICES, 5));
        assertEquals(RefusalCode.UNCLAIMED_LICENSES, no.code());
        desk.accept(desk.add(SQL, DEVICES, 5, Insistence.INSIST));
        desk.accept(desk.claim(conversion, SeatKind.DEVICE));
        desk.accept(desk.add(USERS, 5));
        assertEquals(35, desk.sql().total());
    }

    @Test
    void aClaimThatDoesNotFitIsRefused() {
        UUID conversion = new UUID(5, 5);
        Instance plain = Samples.pooled(Samples.sql(), 0, Long.MAX_VALUE - 24, 0);
        var full = new Desk(new Instance(
                plain.product(),
                LicensingMode.PER_DEVICE_OR_USER,
                plain.enforcement(),
                3,
                false,
                0,
                plain.poolUser(),
                0,
                new TreeMap<>(Map.of(conversion, 25)),
                Optional.empty(),
                0,
                Settings.STANDARD,
                Use.NONE));
        assertEquals(
                RefusalCode.ABOVE_MAXIMUM,
                full.refuse(full.claim(conversion, SeatKind.USER)).code());
        full.accept(full.claim(conversion, SeatKind.DEVICE));
    }

    @Test
    void aFullLedgerTakesNoClaimAndNoWaiver() {
        var narrow = new Desk(new Policy(Policy.DEFAULT.coolingOff(), Policy.DEFAULT.scheduleAhead(), 1, 4));
        narrow.accept(narrow.declare(Samples.sql()));
        narrow.accept(narrow.add(HERE, 1));
        UUID conversion = narrow.converted(Disposition.LEAVE);
        assertEquals(
                RefusalCode.LEDGER_FULL,
                narrow.refuse(narrow.claim(conversion, SeatKind.USER)).code());
        assertEquals(
                RefusalCode.LEDGER_FULL,
                narrow.refuse(narrow.waive(conversion, "why not")).code());
    }
}
