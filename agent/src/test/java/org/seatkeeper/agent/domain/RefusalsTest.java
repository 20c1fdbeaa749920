package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.MIRA;
import static org.seatkeeper.agent.domain.Samples.USERS;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every no has a code, a cause and a remedy, and every code is some rule's. */
class RefusalsTest {
    private final Map<RefusalCode, Refusal> seen = new EnumMap<>(RefusalCode.class);

    private void no(Desk desk, Command command) {
        Refusal refusal = desk.refuse(command);
        seen.put(refusal.code(), refusal);
    }

    @Test
    void everyCodeOfTheContractIsSaidBySomeRule() {
        ofTheLedger(Desk.withSql());
        ofTheMode(Desk.withSql());
        ofWhatWasLeft(Desk.withSql());
        ofTheProducts();
        ofTheUse();
        // These three are found outside the rules and worded here.
        for (Refusal worded : new Refusal[] {
            Refusals.notAllowed(MIRA, Permission.CHANGE_MODE),
            Refusals.readOnly("the disk is full"),
            Refusals.operationIdReused(new UUID(2, 2))
        }) {
            seen.put(worded.code(), worded);
        }
        assertEquals(EnumSet.allOf(RefusalCode.class), seen.keySet());
        seen.values().forEach(RefusalsTest::isPlainWords);
    }

    private void ofTheUse() {
        var desk = new UseDesk(1);
        desk.admitted("u1", "pc1");
        Refusal full = desk.refused("u2", "pc2");
        seen.put(full.code(), full);
        Act act = Samples.act("why", Samples.NOW);
        refused(desk.decide(new Command.Evict(act, Samples.SQL, 99, java.time.Duration.ZERO)));
        refused(desk.decide(new Command.LiftBlock(act, Samples.SQL, new Client("u9", ""))));
        desk.decide(new Command.Evict(act, Samples.SQL, desk.number(), java.time.Duration.ofHours(1)));
        Refusal blocked = desk.refused("u1", "pc1");
        seen.put(blocked.code(), blocked);
        for (int n = 1; n < Block.MOST; n++) {
            desk.admitted("x" + n, "pc");
            desk.decide(new Command.Evict(act, Samples.SQL, desk.number(), java.time.Duration.ofHours(1)));
        }
        desk.admitted("last", "pc");
        refused(desk.decide(new Command.Evict(act, Samples.SQL, desk.number(), java.time.Duration.ofHours(1))));
    }

    private void refused(Decision decision) {
        if (decision instanceof Decision.Refused(Refusal why)) {
            seen.put(why.code(), why);
        }
    }

    private void ofTheLedger(Desk desk) {
        var used = new Desk(Samples.used(Samples.sql(), 10, 7, 7));
        no(desk, desk.reverse(new UUID(9, 9)));
        desk.accept(desk.add(HERE, 5));
        UUID purchase = desk.state.ledger().getFirst().id();
        no(desk, desk.add(HERE, 999_999));
        no(desk, desk.remove(HERE, 6));
        no(used, used.remove(HERE, 4));
        no(used, used.remove(used.act(), HERE, 4, Insistence.INSIST));
        desk.accept(desk.reverse(purchase));
        no(desk, desk.reverse(purchase));
        no(desk, desk.reverse(desk.state.ledger().getLast().id()));
        desk.accept(desk.transfer(TransferSide.IN, 1, new UUID(3, 1)));
        no(desk, desk.transfer(TransferSide.IN, 1, new UUID(3, 1)));
    }

    private void ofTheMode(Desk desk) {
        no(desk, desk.cancel("no"));
        no(desk, desk.change(LicensingMode.PER_SERVER, Disposition.MOVE, Optional.empty()));
        no(desk, desk.change(Disposition.MOVE, Optional.of(desk.now.minus(Duration.ofDays(1)))));
        no(desk, desk.change(Disposition.MOVE, Optional.of(desk.now.plus(Duration.ofDays(400)))));
        var agreed = desk.change(Disposition.MOVE, Optional.empty());
        desk.accept(desk.declare(Samples.product(Samples.SQL, Optional.empty(), Product.FILES)));
        no(desk, agreed);
        desk.accept(desk.declare(Samples.product(Samples.SQL, Optional.of(Samples.agreement("2")), Product.FILES)));
        no(desk, agreed);
        desk.scheduled(Disposition.MOVE);
        no(desk, desk.change(Disposition.MOVE, Optional.empty()));
        desk.accept(desk.cancel("no"));
        desk.converted(Disposition.MOVE);
        no(desk, desk.change(Disposition.MOVE, Optional.empty()));
        no(desk, desk.add(HERE, 1));
    }

    private void ofWhatWasLeft(Desk desk) {
        no(desk, desk.claim(new UUID(4, 4), SeatKind.USER));
        desk.accept(desk.add(HERE, 5));
        desk.converted(Disposition.LEAVE);
        no(desk, desk.add(USERS, 1));
    }

    private void ofTheProducts() {
        var desk = new Desk(new Policy(Duration.ZERO, Duration.ofDays(366), 1, 3));
        no(desk, desk.add(HERE, 1));
        desk.accept(desk.declare(Samples.sql()));
        no(desk, desk.declare(Samples.product(Samples.MAIL, Optional.empty(), Product.FILES)));
        no(desk, desk.declare(Samples.product(Samples.SQL, Optional.empty(), Samples.OTHER_OWNER)));
        desk.accept(desk.add(HERE, 1));
        desk.accept(desk.withdraw(Samples.SQL, Product.FILES));
        no(desk, desk.add(HERE, 1));
        desk.accept(desk.remove(HERE, 1));
        no(desk, desk.remove(HERE, 1));
    }

    private static void isPlainWords(Refusal refusal) {
        for (String words : new String[] {refusal.cause(), refusal.remedy()}) {
            assertTrue(words.matches("[A-Z\"0-9a-z].*[.]"), words);
            assertTrue(words.length() <= 250, words);
        }
    }

    @Test
    void aNoWithoutWordsCannotBeSaid() {
        assertThrows(IllegalArgumentException.class, () -> new Refusal(RefusalCode.BELOW_ZERO, " ", "Do."));
        assertThrows(IllegalArgumentException.class, () -> new Refusal(RefusalCode.BELOW_ZERO, "So.", ""));
    }
}
