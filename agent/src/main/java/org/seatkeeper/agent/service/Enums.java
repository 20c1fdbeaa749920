package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.Disposition;
import org.seatkeeper.agent.domain.Enforcement;
import org.seatkeeper.agent.domain.EntryReason;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.Status;
import org.seatkeeper.agent.domain.TransferSide;

/** The names of the domain and of the contract, one to one. Exhaustive: a new name does not compile until it is here. */
final class Enums {
    private Enums() {}

    static org.seatkeeper.proto.v1.LicensingMode mode(LicensingMode value) {
        return switch (value) {
            case PER_SERVER -> org.seatkeeper.proto.v1.LicensingMode.LICENSING_MODE_PER_SERVER;
            case PER_DEVICE_OR_USER -> org.seatkeeper.proto.v1.LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER;
        };
    }

    static LicensingMode mode(org.seatkeeper.proto.v1.LicensingMode value) {
        return switch (value) {
            case LICENSING_MODE_PER_SERVER -> LicensingMode.PER_SERVER;
            case LICENSING_MODE_PER_DEVICE_OR_USER -> LicensingMode.PER_DEVICE_OR_USER;
            case LICENSING_MODE_UNSPECIFIED, UNRECOGNIZED -> throw new MalformedRequest("the mode is missing");
        };
    }

    static org.seatkeeper.proto.v1.SeatKind seatKind(SeatKind value) {
        return switch (value) {
            case USER -> org.seatkeeper.proto.v1.SeatKind.SEAT_KIND_USER;
            case DEVICE -> org.seatkeeper.proto.v1.SeatKind.SEAT_KIND_DEVICE;
        };
    }

    static SeatKind seatKind(org.seatkeeper.proto.v1.SeatKind value) {
        return switch (value) {
            case SEAT_KIND_USER -> SeatKind.USER;
            case SEAT_KIND_DEVICE -> SeatKind.DEVICE;
            case SEAT_KIND_UNSPECIFIED, UNRECOGNIZED -> throw new MalformedRequest("the seat kind is missing");
        };
    }

    static org.seatkeeper.proto.v1.Enforcement enforcement(Enforcement value) {
        return switch (value) {
            case OBSERVE -> org.seatkeeper.proto.v1.Enforcement.ENFORCEMENT_OBSERVE;
            case ENFORCE -> org.seatkeeper.proto.v1.Enforcement.ENFORCEMENT_ENFORCE;
        };
    }

    static org.seatkeeper.proto.v1.LicenseDisposition disposition(Disposition value) {
        return switch (value) {
            case MOVE -> org.seatkeeper.proto.v1.LicenseDisposition.LICENSE_DISPOSITION_MOVE;
            case LEAVE -> org.seatkeeper.proto.v1.LicenseDisposition.LICENSE_DISPOSITION_LEAVE;
        };
    }

    static Disposition disposition(org.seatkeeper.proto.v1.LicenseDisposition value) {
        return switch (value) {
            case LICENSE_DISPOSITION_MOVE -> Disposition.MOVE;
            case LICENSE_DISPOSITION_LEAVE -> Disposition.LEAVE;
            case LICENSE_DISPOSITION_UNSPECIFIED, UNRECOGNIZED ->
                throw new MalformedRequest("what becomes of the licenses (move or leave) is missing");
        };
    }

    static TransferSide side(org.seatkeeper.proto.v1.TransferSide value) {
        return switch (value) {
            case TRANSFER_SIDE_OUT -> TransferSide.OUT;
            case TRANSFER_SIDE_IN -> TransferSide.IN;
            case TRANSFER_SIDE_UNSPECIFIED, UNRECOGNIZED ->
                throw new MalformedRequest("the side of the transfer is missing");
        };
    }

    static org.seatkeeper.proto.v1.ModeChangeState changeState(ModeChange.State value) {
        return switch (value) {
            case SCHEDULED -> org.seatkeeper.proto.v1.ModeChangeState.MODE_CHANGE_STATE_SCHEDULED;
            case COMMITTED -> org.seatkeeper.proto.v1.ModeChangeState.MODE_CHANGE_STATE_COMMITTED;
            case CANCELLED -> org.seatkeeper.proto.v1.ModeChangeState.MODE_CHANGE_STATE_CANCELLED;
            case STALE -> org.seatkeeper.proto.v1.ModeChangeState.MODE_CHANGE_STATE_STALE;
            case LAPSED -> org.seatkeeper.proto.v1.ModeChangeState.MODE_CHANGE_STATE_LAPSED;
        };
    }

