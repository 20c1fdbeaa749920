package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.PEER;
import static org.seatkeeper.agent.domain.Samples.SQL;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The instance revision: once for each administrator's act, never for what a product says of itself (I8). */
class RevisionTest {
    private final Desk desk = Desk.withSql();

    private void moves(Command command) {
        long was = desk.sql().revision();
        desk.accept(command);
        assertEquals(was + 1, desk.sql().revision(), command.toString());
    }

    @Test
    void everyAdministratorsActMovesItOnce() {
        assertEquals(1, desk.sql().revision());
        moves(desk.add(HERE, 25));
        moves(desk.reverse(desk.state.ledger().getLast().id()));
        moves(desk.add(HERE, 25));
        moves(desk.remove(HERE, 1));
        moves(desk.transfer(TransferSide.OUT, 1, new UUID(3, 1)));
        moves(desk.transfer(TransferSide.IN, 1, new UUID(3, 2)));
        UUID later = desk.scheduled(Disposition.LEAVE);
        moves(desk.settle(later, Meanwhile.RIGHT_LOST));
        desk.scheduled(Disposition.LEAVE);
        moves(desk.cancel("not yet"));
        desk.scheduled(Disposition.LEAVE);
        moves(desk.add(HERE, 1));
        moves(desk.change(Disposition.LEAVE, Optional.of(desk.now.plusSeconds(1))));
        UUID last = desk.sql().openChange().orElseThrow().id();
        desk.later(Duration.ofSeconds(1));
        moves(desk.settle(last, Meanwhile.NOTHING));
        moves(desk.claim(last, SeatKind.USER));
    }

    @Test
    void theWaiverAndTheChangeNowMoveItOnce() {
        moves(desk.add(HERE, 25));
        moves(desk.change(Disposition.LEAVE, Optional.empty()));
        moves(desk.waive(desk.sql().modeChange().orElseThrow().id(), "never paid for"));
    }

    @Test
    void aDeclarationAWithdrawalAndAReturnDoNot() {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.declare(Samples.product(SQL, Optional.empty(), Product.FILES)));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        desk.accept(desk.declare(Samples.sql()));
        assertEquals(2, desk.sql().revision());
    }

    @Test
    void aDeclarationThatEndsAScheduleMovesItSinceThePlanIsOff() {
        desk.scheduled(Disposition.MOVE);
        desk.accept(desk.declare(Samples.product(SQL, Optional.empty(), Product.FILES)));
        assertEquals(3, desk.sql().revision());
    }

    @Test
    void aScheduleCountsFromTheRevisionRightAfterIt() {
        desk.scheduled(Disposition.MOVE);
        assertEquals(
                desk.sql().revision(), desk.sql().openChange().orElseThrow().baseRevision());
    }

    @Test
    void anOlderRevisionIsAConflictWithBothShown() {
        desk.accept(desk.add(HERE, 25));
        UUID entry = desk.state.ledger().getFirst().id();
        for (Function<Act, Command> command : List.<Function<Act, Command>>of(
                act -> new Command.AddLicenses(act, SQL, HERE, 1, "", "", Optional.empty(), Insistence.HEED),
                act -> desk.remove(act, HERE, 1, Insistence.HEED),
                act -> new Command.TransferLicenses(act, SQL, 1, TransferSide.OUT, new UUID(3, 1), PEER, ""),
                act -> new Command.ReverseEntry(act, entry, ""),
                act -> new Command.ClaimLicenses(act, SQL, new UUID(4, 4), SeatKind.USER),
                act -> new Command.WaiveLicenses(act, SQL, new UUID(4, 4)),
                act -> new Command.ChangeMode(
                        act,
                        SQL,
                        LicensingMode.PER_DEVICE_OR_USER,
                        Samples.agreement("1").hash(),
                        "en",
                        Disposition.MOVE,
                        SeatKind.USER,
                        Optional.empty()))) {
            for (long seen : List.of(1L, 3L)) {
                Command stale = command.apply(desk.act(seen, ""));
                assertEquals(new Decision.Stale(SQL, seen, 2), desk.decide(stale), stale.toString());
            }
        }
    }

    @Test
    void cancelingFromAnOlderRevisionIsAConflictToo() {
        desk.scheduled(Disposition.MOVE);
        assertEquals(new Decision.Stale(SQL, 1, 2), desk.decide(new Command.CancelChange(desk.act(1, "no"), SQL)));
    }

    @Test
    void connectionsDoNotMakeAPlanStale() {
        var busy = new Desk(Samples.used(Samples.sql(), 10_000, 10_000, 10_000));
        var plan = new Command.ChangeMode(
                busy.act(1, ""),
                SQL,
                LicensingMode.PER_DEVICE_OR_USER,
                Samples.agreement("1").hash(),
                "en",
                Disposition.MOVE,
                SeatKind.USER,
                Optional.empty());
        busy.accept(plan);
        assertEquals(10_000, busy.sql().inUse());
    }
}
