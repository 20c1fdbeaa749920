package org.seatkeeper.client.link;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.client.fleet.AuditLine;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.ModeChangeFacts;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.RefusalWords;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UnclaimedLicenses;
import org.seatkeeper.proto.v1.AuditRecord;
import org.seatkeeper.proto.v1.Caller;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Enforcement;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.ModeChange;
import org.seatkeeper.proto.v1.Permission;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.ServerState;
import org.seatkeeper.proto.v1.UnitPrice;

/** The contract's messages as values of the fleet. Every text is made harmless here, whoever wrote it. Pure. */
public final class Figures {
    /** Longest text of one line taken, in code points: twice what the contract allows anywhere. */
    private static final int LINE_MAX = 1000;

    /** Longest text of several lines taken, in code points: twice the longest agreement. */
    private static final int TEXT_MAX = 32_768;

    private static final int LIST_MAX = 100;
    private static final long MICROS = 1_000_000;

    private Figures() {}

    /** Text of one line, made harmless. */
    public static String line(String text) {
        return Words.clean(text, LINE_MAX);
    }

    /** Text of several lines, made harmless. */
    public static String text(String text) {
        return Words.cleanLines(text, TEXT_MAX);
    }

    static List<String> lines(List<String> texts) {
        return texts.stream().limit(LIST_MAX).map(Figures::line).toList();
    }

    /** A time of the contract; one that no calendar holds becomes the nearest that it does. */
    public static Instant at(Timestamp time) {
        try {
            return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
        } catch (DateTimeException | ArithmeticException e) {
            return time.getSeconds() < 0 ? Instant.MIN : Instant.MAX;
        }
    }

    /** A refusal, with words of ours where the agent gave none. */
    public static RefusalFacts refusal(Refusal refusal) {
        String code = refusal.getCode().name().replaceFirst("^REFUSAL_CODE_", "");
        return RefusalWords.complete(code, line(refusal.getCause()), line(refusal.getRemedy()));
    }

    /** A product on a server. */
    public static ProductFigures product(Instance instance) {
        Optional<ModeChangeFacts> change =
                instance.hasModeChange() ? Optional.of(modeChange(instance.getModeChange())) : Optional.empty();
        return new ProductFigures(
                line(instance.getProductId()),
                line(instance.getPublisher()),
                line(instance.getName()),
                line(instance.getVersion()),
                mode(instance),
                instance.getEnforcement() == Enforcement.ENFORCEMENT_OBSERVE,
                instance.getRevision(),
                instance.getGone(),
                instance.getPerServerLicenses(),
                instance.getPoolUserLicenses(),
                instance.getPoolDeviceLicenses(),
                instance.getUnclaimedList().stream()
                        .map(u -> new UnclaimedLicenses(line(u.getConversionId()), u.getQuantity()))
                        .toList(),
                seatKind(instance.getSeatKind()),
                status(instance, change),
                line(instance.getStatusNote()),
                change,
                line(instance.getAgreementVersion()),
                line(instance.getAgreementHash()),
                ruling(instance.getMayChangeMode(), instance.getMayNotChangeMode()),
                ruling(instance.getMayManageLicenses(), instance.getMayNotManageLicenses()),
                instance.getMayCancelChange(),
                instance.getLedgerEntries(),
                instance.getInUse(),
                instance.getPeak(),
                UsageFigures.usage(instance),
                UsageFigures.settings(instance),
                instance.getMayOperate());
    }

    private static LicensingMode mode(Instance instance) {
        return switch (instance.getMode()) {
            case LICENSING_MODE_PER_SERVER -> LicensingMode.PER_SERVER;
            case LICENSING_MODE_PER_DEVICE_OR_USER -> LicensingMode.PER_DEVICE_OR_USER;
            case LICENSING_MODE_UNSPECIFIED, UNRECOGNIZED -> LicensingMode.UNKNOWN;
        };
    }

    private static Status status(Instance instance, Optional<ModeChangeFacts> change) {
        return switch (instance.getStatus()) {
            case PRODUCT_STATUS_OVER -> Status.OVER;
            case PRODUCT_STATUS_AT_LIMIT -> Status.AT_LIMIT;
            case PRODUCT_STATUS_OK ->
                change.filter(c -> c.state() == ModeChangeFacts.State.SCHEDULED).isPresent()
                        ? Status.SCHEDULED
                        : Status.OK;
            case PRODUCT_STATUS_NOT_REPORTING, PRODUCT_STATUS_UNSPECIFIED, UNRECOGNIZED -> Status.NOT_REPORTING;
        };
    }

    private static Ruling ruling(boolean may, Refusal why) {
        return may ? new Ruling.Allowed() : new Ruling.Denied(refusal(why));
    }

    static SeatKind seatKind(org.seatkeeper.proto.v1.SeatKind kind) {
        return switch (kind) {
            case SEAT_KIND_DEVICE -> SeatKind.DEVICE;
            case SEAT_KIND_USER, SEAT_KIND_UNSPECIFIED, UNRECOGNIZED -> SeatKind.USER;
        };
    }

