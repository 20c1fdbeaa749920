package org.seatkeeper.agent.service;

import java.util.UUID;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.SeatKind;
import org.seatkeeper.proto.v1.TransferLicensesRequest;
import org.seatkeeper.proto.v1.TransferSide;
import org.seatkeeper.proto.v1.UnitPrice;

/** Requests that make sense for SQL, each with a fresh operation. */
final class Writes {
    private final AgentInProcess agent;

    Writes(AgentInProcess agent) {
        this.agent = agent;
    }

    AddLicensesRequest.Builder adding(int quantity) {
        return AddLicensesRequest.newBuilder()
                .setAct(agent.act())
                .setProductId(AgentInProcess.SQL)
                .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                .setQuantity(quantity)
                .setOrderRef("PO-7")
                .setUnitPrice(UnitPrice.newBuilder().setCurrency("EUR").setMicros(12_500_000));
    }

    RemoveLicensesRequest.Builder removing(long revision, int quantity) {
        return RemoveLicensesRequest.newBuilder()
                .setAct(agent.act(revision))
                .setProductId(AgentInProcess.SQL)
                .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                .setQuantity(quantity);
    }

    TransferLicensesRequest.Builder transfer(TransferSide side) {
        return TransferLicensesRequest.newBuilder()
                .setProductId(AgentInProcess.SQL)
                .setQuantity(10)
                .setSide(side)
                .setTransferId(new UUID(7, 7).toString())
                .setPeerAgentId(new UUID(1, 2).toString());
    }

    ChangeModeRequest.Builder changing(long revision) {
        return ChangeModeRequest.newBuilder()
                .setAct(agent.act(revision))
                .setProductId(AgentInProcess.SQL)
                .setTo(LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER)
                .setAgreementHash(
                        Bench.product(Bench.SQL).agreement().orElseThrow().hash())
                .setLicenses(LicenseDisposition.LICENSE_DISPOSITION_MOVE)
                .setSeatKind(SeatKind.SEAT_KIND_USER)
                .setLanguage("en");
    }
}
