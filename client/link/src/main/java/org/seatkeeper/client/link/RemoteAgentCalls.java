package org.seatkeeper.client.link;

import io.grpc.MethodDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.AuditLine;
import org.seatkeeper.client.fleet.AuditVerdict;
import org.seatkeeper.client.fleet.Finding;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.ModeHistory;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.ServerDetails;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Transfer;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Agreement;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.CancelModeChangeResponse;
import org.seatkeeper.proto.v1.ChangeModeResponse;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.ClaimLicensesResponse;
import org.seatkeeper.proto.v1.DiagnoseRequest;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.ExportAuditRequest;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.ListAuditRequest;
import org.seatkeeper.proto.v1.ListLicensesRequest;
import org.seatkeeper.proto.v1.PlanModeResponse;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.RemoveLicensesResponse;
import org.seatkeeper.proto.v1.ReverseEntryRequest;
import org.seatkeeper.proto.v1.ReverseEntryResponse;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;
import org.seatkeeper.proto.v1.WaiveLicensesResponse;

/** The calls of an administrator over the links of a fleet: wishes in, values of the fleet out. */
final class RemoteAgentCalls implements AgentCalls {
    private static final int PAGE = 500;
    private static final LicensingMode TO = LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER;

    private final UnaryCalls calls;
    private final Transfers transfers;
    private final AuditCheck audits;

    RemoteAgentCalls(UnaryCalls calls, Transfers transfers, AuditCheck audits) {
        this.calls = calls;
        this.transfers = transfers;
        this.audits = audits;
    }

    @Override
    public CompletionStage<Answer<ModePlan>> planMode(ProductKey product, ModeWish wish) {
        return read(
                product.server(),
                AdminServiceGrpc.getPlanModeMethod(),
                Requests.plan(product.productId(), TO, wish),
                RemoteAgentCalls::plan);
    }

    private static Answer<ModePlan> plan(PlanModeResponse plan) {
        Optional<RefusalFacts> refusal =
                plan.hasRefusal() ? Optional.of(Figures.refusal(plan.getRefusal())) : Optional.empty();
        if (refusal.isPresent() && !plan.hasInstance()) {
            return new Answer.Refused<>(refusal.get());
        }
        Agreement agreement = plan.getAgreement();
        return new Answer.Done<>(new ModePlan(
                refusal,
                Figures.product(plan.getInstance()),
                plan.getRowsList().stream()
                        .map(row -> new ModePlan.Row(
                                Figures.line(row.getWhat()),
                                Figures.line(row.getBefore()),
                                Figures.line(row.getAfter()),
                                Figures.line(row.getMeaning())))
                        .toList(),
                new ModePlan.Agreement(
                        Figures.line(agreement.getVersion()),
                        Figures.line(agreement.getHash()),
                        Figures.line(agreement.getLanguage()),
                        Figures.text(agreement.getText()),
                        Figures.lines(agreement.getLanguagesList())),
                Figures.at(plan.getEffectiveAt()),
                plan.getScheduled(),
                plan.getInstance().getRevision(),
                Figures.at(plan.getPlannedAt())));
    }

