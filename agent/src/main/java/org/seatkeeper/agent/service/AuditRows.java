package org.seatkeeper.agent.service;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.seatkeeper.agent.storage.AuditRecord;

/** A record of the audit as the contract says it. */
final class AuditRows {
    private AuditRows() {}

    static org.seatkeeper.proto.v1.AuditRecord row(AuditRecord record) {
        return org.seatkeeper.proto.v1.AuditRecord.newBuilder()
                .setSequence(record.sequence())
                .setAt(Rows.time(record.at()))
                .setActor(record.actor())
                .setRole(record.role())
                .setOrigin(record.origin())
                .setMethod(record.method())
                .setTarget(record.target())
                .setReason(record.reason())
                .setOperationId(record.operationId())
                .setDetail(record.detail())
                .setBeforeDigest(bytes(record.beforeDigest()))
                .setAfterDigest(bytes(record.afterDigest()))
                .setPreviousHash(bytes(record.previousHash()))
                .setHash(bytes(record.hash()))
                .setCount(record.count())
                .build();
    }

    static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
