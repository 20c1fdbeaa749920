package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.SQL;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Acceptance scenarios of spec/model.md section 12, as far as one server's rules decide them. Scenario 16: BelowUseTest. */
class ScenarioTest {
    @Test
    @DisplayName("Scenario 12: 25 licenses move to the pool once, a repeat changes nothing, and no call goes back")
    void scenario12() {
        Desk desk = new Desk(Samples.used(Samples.sql(), 25, 7, 7));
        var command = desk.change(Disposition.MOVE, Optional.empty());
        desk.accept(command);
        assertEquals(LicensingMode.PER_DEVICE_OR_USER, desk.sql().mode());
        assertEquals(0, desk.sql().perServer());
        assertEquals(25, desk.sql().poolUser());
        assertEquals(RefusalCode.MODE_IS_FINAL, desk.refuse(command).code());
        for (Command any : everyCommand(desk)) {
            if (desk.decide(any) instanceof Decision.Accepted yes) {
                LicensingState after = Snapshot.of(desk.state).rebuilt();
                after.apply(yes.events());
                after.instance(SQL)
                        .ifPresent(sql -> assertEquals(LicensingMode.PER_DEVICE_OR_USER, sql.mode(), any.toString()));
            }
        }
        assertEquals(25, desk.sql().total());
    }

    private static List<Command> everyCommand(Desk desk) {
        UUID conversion = desk.sql().modeChange().orElseThrow().id();
        UUID entry = desk.state.ledger().getFirst().id();
        var all = new ArrayList<Command>(List.of(
                desk.declare(Samples.product(SQL, Optional.empty(), Product.FILES)),
                desk.withdraw(SQL, Product.FILES),
                desk.add(USERS, 1),
                desk.add(HERE, 1),
                desk.remove(USERS, 1),
                desk.remove(HERE, 1),
                desk.reverse(entry),
                desk.claim(conversion, SeatKind.USER),
                desk.waive(conversion, "why not"),
                desk.cancel("back, please"),
                new Command.SetSettings(Samples.act("back", Samples.NOW), SQL, Enforcement.OBSERVE, Settings.STANDARD),
                new Command.Evict(Samples.act("back", Samples.NOW), SQL, 1, java.time.Duration.ofHours(1)),
                new Command.LiftBlock(Samples.act("back", Samples.NOW), SQL, new Client("alice", "pc1")),
                new Command.ResetPeak(Samples.act("back", Samples.NOW), SQL)));
        for (TransferSide side : TransferSide.values()) {
            all.add(desk.transfer(side, 1, new UUID(3, 1)));
        }
        for (LicensingMode to : LicensingMode.values()) {
            all.add(desk.change(to, Disposition.MOVE, Optional.empty()));
            all.add(desk.change(to, Disposition.LEAVE, Optional.of(desk.now.plusSeconds(60))));
        }
        for (Meanwhile meanwhile : Meanwhile.values()) {
            all.add(desk.settle(conversion, meanwhile));
        }
        // A command that is not in the list is a way back that nobody tried.
        assertEquals(
                Command.class.getPermittedSubclasses().length,
                all.stream().map(Object::getClass).distinct().count());
        return all;
    }
}
