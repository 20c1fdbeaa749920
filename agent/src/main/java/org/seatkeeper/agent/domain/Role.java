package org.seatkeeper.agent.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A named set of permissions (spec/model.md section 10). */
public enum Role {
    /** Looks, changes nothing. */
    VIEWER(EnumSet.of(Permission.VIEW)),
    /** Daily work that moves no license and no mode. */
    OPERATOR(EnumSet.of(Permission.VIEW)),
    /** Keeps the ledger. */
    LICENSE_ADMIN(EnumSet.of(Permission.VIEW, Permission.MANAGE_LICENSES)),
    /** Agrees to the one-way change. */
    MODE_ADMIN(EnumSet.of(Permission.VIEW, Permission.MANAGE_LICENSES, Permission.CHANGE_MODE)),
    /** Reads everything, writes nothing. */
    AUDITOR(EnumSet.of(Permission.VIEW, Permission.READ_AUDIT)),
    /** Declares the product that calls, nothing else. */
    PRODUCT(EnumSet.of(Permission.REGISTER_PRODUCTS)),
    /** An administrator of the server: everything. */
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    /** What the role allows; never changes. */
    public Set<Permission> permissions() {
        return permissions;
    }
}
