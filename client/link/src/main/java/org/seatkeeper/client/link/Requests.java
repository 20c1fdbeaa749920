package org.seatkeeper.client.link;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.PlanModeRequest;
import org.seatkeeper.proto.v1.PoolScope;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;

/** An administrator's wishes as messages of the contract. Pure. */
public final class Requests {
    private Requests() {}

    /** What every act carries. */
    public static Act act(Intent intent) {
        return Act.newBuilder()
                .setOperationId(intent.operationId())
                .setExpectedRevision(intent.expectedRevision())
                .setReason(intent.reason())
                .setValidateOnly(intent.validateOnly())
                .build();
    }

    /** A plan to change a product's mode. */
    public static PlanModeRequest plan(String productId, LicensingMode to, ModeWish wish) {
        var request = PlanModeRequest.newBuilder()
                .setProductId(productId)
                .setTo(to)
                .setLicenses(disposition(wish.licenses()))
                .setSeatKind(seatKind(wish.seatKind()))
                .setLanguage(wish.language());
        wish.effectiveAt().map(Requests::time).ifPresent(request::setEffectiveAt);
        return request.build();
    }

    /** A change of a product's mode. */
    public static ChangeModeRequest change(
            String productId, LicensingMode to, ModeWish wish, String agreementHash, Intent intent) {
        var request = ChangeModeRequest.newBuilder()
                .setAct(act(intent))
                .setProductId(productId)
                .setTo(to)
                .setAgreementHash(agreementHash)
                .setLicenses(disposition(wish.licenses()))
                .setSeatKind(seatKind(wish.seatKind()))
                .setLanguage(wish.language());
        wish.effectiveAt().map(Requests::time).ifPresent(request::setEffectiveAt);
        return request.build();
    }

    /** A purchase. */
    public static AddLicensesRequest add(String productId, Purchase purchase, Intent intent) {
        return AddLicensesRequest.newBuilder()
                .setAct(act(intent))
                .setProductId(productId)
                .setScope(scope(purchase.scope()))
                .setQuantity(purchase.quantity())
                .setComment(purchase.comment())
                .setOrderRef(purchase.orderRef())
                .setDespiteUnclaimed(purchase.insist())
                .build();
    }

    /** A removal. */
    public static RemoveLicensesRequest remove(String productId, Purchase purchase, Intent intent) {
        return RemoveLicensesRequest.newBuilder()
                .setAct(act(intent))
                .setProductId(productId)
                .setScope(scope(purchase.scope()))
                .setQuantity(purchase.quantity())
                .setComment(purchase.comment())
                .setForce(purchase.insist())
                .build();
    }

    private static LicenseScope scope(Purchase.Scope scope) {
        var built = LicenseScope.newBuilder();
        return switch (scope) {
            case PER_SERVER ->
                built.setPerServer(PerServerScope.getDefaultInstance()).build();
            case POOL_USER -> built.setPool(pool(SeatKind.USER)).build();
            case POOL_DEVICE -> built.setPool(pool(SeatKind.DEVICE)).build();
        };
    }

    private static PoolScope pool(SeatKind kind) {
        return PoolScope.newBuilder().setSeatKind(seatKind(kind)).build();
    }

    /** Who holds a seat. */
    public static org.seatkeeper.proto.v1.SeatKind seatKind(SeatKind kind) {
        return switch (kind) {
            case USER -> org.seatkeeper.proto.v1.SeatKind.SEAT_KIND_USER;
            case DEVICE -> org.seatkeeper.proto.v1.SeatKind.SEAT_KIND_DEVICE;
        };
    }

    private static LicenseDisposition disposition(Disposition disposition) {
        return switch (disposition) {
            case MOVE -> LicenseDisposition.LICENSE_DISPOSITION_MOVE;
            case LEAVE -> LicenseDisposition.LICENSE_DISPOSITION_LEAVE;
        };
    }

    static Timestamp time(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