    static org.seatkeeper.proto.v1.ProductStatus status(Status value) {
        return switch (value) {
            case OVER -> org.seatkeeper.proto.v1.ProductStatus.PRODUCT_STATUS_OVER;
            case AT_LIMIT -> org.seatkeeper.proto.v1.ProductStatus.PRODUCT_STATUS_AT_LIMIT;
            case OK -> org.seatkeeper.proto.v1.ProductStatus.PRODUCT_STATUS_OK;
        };
    }

    static org.seatkeeper.proto.v1.LedgerReason entryReason(EntryReason value) {
        return switch (value) {
            case PURCHASE -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_PURCHASE;
            case REMOVAL -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_REMOVAL;
            case CONVERSION_OUT -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_CONVERSION_OUT;
            case CONVERSION_IN -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_CONVERSION_IN;
            case TRANSFER_OUT -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_TRANSFER_OUT;
            case TRANSFER_IN -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_TRANSFER_IN;
            case CLAIM -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_CLAIM;
            case WAIVE -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_WAIVE;
            case REVERSAL -> org.seatkeeper.proto.v1.LedgerReason.LEDGER_REASON_REVERSAL;
        };
    }

    static org.seatkeeper.proto.v1.Permission permission(Permission value) {
        return switch (value) {
            case VIEW -> org.seatkeeper.proto.v1.Permission.PERMISSION_VIEW;
            case MANAGE_LICENSES -> org.seatkeeper.proto.v1.Permission.PERMISSION_MANAGE_LICENSES;
            case CHANGE_MODE -> org.seatkeeper.proto.v1.Permission.PERMISSION_CHANGE_MODE;
            case READ_AUDIT -> org.seatkeeper.proto.v1.Permission.PERMISSION_READ_AUDIT;
            case REGISTER_PRODUCTS -> org.seatkeeper.proto.v1.Permission.PERMISSION_REGISTER_PRODUCTS;
            case USE_LICENSES -> org.seatkeeper.proto.v1.Permission.PERMISSION_USE_LICENSES;
            case OPERATE -> org.seatkeeper.proto.v1.Permission.PERMISSION_OPERATE;
        };
    }

    static org.seatkeeper.proto.v1.RefusalCode refusalCode(RefusalCode value) {
        return switch (value) {
            case UNKNOWN_PRODUCT -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_UNKNOWN_PRODUCT;
            case MODE_IS_FINAL -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_MODE_IS_FINAL;
            case CHANGE_ALREADY_OPEN -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_CHANGE_ALREADY_OPEN;
            case NO_OPEN_CHANGE -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NO_OPEN_CHANGE;
            case AGREEMENT_CHANGED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_AGREEMENT_CHANGED;
            case NO_AGREEMENT -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NO_AGREEMENT;
            case BELOW_ZERO -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_BELOW_ZERO;
            case ABOVE_MAXIMUM -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_ABOVE_MAXIMUM;
            case BELOW_USE -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_BELOW_USE;
            case WRONG_SCOPE -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_WRONG_SCOPE;
            case UNKNOWN_ENTRY -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_UNKNOWN_ENTRY;
            case ALREADY_REVERSED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_ALREADY_REVERSED;
            case NOT_REVERSIBLE -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NOT_REVERSIBLE;
            case NOTHING_UNCLAIMED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NOTHING_UNCLAIMED;
            case UNCLAIMED_LICENSES -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_UNCLAIMED_LICENSES;
            case OPERATION_ID_REUSED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_OPERATION_ID_REUSED;
            case READ_ONLY -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_READ_ONLY;
            case TIME_TOO_FAR -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_TIME_TOO_FAR;
            case TRANSFER_REPEATED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_TRANSFER_REPEATED;
            case PRODUCT_GONE -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_PRODUCT_GONE;
            case TOO_MANY_PRODUCTS -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_TOO_MANY_PRODUCTS;
            case NOT_ALLOWED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NOT_ALLOWED;
            case PRODUCT_CONFLICT -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_PRODUCT_CONFLICT;
            case REASON_NEEDED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_REASON_NEEDED;
            case LEDGER_FULL -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_LEDGER_FULL;
            case NOTHING_TO_CHANGE -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_NOTHING_TO_CHANGE;
            case TIME_IN_PAST -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_TIME_IN_PAST;
            case LIMIT_REACHED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_LIMIT_REACHED;
            case BLOCKED -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_BLOCKED;
            case UNKNOWN_CONNECTION -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_UNKNOWN_CONNECTION;
            case UNKNOWN_BLOCK -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_UNKNOWN_BLOCK;
            case TOO_MANY_BLOCKS -> org.seatkeeper.proto.v1.RefusalCode.REFUSAL_CODE_TOO_MANY_BLOCKS;
        };
    }
}
