package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.proto.v1.Instance;

/** A change of mode as the contract says it. */
final class Changes {
    private Changes() {}

    static org.seatkeeper.proto.v1.ModeChange change(ModeChange change) {
        var row = org.seatkeeper.proto.v1.ModeChange.newBuilder()
                .setConversionId(change.id().toString())
                .setState(Enums.changeState(change.state()))
                .setBaseRevision(change.baseRevision())
                .setAgreedBy(change.agreedBy().toString())
                .setAgreementVersion(change.agreementVersion())
                .setAgreementHash(change.agreementHash())
                .setLanguage(change.language())
                .setLicenses(Enums.disposition(change.licenses()))
                .setSeatKind(Enums.seatKind(change.seatKind()))
                .setOpenedAt(Rows.time(change.openedAt()))
                .setEffectiveAt(Rows.time(change.effectiveAt()))
                .setLicensesMoved(change.licensesMoved())
                .setReason(change.reason())
                .setEndCause(change.endCause())
                .setEndedBy(change.endedBy());
        change.endedAt().ifPresent(at -> row.setEndedAt(Rows.time(at)));
        return row.build();
    }

    /**
     * The instance right before a commit: what was recorded then, and nothing else. Names, use and what may be done are
     * today's matter and stay away.
     */
    static Instance beforeCommit(ModeChange change, ModeChange.Before before) {
        return Instance.newBuilder()
                .setProductId(change.product().value())
                .setMode(Enums.mode(LicensingMode.PER_SERVER))
                .setRevision(before.revision())
                .setPerServerLicenses(before.perServer())
                .setPoolUserLicenses(before.poolUser())
                .setPoolDeviceLicenses(before.poolDevice())
                .setAgreementVersion(change.agreementVersion())
                .setAgreementHash(change.agreementHash())
                .build();
    }
}
