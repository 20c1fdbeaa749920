package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.MAIL;
import static org.seatkeeper.agent.domain.Samples.OTHER_OWNER;
import static org.seatkeeper.agent.domain.Samples.SQL;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Products that appear, change and go (spec/model.md, decision 12). */
class ProductsTest {
    private final Desk desk = Desk.withSql();

    @Test
    void aNewProductObservesInPerServerAndHoldsNothing() {
        assertEquals(Instance.of(Samples.sql()), desk.sql());
        assertEquals(LicensingMode.PER_SERVER, desk.sql().mode());
        assertEquals(Enforcement.OBSERVE, desk.sql().enforcement());
    }

    @Test
    void aDeclarationThatSaysNothingNewChangesNothing() {
        assertEquals(new Decision.Accepted(SQL, List.of(), ""), desk.decide(desk.declare(Samples.sql())));
    }

    @Test
    void aProductWithoutALedgerIsForgotten() {
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertEquals(Optional.empty(), desk.state.instance(SQL));
        assertEquals(RefusalCode.UNKNOWN_PRODUCT, desk.refuse(desk.add(HERE, 1)).code());
    }

    @Test
    void aProductWithALedgerIsGoneAndKeepsIt() {
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertTrue(desk.sql().gone());
        assertEquals(25, desk.sql().perServer());
        assertEquals(RefusalCode.PRODUCT_GONE, desk.refuse(desk.add(HERE, 1)).code());
        assertEquals(new Decision.Accepted(SQL, List.of(), ""), desk.decide(desk.withdraw(SQL, Product.FILES)));
        desk.accept(desk.remove(HERE, 5));
        assertEquals(20, desk.sql().perServer());
    }

    @Test
    void aProductWhoseModeIsFinalIsNeverForgotten() {
        desk.converted(Disposition.MOVE);
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertTrue(desk.sql().gone());
        desk.accept(desk.declare(Samples.sql()));
        assertFalse(desk.sql().gone());
        assertEquals(LicensingMode.PER_DEVICE_OR_USER, desk.sql().mode());
    }

    @Test
    void aProductWithAHistoryOfChangesIsNeverForgotten() {
        desk.scheduled(Disposition.MOVE);
        desk.accept(desk.cancel("no"));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertTrue(desk.sql().gone());
        assertEquals(1, desk.state.changes(SQL).size());
    }

    @Test
    void aProductThatReturnsFindsEverythingAsItWas() {
        desk.accept(desk.add(HERE, 25));
        Instance was = desk.sql();
        desk.accept(desk.withdraw(SQL, Product.FILES));
        desk.accept(desk.declare(Samples.sql()));
        assertEquals(was, desk.sql());
    }

    @Test
    void anIdBelongsToWhoDeclaredItFirst() {
        Product other = Samples.product(SQL, Optional.empty(), OTHER_OWNER);
        assertEquals(
                RefusalCode.PRODUCT_CONFLICT, desk.refuse(desk.declare(other)).code());
        assertEquals(
                RefusalCode.PRODUCT_CONFLICT,
                desk.refuse(desk.withdraw(SQL, OTHER_OWNER)).code());
        desk.accept(desk.add(HERE, 25));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        desk.accept(desk.declare(other));
        assertEquals(OTHER_OWNER, desk.sql().product().owner());
        assertEquals(25, desk.sql().perServer());
    }

    @Test
    void theLastProductThatFitsIsTakenAndTheNextIsNot() {
        var narrow = new Desk(new Policy(Duration.ZERO, Duration.ofDays(1), 1, 100));
        narrow.accept(narrow.declare(Samples.sql()));
        Product mail = Samples.product(MAIL, Optional.empty(), Product.FILES);
        assertEquals(
                RefusalCode.TOO_MANY_PRODUCTS,
                narrow.refuse(narrow.declare(mail)).code());
        narrow.accept(narrow.declare(Samples.product(SQL, Optional.empty(), Product.FILES)));
        narrow.accept(narrow.withdraw(SQL, Product.FILES));
        narrow.accept(narrow.declare(mail));
    }

    @Test
    void nobodyWithdrawsWhatIsNotThere() {
        assertEquals(
                RefusalCode.UNKNOWN_PRODUCT,
                desk.refuse(desk.withdraw(MAIL, Product.FILES)).code());
    }
}
