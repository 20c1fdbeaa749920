package org.seatkeeper.agent.domain;

/** Why a rule says no: the contract's codes, one to one (a test holds them together). */
public enum RefusalCode {
    UNKNOWN_PRODUCT,
    MODE_IS_FINAL,
    CHANGE_ALREADY_OPEN,
    NO_OPEN_CHANGE,
    AGREEMENT_CHANGED,
    NO_AGREEMENT,
    BELOW_ZERO,
    ABOVE_MAXIMUM,
    BELOW_USE,
    WRONG_SCOPE,
    UNKNOWN_ENTRY,
    ALREADY_REVERSED,
    NOT_REVERSIBLE,
    NOTHING_UNCLAIMED,
    UNCLAIMED_LICENSES,
    OPERATION_ID_REUSED,
    READ_ONLY,
    TIME_TOO_FAR,
    TRANSFER_REPEATED,
    PRODUCT_GONE,
    TOO_MANY_PRODUCTS,
    NOT_ALLOWED,
    PRODUCT_CONFLICT,
    REASON_NEEDED,
    LEDGER_FULL,
    NOTHING_TO_CHANGE,
    TIME_IN_PAST
}
