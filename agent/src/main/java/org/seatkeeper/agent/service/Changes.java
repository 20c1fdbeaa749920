package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.ModeChange;

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
}
