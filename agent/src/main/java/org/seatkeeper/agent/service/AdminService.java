package org.seatkeeper.agent.service;

import io.grpc.stub.StreamObserver;
import org.seatkeeper.agent.service.ActCalls.Revision;
import org.seatkeeper.agent.service.ActCalls.Write;
import org.seatkeeper.proto.v1.*;

/** What an administrator asks of this server: translation only; each method is one line to whoever answers it. */
public final class AdminService extends AdminServiceGrpc.AdminServiceImplBase {
    private final ActCalls acts;
    private final ReadCalls reads;
    private final ModeCalls modes;
    private final WatchCalls watches;
    private final UseReads uses;
    private final HistoryReads history;

    AdminService(
            ActCalls acts, ReadCalls reads, ModeCalls modes, WatchCalls watches, UseReads uses, HistoryReads history) {
        this.acts = acts;
        this.reads = reads;
        this.modes = modes;
        this.watches = watches;
        this.uses = uses;
        this.history = history;
    }

    @Override
    public void getServerInfo(GetServerInfoRequest request, StreamObserver<GetServerInfoResponse> reply) {
        reads.serverInfo(reply);
    }

    @Override
    public void diagnose(DiagnoseRequest request, StreamObserver<DiagnoseResponse> reply) {
        reads.diagnose(reply);
    }

    @Override
    public void listInstances(ListInstancesRequest request, StreamObserver<ListInstancesResponse> reply) {
        reads.instances(request, reply);
    }

    @Override
    public void getOverview(GetOverviewRequest request, StreamObserver<GetOverviewResponse> reply) {
        watches.overview(request, reply);
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> reply) {
        watches.watch(request, reply);
    }

    @Override
    public void planMode(PlanModeRequest request, StreamObserver<PlanModeResponse> reply) {
        modes.plan(request, reply);
    }

    @Override
    public void getMode(GetModeRequest request, StreamObserver<GetModeResponse> reply) {
        modes.show(request, reply);
    }

    @Override
    public void changeMode(ChangeModeRequest r, StreamObserver<ChangeModeResponse> reply) {
        acts.write(
                new Write<>(
                        "ChangeMode",
                        r.getAct(),
                        Revision.REQUIRED,
                        r,
                        ChangeModeResponse.parser(),
                        act -> Commands.change(act, r)),
                reply);
    }

    @Override
    public void cancelModeChange(CancelModeChangeRequest r, StreamObserver<CancelModeChangeResponse> reply) {
        acts.write(
                new Write<>(
                        "CancelModeChange",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        CancelModeChangeResponse.parser(),
                        act -> Commands.cancel(act, r)),
                reply);
    }

    @Override
    public void addLicenses(AddLicensesRequest r, StreamObserver<AddLicensesResponse> reply) {
        acts.write(
                new Write<>(
                        "AddLicenses",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        AddLicensesResponse.parser(),
                        act -> Commands.add(act, r)),
                reply);
    }

    @Override
    public void removeLicenses(RemoveLicensesRequest r, StreamObserver<RemoveLicensesResponse> reply) {
        acts.write(
                new Write<>(
                        "RemoveLicenses",
                        r.getAct(),
                        Revision.REQUIRED,
                        r,
                        RemoveLicensesResponse.parser(),
                        act -> Commands.remove(act, r)),
                reply);
    }

    @Override
    public void transferLicenses(TransferLicensesRequest r, StreamObserver<TransferLicensesResponse> reply) {
        Revision revision = r.getSide() == TransferSide.TRANSFER_SIDE_OUT ? Revision.REQUIRED : Revision.OPTIONAL;
        acts.write(
                new Write<>(
                        "TransferLicenses",
                        r.getAct(),
                        revision,
                        r,
                        TransferLicensesResponse.parser(),
                        act -> Commands.transfer(act, r)),
                reply);
    }

    @Override
    public void reverseEntry(ReverseEntryRequest r, StreamObserver<ReverseEntryResponse> reply) {
        acts.write(
                new Write<>(
                        "ReverseEntry",
                        r.getAct(),
                        Revision.REQUIRED,
                        r,
                        ReverseEntryResponse.parser(),
                        act -> Commands.reverse(act, r)),
                reply);
    }

    @Override
    public void claimLicenses(ClaimLicensesRequest r, StreamObserver<ClaimLicensesResponse> reply) {
        acts.write(
                new Write<>(
                        "ClaimLicenses",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        ClaimLicensesResponse.parser(),
                        act -> Commands.claim(act, r)),
                reply);
    }

    @Override
    public void waiveLicenses(WaiveLicensesRequest r, StreamObserver<WaiveLicensesResponse> reply) {
        acts.write(
                new Write<>(
                        "WaiveLicenses",
                        r.getAct(),
                        Revision.REQUIRED,
                        r,
                        WaiveLicensesResponse.parser(),
                        act -> Commands.waive(act, r)),
                reply);
    }

    @Override
    public void listLicenses(ListLicensesRequest request, StreamObserver<ListLicensesResponse> reply) {
        reads.licenses(request, reply);
    }

    @Override
    public void setProductSettings(SetProductSettingsRequest r, StreamObserver<SetProductSettingsResponse> reply) {
        acts.write(
                new Write<>(
                        "SetProductSettings",
                        r.getAct(),
                        Revision.REQUIRED,
                        r,
                        SetProductSettingsResponse.parser(),
                        act -> Commands.settings(act, r)),
                reply);
    }

    @Override
    public void evictConnection(EvictConnectionRequest r, StreamObserver<EvictConnectionResponse> reply) {
        acts.write(
                new Write<>(
                        "EvictConnection",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        EvictConnectionResponse.parser(),
                        act -> Commands.evict(act, r)),
                reply);
    }

    @Override
    public void liftBlock(LiftBlockRequest r, StreamObserver<LiftBlockResponse> reply) {
        acts.write(
                new Write<>(
                        "LiftBlock",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        LiftBlockResponse.parser(),
                        act -> Commands.lift(act, r)),
                reply);
    }

    @Override
    public void resetPeak(ResetPeakRequest r, StreamObserver<ResetPeakResponse> reply) {
        acts.write(
                new Write<>(
                        "ResetPeak",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        ResetPeakResponse.parser(),
                        act -> Commands.resetPeak(act, r)),
                reply);
    }

    @Override
    public void listConnections(ListConnectionsRequest request, StreamObserver<ListConnectionsResponse> reply) {
        uses.connections(request, reply);
    }

    @Override
    public void listClients(ListClientsRequest request, StreamObserver<ListClientsResponse> reply) {
        uses.clients(request, reply);
    }

    @Override
    public void listDenials(ListDenialsRequest request, StreamObserver<ListDenialsResponse> reply) {
        history.denials(request, reply);
    }

    @Override
    public void listPeaks(ListPeaksRequest request, StreamObserver<ListPeaksResponse> reply) {
        history.peaks(request, reply);
    }

    @Override
    public void listEvents(ListEventsRequest request, StreamObserver<ListEventsResponse> reply) {
        history.events(request, reply);
    }
}
