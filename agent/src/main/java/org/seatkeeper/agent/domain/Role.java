package org.seatkeeper.agent.domain;

import java.util.Set;

/** A named set of permissions (spec/model.md section 10). */
public enum Role {
    /** Looks, changes nothing. */
    VIEWER,
    /** Daily work that moves no license and no mode. */
    OPERATOR,
    /** Keeps the ledger. */
    LICENSE_ADMIN,
    /** Agrees to the one-way change. */
    MODE_ADMIN,
    /** Reads everything, writes nothing. */
    AUDITOR,
    /** Declares the product that calls and asks for its licenses, nothing else. */
    PRODUCT,
    /** Asks for the licenses of the products that name it, nothing else. */
    LICENSE_USER,
    /** An administrator of the server: everything. */
    ADMINISTRATOR;

    /** What the role allows. */
    public Set<Permission> permissions() {
        return switch (this) {
            case VIEWER -> Set.of(Permission.VIEW);
            case OPERATOR -> Set.of(Permission.VIEW, Permission.OPERATE);
            case LICENSE_ADMIN -> Set.of(Permission.VIEW, Permission.OPERATE, Permission.MANAGE_LICENSES);
            case MODE_ADMIN ->
                Set.of(Permission.VIEW, Permission.OPERATE, Permission.MANAGE_LICENSES, Permission.CHANGE_MODE);
            case AUDITOR -> Set.of(Permission.VIEW, Permission.READ_AUDIT);
            case PRODUCT -> Set.of(Permission.REGISTER_PRODUCTS, Permission.USE_LICENSES);
            case LICENSE_USER -> Set.of(Permission.USE_LICENSES);
            case ADMINISTRATOR -> Set.of(Permission.values());
        };
    }
}
