package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.proto.v1.ConnectionKey;
import org.seatkeeper.proto.v1.Enforcement;
import org.seatkeeper.proto.v1.EvictConnectionRequest;
import org.seatkeeper.proto.v1.LiftBlockRequest;
import org.seatkeeper.proto.v1.ListPeaksRequest;
import org.seatkeeper.proto.v1.MachineAccounts;
import org.seatkeeper.proto.v1.ResetPeakRequest;
import org.seatkeeper.proto.v1.SampleSpan;
import org.seatkeeper.proto.v1.SetProductSettingsRequest;

/** Wishes about the use of products as messages of the contract. Pure. */
public final class UsageRequests {
    private UsageRequests() {}

    /** Settings as a whole. */
    public static SetProductSettingsRequest settings(String productId, ProductSettings settings, Intent intent) {
        return SetProductSettingsRequest.newBuilder()
                .setAct(Requests.act(intent))
                .setProductId(productId)
                .setSettings(org.seatkeeper.proto.v1.ProductSettings.newBuilder()
                        .setEnforcement(
                                settings.observing()
                                        ? Enforcement.ENFORCEMENT_OBSERVE
                                        : Enforcement.ENFORCEMENT_ENFORCE)
                        .setGrace(settings.grace())
                        .setHoldSeconds(seconds(settings.hold()))
                        .setConnectionKey(key(settings.key()))
                        .setMachineAccounts(accounts(settings.machineAccounts()))
                        .setLeaseSeconds(seconds(settings.lease())))
                .build();
    }

    private static ConnectionKey key(ProductSettings.Key key) {
        return switch (key) {
            case DEVICE_AND_USER -> ConnectionKey.CONNECTION_KEY_DEVICE_AND_USER;
            case DEVICE_ONLY -> ConnectionKey.CONNECTION_KEY_DEVICE_ONLY;
            case UNKNOWN -> ConnectionKey.CONNECTION_KEY_UNSPECIFIED;
        };
    }

    private static MachineAccounts accounts(ProductSettings.MachineAccounts accounts) {
        return switch (accounts) {
            case IGNORE -> MachineAccounts.MACHINE_ACCOUNTS_IGNORE;
            case AS_DEVICE -> MachineAccounts.MACHINE_ACCOUNTS_AS_DEVICE;
            case COUNT -> MachineAccounts.MACHINE_ACCOUNTS_COUNT;
            case UNKNOWN -> MachineAccounts.MACHINE_ACCOUNTS_UNSPECIFIED;
        };
    }

    /** Whole seconds, up to the most that the contract's type holds: what is beyond is told by its bounds. */
    public static int seconds(Duration duration) {
        return Math.clamp(duration.toSeconds(), 0, Integer.MAX_VALUE);
    }

    /** The end of one connection; zero blocks nobody. */
    public static EvictConnectionRequest evict(String productId, long number, Duration block, Intent intent) {
        return EvictConnectionRequest.newBuilder()
                .setAct(Requests.act(intent))
                .setProductId(productId)
                .setNumber(number)
                .setBlockSeconds(seconds(block))
                .build();
    }

    /** The end of a block before its time. */
    public static LiftBlockRequest liftBlock(String productId, String user, String device, Intent intent) {
        return LiftBlockRequest.newBuilder()
                .setAct(Requests.act(intent))
                .setProductId(productId)
                .setUser(user)
                .setDevice(device)
                .build();
    }

    /** A new measuring period. */
    public static ResetPeakRequest resetPeak(String productId, Intent intent) {
        return ResetPeakRequest.newBuilder()
                .setAct(Requests.act(intent))
                .setProductId(productId)
                .build();
    }

    /** The use of one product over time. */
    public static ListPeaksRequest peaks(
            String productId, PeakHistory.Span span, Optional<Instant> from, Optional<Instant> until) {
        var request = ListPeaksRequest.newBuilder()
                .setProductId(productId)
                .setSpan(
                        switch (span) {
                            case FIVE_MINUTES -> SampleSpan.SAMPLE_SPAN_FIVE_MINUTES;
                            case HOUR -> SampleSpan.SAMPLE_SPAN_HOUR;
                            case DAY -> SampleSpan.SAMPLE_SPAN_DAY;
                        });
        from.map(Requests::time).ifPresent(request::setFrom);
        until.map(Requests::time).ifPresent(request::setUntil);
        return request.build();
    }
}