    /** A change of mode. */
    public static ModeChangeFacts modeChange(ModeChange change) {
        return new ModeChangeFacts(
                line(change.getConversionId()),
                switch (change.getState()) {
                    case MODE_CHANGE_STATE_SCHEDULED -> ModeChangeFacts.State.SCHEDULED;
                    case MODE_CHANGE_STATE_COMMITTED -> ModeChangeFacts.State.COMMITTED;
                    case MODE_CHANGE_STATE_CANCELLED -> ModeChangeFacts.State.CANCELLED;
                    case MODE_CHANGE_STATE_STALE -> ModeChangeFacts.State.STALE;
                    case MODE_CHANGE_STATE_LAPSED -> ModeChangeFacts.State.LAPSED;
                    case MODE_CHANGE_STATE_UNSPECIFIED, UNRECOGNIZED -> ModeChangeFacts.State.UNKNOWN;
                },
                line(change.getAgreedBy()),
                line(change.getAgreementVersion()),
                line(change.getAgreementHash()),
                change.getLicenses() == LicenseDisposition.LICENSE_DISPOSITION_LEAVE
                        ? Disposition.LEAVE
                        : Disposition.MOVE,
                seatKind(change.getSeatKind()),
                at(change.getOpenedAt()),
                at(change.getEffectiveAt()),
                change.hasEndedAt() ? Optional.of(at(change.getEndedAt())) : Optional.empty(),
                change.getLicensesMoved(),
                line(change.getReason()),
                line(change.getEndCause()));
    }

    /** A server as a whole, as the caller sees it. */
    public static ServerFacts facts(ServerState server, Caller caller) {
        return new ServerFacts(
                line(server.getAgentId()),
                line(server.getName()),
                line(server.getSiteName()),
                line(server.getVersion()),
                server.getEpoch(),
                server.getStateRevision(),
                server.getAuditSequence(),
                line(server.getReadOnlyCause()),
                server.hasCertificateExpires() ? Optional.of(at(server.getCertificateExpires())) : Optional.empty(),
                lines(server.getConfigurationFaultsList()),
                line(callerName(caller)),
                lines(caller.getRolesList()),
                caller.getPermissionsList().stream()
                        .filter(p -> p != Permission.UNRECOGNIZED)
                        .map(p -> p.name().replaceFirst("^PERMISSION_", ""))
                        .toList());
    }

    private static String callerName(Caller caller) {
        return caller.getKind().isEmpty() ? caller.getName() : caller.getKind() + "/" + caller.getName();
    }

    /** What an act did. */
    public static Outcome outcome(Done done) {
        return new Outcome(
                done.getInstanceRevision(),
                done.getStateRevision(),
                done.getAuditSequence(),
                done.hasBefore() ? Optional.of(product(done.getBefore())) : Optional.empty(),
                done.hasAfter() ? Optional.of(product(done.getAfter())) : Optional.empty(),
                done.getValidatedOnly(),
                done.getRepeated(),
                line(done.getWarning()),
                done.getEntriesList().stream().map(Figures::ledgerLine).toList());
    }

    /** An entry of the purchase history. */
    public static LedgerLine ledgerLine(LedgerEntry entry) {
        return new LedgerLine(
                line(entry.getEntryId()),
                line(entry.getProductId()),
                scope(entry.getScope()),
                entry.getDelta(),
                reason(entry),
                line(entry.getAdministrator()),
                at(entry.getAt()),
                line(entry.getComment()),
                line(entry.getOrderRef()),
                entry.hasUnitPrice() ? price(entry.getUnitPrice()) : "",
                line(entry.getPairId()),
                entry.getReversed(),
                entry.getBalance(),
                entry.getPosition());
    }

    /** A scope in words. */
    static String scope(LicenseScope scope) {
        return switch (scope.getScopeCase()) {
            case PER_SERVER -> "Per Server";
            case POOL -> seatKind(scope.getPool().getSeatKind()) == SeatKind.DEVICE ? "pool (devices)" : "pool (users)";
            case UNCLAIMED -> "unclaimed";
            case SCOPE_NOT_SET -> "";
        };
    }

    private static String reason(LedgerEntry entry) {
        return switch (entry.getReason()) {
            case LEDGER_REASON_PURCHASE -> "Purchase";
            case LEDGER_REASON_REMOVAL -> "Removal";
            case LEDGER_REASON_CONVERSION_OUT -> "Mode change, out";
            case LEDGER_REASON_CONVERSION_IN -> "Mode change, in";
            case LEDGER_REASON_TRANSFER_OUT -> "Transfer out";
            case LEDGER_REASON_TRANSFER_IN -> "Transfer in";
            case LEDGER_REASON_CLAIM -> "Claim";
            case LEDGER_REASON_WAIVE -> "Waive";
            case LEDGER_REASON_REVERSAL -> "Reversal";
            case LEDGER_REASON_UNSPECIFIED, UNRECOGNIZED -> "Other";
        };
    }

    private static String price(UnitPrice price) {
        var amount = java.math.BigDecimal.valueOf(price.getMicros()).divide(java.math.BigDecimal.valueOf(MICROS));
        return line(price.getCurrency()) + " "
                + amount.setScale(Math.max(2, amount.stripTrailingZeros().scale()), java.math.RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    /** A record of the audit. */
    public static AuditLine auditLine(AuditRecord record) {
        return new AuditLine(
                record.getSequence(),
                at(record.getAt()),
                line(record.getActor()),
                line(record.getRole()),
                line(record.getOrigin()),
                line(record.getMethod()),
                line(record.getTarget()),
                line(record.getReason()),
                line(record.getOperationId()),
                text(record.getDetail()),
                HexFormat.of().formatHex(record.getHash().toByteArray()),
                Math.max(1, record.getCount()));
    }
}
