package org.seatkeeper.agent.service;

import java.util.UUID;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.PoolScope;
import org.seatkeeper.proto.v1.UnclaimedScope;
import org.seatkeeper.proto.v1.UnitPrice;

/** An entry of the ledger as the contract says it. */
final class LedgerRows {
    private LedgerRows() {}

    static org.seatkeeper.proto.v1.LedgerEntry entry(LedgerEntry entry, boolean reversed) {
        var row = org.seatkeeper.proto.v1.LedgerEntry.newBuilder()
                .setEntryId(entry.id().toString())
                .setProductId(entry.product().value())
                .setScope(scope(entry.scope()))
                .setDelta(entry.delta())
                .setReason(Enums.entryReason(entry.reason()))
                .setAdministrator(entry.administrator())
                .setAt(Rows.time(entry.at()))
                .setComment(entry.comment())
                .setOrderRef(entry.orderRef())
                .setPairId(entry.pair().map(UUID::toString).orElse(""))
                .setPeerAgentId(entry.peer().map(UUID::toString).orElse(""))
                .setReversed(reversed)
                .setBalance(entry.balance())
                .setPosition(entry.position());
        entry.unitPrice()
                .ifPresent(price -> row.setUnitPrice(
                        UnitPrice.newBuilder().setCurrency(price.currency()).setMicros(price.micros())));
        return row.build();
    }

    private static LicenseScope scope(Scope scope) {
        var row = LicenseScope.newBuilder();
        return switch (scope) {
            case Scope.PerServer _ ->
                row.setPerServer(PerServerScope.getDefaultInstance()).build();
            case Scope.Pool(SeatKind kind) ->
                row.setPool(PoolScope.newBuilder().setSeatKind(Enums.seatKind(kind)))
                        .build();
            case Scope.Unclaimed(UUID conversion) ->
                row.setUnclaimed(UnclaimedScope.newBuilder().setConversionId(conversion.toString()))
                        .build();
        };
    }
}
