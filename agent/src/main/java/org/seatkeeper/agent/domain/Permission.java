package org.seatkeeper.agent.domain;

/** What a caller may be allowed to do. The contract names one for each of its methods. */
public enum Permission {
    /** See servers, products, licenses, modes and plans. */
    VIEW,
    /** Add, remove, transfer, reverse, claim and waive licenses. */
    MANAGE_LICENSES,
    /** Change, schedule and cancel a licensing mode: apart from the rest, since it is the only irreversible act. */
    CHANGE_MODE,
    /** Read, verify and export the audit. */
    READ_AUDIT,
    /** Declare and withdraw products. */
    REGISTER_PRODUCTS,
    /** Ask for licenses, as a product, for that product's clients. */
    USE_LICENSES,
    /** Evict, block, measure anew: daily work that moves no license and no mode. */
    OPERATE
}
