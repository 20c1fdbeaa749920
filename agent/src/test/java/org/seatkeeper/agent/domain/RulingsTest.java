package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.MIRA;
import static org.seatkeeper.agent.domain.Samples.SQL;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What consoles may offer, and the table of roles (spec/model.md section 10). */
class RulingsTest {
    private static final Set<Permission> ALL = Role.ADMINISTRATOR.permissions();

    private final Desk desk = Desk.withSql();

    private Optional<RefusalCode> ruling(Set<Permission> permissions) {
        return Rulings.againstChangingMode(desk.sql(), MIRA, permissions).map(Refusal::code);
    }

    @Test
    void theModeMayBeChangedOnceByWhoMay() {
        assertEquals(Optional.empty(), ruling(ALL));
        assertEquals(Optional.of(RefusalCode.NOT_ALLOWED), ruling(Role.LICENSE_ADMIN.permissions()));
        desk.scheduled(Disposition.MOVE);
        assertEquals(Optional.of(RefusalCode.CHANGE_ALREADY_OPEN), ruling(ALL));
        desk.accept(desk.cancel("no"));
        desk.converted(Disposition.MOVE);
        assertEquals(Optional.of(RefusalCode.MODE_IS_FINAL), ruling(ALL));
    }

    @Test
    void theModeOfAProductThatIsGoneOrHasNoAgreementMayNot() {
        desk.accept(desk.add(HERE, 1));
        desk.accept(desk.withdraw(SQL, Product.FILES));
        assertEquals(Optional.of(RefusalCode.PRODUCT_GONE), ruling(ALL));
        desk.accept(desk.declare(Samples.product(SQL, Optional.empty(), Product.FILES)));
        assertEquals(Optional.of(RefusalCode.NO_AGREEMENT), ruling(ALL));
    }

    @Test
    void aScheduledChangeMayBeCanceledByWhoMayChange() {
        assertFalse(Rulings.mayCancel(desk.sql(), ALL));
        desk.scheduled(Disposition.MOVE);
        assertTrue(Rulings.mayCancel(desk.sql(), ALL));
        assertFalse(Rulings.mayCancel(desk.sql(), Role.LICENSE_ADMIN.permissions()));
    }

    @Test
    void licensesAreManagedByWhoMay() {
        assertEquals(Optional.empty(), Rulings.againstManagingLicenses(MIRA, Role.LICENSE_ADMIN.permissions()));
        assertEquals(
                Optional.of(RefusalCode.NOT_ALLOWED),
                Rulings.againstManagingLicenses(MIRA, Role.VIEWER.permissions()).map(Refusal::code));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # role,        VIEW,  MANAGE, MODE,  AUDIT, REGISTER
            VIEWER,        true,  false,  false, false, false
            OPERATOR,      true,  false,  false, false, false
            LICENSE_ADMIN, true,  true,   false, false, false
            MODE_ADMIN,    true,  true,   true,  false, false
            AUDITOR,       true,  false,  false, true,  false
            PRODUCT,       false, false,  false, false, true
            ADMINISTRATOR, true,  true,   true,  true,  true
            """)
    void eachRoleAllowsExactlyThis(
            Role role, boolean view, boolean manage, boolean mode, boolean audit, boolean register) {
        Set<Permission> granted = role.permissions();
        assertEquals(view, granted.contains(Permission.VIEW));
        assertEquals(manage, granted.contains(Permission.MANAGE_LICENSES));
        assertEquals(mode, granted.contains(Permission.CHANGE_MODE));
        assertEquals(audit, granted.contains(Permission.READ_AUDIT));
        assertEquals(register, granted.contains(Permission.REGISTER_PRODUCTS));
    }
}
