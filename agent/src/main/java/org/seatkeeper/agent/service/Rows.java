package org.seatkeeper.agent.service;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.Refusal;
import org.seatkeeper.agent.domain.Rulings;
import org.seatkeeper.agent.domain.Status;

/** An instance as the contract says it, with what its reader may do to it. */
final class Rows {
    private Rows() {}

    static org.seatkeeper.proto.v1.Instance row(
            Instance i, long changedAt, IdentityName reader, Set<Permission> permissions) {
        Product product = i.product();
        var row = org.seatkeeper.proto.v1.Instance.newBuilder()
                .setProductId(product.id().value())
                .setPublisher(product.publisher())
                .setName(product.name())
                .setVersion(product.version())
                .setMode(Enums.mode(i.mode()))
                .setEnforcement(Enums.enforcement(i.enforcement()))
                .setRevision(i.revision())
                .setChangedAt(changedAt)
                .setGone(i.gone())
                .setPerServerLicenses(i.perServer())
                .setPoolUserLicenses(i.poolUser())
                .setPoolDeviceLicenses(i.poolDevice())
                .setSeatKind(Enums.seatKind(product.seatKind()))
                .setStatus(Enums.status(Status.of(i)))
                .setStatusNote(Status.note(i))
                .setLedgerEntries(i.entries())
                .setInUse(i.inUse())
                .setPeak(i.peak())
                .setFree(i.free())
                .setRefusedToday(i.use().refusedToday())
                .setDemandPeak(i.use().demandPeak())
                .setUserSeats(i.use().userSeats())
                .setDeviceSeats(i.use().deviceSeats())
                .setAdministratorsInUse(i.use().administrators())
                .setAdmittedWhileSilent(i.use().admittedWhileSilent())
                .setSettings(UseEnums.settings(i))
                .setWhenSilent(UseEnums.whenSilent(product.whenSilent()))
                .setMayOperate(permissions.contains(Permission.OPERATE));
        i.use().peakAt().ifPresent(at -> row.setPeakAt(time(at)));
        i.use().since().ifPresent(at -> row.setMeasuredSince(time(at)));
        i.unclaimed()
                .forEach((conversion, quantity) -> row.addUnclaimed(org.seatkeeper.proto.v1.Unclaimed.newBuilder()
                        .setConversionId(conversion.toString())
                        .setQuantity(quantity)));
        i.modeChange().ifPresent(change -> row.setModeChange(Changes.change(change)));
        product.agreement()
                .ifPresent(agreement -> row.setAgreementVersion(agreement.version())
                        .setAgreementHash(agreement.hash())
                        .addAllAgreementLanguages(agreement.languages()));
        rulings(row, i, reader, permissions);
        return row.build();
    }

    private static void rulings(
            org.seatkeeper.proto.v1.Instance.Builder row,
            Instance i,
            IdentityName reader,
            Set<Permission> permissions) {
        Optional<Refusal> noChange = Rulings.againstChangingMode(i, reader, permissions);
        row.setMayChangeMode(noChange.isEmpty());
        noChange.ifPresent(why -> row.setMayNotChangeMode(refusal(why)));
        Optional<Refusal> noManaging = Rulings.againstManagingLicenses(reader, permissions);
        row.setMayManageLicenses(noManaging.isEmpty());
        noManaging.ifPresent(why -> row.setMayNotManageLicenses(refusal(why)));
        row.setMayCancelChange(Rulings.mayCancel(i, permissions));
    }

    static org.seatkeeper.proto.v1.Refusal refusal(Refusal refusal) {
        return org.seatkeeper.proto.v1.Refusal.newBuilder()
                .setCode(Enums.refusalCode(refusal.code()))
                .setCause(refusal.cause())
                .setRemedy(refusal.remedy())
                .build();
    }

    static Timestamp time(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