    @Override
    public CompletionStage<Answer<Outcome>> changeMode(
            ProductKey product, ModeWish wish, String agreementHash, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getChangeModeMethod(),
                Requests.change(product.productId(), TO, wish, agreementHash, intent),
                r -> verdict(r.hasRefusal(), r, ChangeModeResponse::getRefusal, ChangeModeResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Outcome>> cancelChange(ProductKey product, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getCancelModeChangeMethod(),
                CancelModeChangeRequest.newBuilder()
                        .setAct(Requests.act(intent))
                        .setProductId(product.productId())
                        .build(),
                r -> verdict(
                        r.hasRefusal(), r, CancelModeChangeResponse::getRefusal, CancelModeChangeResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Outcome>> addLicenses(ProductKey product, Purchase purchase, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getAddLicensesMethod(),
                Requests.add(product.productId(), purchase, intent),
                r -> verdict(r.hasRefusal(), r, AddLicensesResponse::getRefusal, AddLicensesResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Outcome>> removeLicenses(ProductKey product, Purchase purchase, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getRemoveLicensesMethod(),
                Requests.remove(product.productId(), purchase, intent),
                r -> verdict(r.hasRefusal(), r, RemoveLicensesResponse::getRefusal, RemoveLicensesResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Transfer>> transfer(
            ProductKey from, ServerName to, int quantity, String comment, Intent intent) {
        var order = new Transfers.Order(from, to, quantity, comment, intent);
        return transfers
                .run(order)
                .thenApply(answer -> Answers.map(
                        answer,
                        both -> new Transfer(
                                order.transferId(), Figures.outcome(both.out()), Figures.outcome(both.in()))));
    }

    @Override
    public CompletionStage<Answer<Outcome>> reverse(ServerName server, String entryId, String comment, Intent intent) {
        return read(
                server,
                AdminServiceGrpc.getReverseEntryMethod(),
                ReverseEntryRequest.newBuilder()
                        .setAct(Requests.act(intent))
                        .setEntryId(entryId)
                        .setComment(comment)
                        .build(),
                r -> verdict(r.hasRefusal(), r, ReverseEntryResponse::getRefusal, ReverseEntryResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Outcome>> claim(
            ProductKey product, String conversionId, SeatKind seatKind, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getClaimLicensesMethod(),
                ClaimLicensesRequest.newBuilder()
                        .setAct(Requests.act(intent))
                        .setProductId(product.productId())
                        .setConversionId(conversionId)
                        .setSeatKind(Requests.seatKind(seatKind))
                        .build(),
                r -> verdict(r.hasRefusal(), r, ClaimLicensesResponse::getRefusal, ClaimLicensesResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Outcome>> waive(ProductKey product, String conversionId, Intent intent) {
        return read(
                product.server(),
                AdminServiceGrpc.getWaiveLicensesMethod(),
                WaiveLicensesRequest.newBuilder()
                        .setAct(Requests.act(intent))
                        .setProductId(product.productId())
                        .setConversionId(conversionId)
                        .build(),
                r -> verdict(r.hasRefusal(), r, WaiveLicensesResponse::getRefusal, WaiveLicensesResponse::getDone));
    }

    @Override
    public CompletionStage<Answer<Page<LedgerLine>>> history(ServerName server, String productId, long before) {
        return read(
                server,
                AdminServiceGrpc.getListLicensesMethod(),
                ListLicensesRequest.newBuilder()
                        .setProductId(productId)
                        .setPageSize(PAGE)
                        .setBeforePosition(before)
                        .build(),
                page -> new Answer.Done<>(new Page<>(
                        page.getEntriesList().stream().map(Figures::ledgerLine).toList(),
                        page.getNextBeforePosition())));
    }

    @Override
    public CompletionStage<Answer<ModeHistory>> modeHistory(ProductKey product) {
        return read(
                product.server(),
                AdminServiceGrpc.getGetModeMethod(),
                GetModeRequest.newBuilder().setProductId(product.productId()).build(),
                RemoteAgentCalls::modeHistory);
    }

    private static Answer<ModeHistory> modeHistory(GetModeResponse mode) {
        if (mode.hasRefusal()) {
            return new Answer.Refused<>(Figures.refusal(mode.getRefusal()));
        }
        return new Answer.Done<>(new ModeHistory(
                Figures.product(mode.getInstance()),
                mode.getChangesList().stream().map(Figures::modeChange).toList(),
                mode.hasBeforeCommit() ? Optional.of(Figures.product(mode.getBeforeCommit())) : Optional.empty()));
    }

    @Override
    public CompletionStage<Answer<Page<AuditLine>>> audit(ServerName server, long before) {
        return read(
                server,
                AuditServiceGrpc.getListAuditMethod(),
                ListAuditRequest.newBuilder()
                        .setPageSize(PAGE)
                        .setBeforeSequence(before)
                        .build(),
                page -> new Answer.Done<>(new Page<>(
                        page.getRecordsList().stream().map(Figures::auditLine).toList(),
                        page.getNextBeforeSequence())));
    }

    @Override
    public CompletionStage<Answer<AuditVerdict>> verify(ServerName server) {
        return audits.verify(server);
    }

    @Override
    public CompletionStage<Answer<Long>> exportAudit(ServerName server, Consumer<AuditLine> receiver) {
        var count = new java.util.concurrent.atomic.AtomicLong();
        return calls.stream(
                        server,
                        AuditServiceGrpc.getExportAuditMethod(),
                        ExportAuditRequest.getDefaultInstance(),
                        message -> message.getRecordsList().forEach(record -> {
                            count.incrementAndGet();
                            receiver.accept(Figures.auditLine(record));
                        }))
                .thenApply(answer -> Answers.map(answer, _ -> count.get()));
    }

    @Override
    public CompletionStage<Answer<ServerDetails>> serverInfo(ServerName server) {
        return read(
                server,
                AdminServiceGrpc.getGetServerInfoMethod(),
                GetServerInfoRequest.getDefaultInstance(),
                info -> new Answer.Done<>(details(info)));
    }

    private static ServerDetails details(GetServerInfoResponse info) {
        Optional<Instant> expires = info.getCaller().hasCertificateExpires()
                ? Optional.of(Figures.at(info.getCaller().getCertificateExpires()))
                : Optional.empty();
        return new ServerDetails(
                Figures.facts(info.getServer(), info.getCaller()),
                Figures.at(info.getStartedAt()),
                Figures.at(info.getNow()),
                Figures.line(info.getOperatingSystem()),
                Figures.line(info.getJavaVersion()),
                Figures.line(info.getDataDirectory()),
                Figures.line(info.getJvmFlags()),
                Figures.line(info.getCaller().getDoor()),
                expires);
    }

    @Override
    public CompletionStage<Answer<List<Finding>>> diagnose(ServerName server) {
        return read(
                server,
                AdminServiceGrpc.getDiagnoseMethod(),
                DiagnoseRequest.getDefaultInstance(),
                response -> new Answer.Done<>(response.getFindingsList().stream()
                        .map(RemoteAgentCalls::finding)
                        .toList()));
    }

    private static Finding finding(org.seatkeeper.proto.v1.Finding finding) {
        return new Finding(
                switch (finding.getLevel()) {
                    case LEVEL_FAULT -> Finding.Level.FAULT;
                    case LEVEL_WARNING -> Finding.Level.WARNING;
                    case LEVEL_INFO, LEVEL_UNSPECIFIED, UNRECOGNIZED -> Finding.Level.INFO;
                },
                Figures.line(finding.getId()),
                Figures.line(finding.getCause()),
                Figures.line(finding.getRemedy()));
    }

    private <Q, R, T> CompletionStage<Answer<T>> read(
            ServerName server, MethodDescriptor<Q, R> method, Q request, Function<R, Answer<T>> understood) {
        return calls.ask(server, method, request).thenApply(answer -> Answers.flatMap(answer, understood));
    }

    private static <R> Answer<Outcome> verdict(
            boolean refused, R response, Function<R, Refusal> refusal, Function<R, Done> done) {
        return refused
                ? new Answer.Refused<>(Figures.refusal(refusal.apply(response)))
                : new Answer.Done<>(Figures.outcome(done.apply(response)));
    }
}
