package org.seatkeeper.agent.service;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Insistence;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.domain.UnitPrice;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LiftBlockRequest;
import org.seatkeeper.proto.v1.PlanModeRequest;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.ResetPeakRequest;
import org.seatkeeper.proto.v1.ReverseEntryRequest;
import org.seatkeeper.proto.v1.SetProductSettingsRequest;
import org.seatkeeper.proto.v1.TransferLicensesRequest;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;

/** Requests as commands. Their fields have been checked against their bounds; what cannot mean anything is malformed. */
final class Commands {
    private Commands() {}

    static Command add(Act act, AddLicensesRequest r) {
        return new Command.AddLicenses(
                act,
                product(r.getProductId()),
                scope(r.getScope()),
                r.getQuantity(),
                r.getComment(),
                r.getOrderRef(),
                r.hasUnitPrice() ? Optional.of(price(r.getUnitPrice())) : Optional.empty(),
                insistence(r.getDespiteUnclaimed()));
    }

    static Command remove(Act act, RemoveLicensesRequest r) {
        return new Command.RemoveLicenses(
                act,
                product(r.getProductId()),
                scope(r.getScope()),
                r.getQuantity(),
                r.getComment(),
                insistence(r.getForce()));
    }

    static Command transfer(Act act, TransferLicensesRequest r) {
        return new Command.TransferLicenses(
                act,
                product(r.getProductId()),
                r.getQuantity(),
                Enums.side(r.getSide()),
                id(r.getTransferId()),
                id(r.getPeerAgentId()),
                r.getComment());
    }

    static Command reverse(Act act, ReverseEntryRequest r) {
        return new Command.ReverseEntry(act, id(r.getEntryId()), r.getComment());
    }

    static Command claim(Act act, ClaimLicensesRequest r) {
        return new Command.ClaimLicenses(
                act, product(r.getProductId()), id(r.getConversionId()), Enums.seatKind(r.getSeatKind()));
    }

    static Command settings(Act act, SetProductSettingsRequest r) {
        return new Command.SetSettings(
                act,
                product(r.getProductId()),
                UseEnums.enforcement(r.getSettings()),
                UseEnums.settings(r.getSettings()));
    }

    static Command evict(Act act, EvictConnectionRequest r) {
        return new Command.Evict(
                act, product(r.getProductId()), r.getNumber(), Duration.ofSeconds(r.getBlockSeconds()));
    }

    static Command lift(Act act, LiftBlockRequest r) {
        return new Command.LiftBlock(act, product(r.getProductId()), client(r.getUser(), r.getDevice()));
    }

    static Command resetPeak(Act act, ResetPeakRequest r) {
        return new Command.ResetPeak(act, product(r.getProductId()));
    }

    static Client client(String user, String device) {
        try {
            return new Client(user, device);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(String.valueOf(e.getMessage()));
        }
    }

    static Command waive(Act act, WaiveLicensesRequest r) {
        return new Command.WaiveLicenses(act, product(r.getProductId()), id(r.getConversionId()));
    }

    static Command.ChangeMode change(Act act, ChangeModeRequest r) {
        return new Command.ChangeMode(
                act,
                product(r.getProductId()),
                Enums.mode(r.getTo()),
                r.getAgreementHash(),
                r.getLanguage(),
                Enums.disposition(r.getLicenses()),
                Enums.seatKind(r.getSeatKind()),
                r.hasEffectiveAt() ? Optional.of(instant(r.getEffectiveAt())) : Optional.empty());
    }

    /** The change that is planned: as it would be asked for by whoever agrees to the text as it stands. */
    static Command.ChangeMode plan(Act act, PlanModeRequest r, String agreementHash) {
        return new Command.ChangeMode(
                act,
                product(r.getProductId()),
                Enums.mode(r.getTo()),
                agreementHash,
                r.getLanguage(),
                Enums.disposition(r.getLicenses()),
                Enums.seatKind(r.getSeatKind()),
                r.hasEffectiveAt() ? Optional.of(instant(r.getEffectiveAt())) : Optional.empty());
    }

    static Command cancel(Act act, CancelModeChangeRequest r) {
        return new Command.CancelChange(act, product(r.getProductId()));
    }

    static ProductId product(String id) {
        return new ProductId(id);
    }

    static UUID id(String id) {
        return UUID.fromString(id);
    }

    /** A time between the years 1970 and 9999. */
    static Instant instant(Timestamp time) {
        if (time.getSeconds() < 0
                || time.getSeconds() > 253_402_300_799L
                || time.getNanos() < 0
                || time.getNanos() > 999_999_999) {
            throw new MalformedRequest("the time is not between the years 1970 and 9999");
        }
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static Scope scope(LicenseScope scope) {
        return switch (scope.getScopeCase()) {
            case PER_SERVER -> new Scope.PerServer();
            case POOL -> new Scope.Pool(Enums.seatKind(scope.getPool().getSeatKind()));
            case UNCLAIMED -> new Scope.Unclaimed(id(scope.getUnclaimed().getConversionId()));
            case SCOPE_NOT_SET -> throw new MalformedRequest("scope is missing: per_server or pool");
        };
    }

    private static UnitPrice price(org.seatkeeper.proto.v1.UnitPrice price) {
        try {
            return new UnitPrice(price.getCurrency(), price.getMicros());
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("unit_price: " + e.getMessage());
        }
    }

    private static Insistence insistence(boolean insist) {
        return insist ? Insistence.INSIST : Insistence.HEED;
    }
}
