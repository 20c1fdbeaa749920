package org.seatkeeper.client.fleet;

import java.util.List;
import java.util.Optional;

/**
 * One product on one server, as the server last reported it.
 *
 * @param revision the instance revision: what a change must expect
 * @param perServerLicenses 0 to 999,999
 * @param inUse connections now; peak: most of them in this measuring period
 * @param mayOperate whether the server allows the caller to evict, block and measure anew
 */
public record ProductFigures(
        String productId,
        String publisher,
        String name,
        String version,
        LicensingMode mode,
        boolean observing,
        long revision,
        boolean gone,
        int perServerLicenses,
        long poolUserLicenses,
        long poolDeviceLicenses,
        List<UnclaimedLicenses> unclaimed,
        SeatKind seatKind,
        Status status,
        String statusNote,
        Optional<ModeChangeFacts> modeChange,
        String agreementVersion,
        String agreementHash,
        Ruling changeMode,
        Ruling manageLicenses,
        boolean mayCancelChange,
        int ledgerEntries,
        int inUse,
        int peak,
        Usage usage,
        ProductSettings settings,
        boolean mayOperate) {
    public ProductFigures {
        unclaimed = List.copyOf(unclaimed);
    }

    /** What counts in the present mode: the Per Server number, or both pools together. */
    public long licenses() {
        return mode == LicensingMode.PER_DEVICE_OR_USER ? poolUserLicenses + poolDeviceLicenses : perServerLicenses;
    }

    /** The change that waits for its time, if one does. */
    public Optional<ModeChangeFacts> scheduledChange() {
        return modeChange.filter(change -> change.state() == ModeChangeFacts.State.SCHEDULED);
    }
}
