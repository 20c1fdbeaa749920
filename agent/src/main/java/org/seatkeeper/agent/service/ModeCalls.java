package org.seatkeeper.agent.service;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Agreement;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Plan;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Refusals;
import org.seatkeeper.agent.domain.Rulings;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.PlanModeRequest;
import org.seatkeeper.proto.v1.PlanModeResponse;
import org.seatkeeper.proto.v1.PlanRow;

/** Reads about a product's mode: what a change would do, and what was changed. */
final class ModeCalls {
    /** Most changes of one product in one answer. */
    static final int CHANGES_MAX = 100;

    private static final UUID NONE = new UUID(0, 0);

    private final Keeper keeper;
    private final Policy policy;
    private final Clocks clocks;
    private final Supplier<Reader> reader;

    ModeCalls(Keeper keeper, Policy policy, Clocks clocks, Supplier<Reader> reader) {
        this.keeper = keeper;
        this.policy = policy;
        this.clocks = clocks;
        this.reader = reader;
    }

    void plan(PlanModeRequest request, StreamObserver<PlanModeResponse> reply) {
        Reader who = reader.get();
        ProductId id = Commands.product(request.getProductId());
        var act = new Act(who.asker().who(), 0, "", clocks.wall(), new Act.Ids(NONE, NONE, NONE));
        Command.ChangeMode trial = Commands.plan(act, request, "");
        Answers.read(
                keeper.read(state -> state.instance(id)
                        .map(instance -> planned(state, instance, request, trial, who))
                        .orElseGet(() -> PlanModeResponse.newBuilder()
                                .setRefusal(Rows.refusal(Refusals.unknown(id)))
                                .build())),
                reply);
    }

    private PlanModeResponse planned(
            LicensingState state, Instance instance, PlanModeRequest request, Command.ChangeMode trial, Reader who) {
        Optional<Agreement> agreement = instance.product().agreement();
        Command.ChangeMode command = Commands.plan(
                trial.act(), request, agreement.map(Agreement::hash).orElse(""));
        Plan plan = Plan.of(state, policy, instance, command);
        Asker asker = who.asker();
        long changedAt = keeper.figures()
                .row(instance.product().id())
                .map(Figures.Row::changedAt)
                .orElse(0L);
        var answer = PlanModeResponse.newBuilder()
                .setInstance(Rows.row(instance, changedAt, asker.who(), asker.permissions()))
                .setEffectiveAt(Rows.time(plan.effectiveAt()))
                .setScheduled(plan.scheduled())
                .setEpoch(keeper.figures().epoch())
                .setPlannedAt(Rows.time(trial.act().at()));
        plan.refusal()
                .or(() -> Rulings.againstChangingMode(instance, asker.who(), asker.permissions()))
                .ifPresent(why -> answer.setRefusal(Rows.refusal(why)));
        plan.rows()
                .forEach(row -> answer.addRows(PlanRow.newBuilder()
                        .setWhat(row.what())
                        .setBefore(row.before())
                        .setAfter(row.after())
                        .setMeaning(row.meaning())));
        agreement.ifPresent(text -> answer.setAgreement(agreement(text, request.getLanguage())));
        return answer.build();
    }

    private static org.seatkeeper.proto.v1.Agreement agreement(Agreement agreement, String wished) {
        String language = agreement.languageFor(wished);
        return org.seatkeeper.proto.v1.Agreement.newBuilder()
                .setVersion(agreement.version())
                .setHash(agreement.hash())
                .setLanguage(language)
                .setText(agreement.texts().getOrDefault(language, ""))
                .addAllLanguages(agreement.languages())
                .build();
    }

    void show(GetModeRequest request, StreamObserver<GetModeResponse> reply) {
        Asker asker = reader.get().asker();
        ProductId id = Commands.product(request.getProductId());
        Answers.read(
                keeper.read(state -> state.instance(id)
                        .map(instance -> shown(instance, state.changes(id), asker))
                        .orElseGet(() -> GetModeResponse.newBuilder()
                                .setRefusal(Rows.refusal(Refusals.unknown(id)))
                                .build())),
                reply);
    }

    private static GetModeResponse shown(Instance instance, List<ModeChange> changes, Asker asker) {
        var answer = GetModeResponse.newBuilder().setInstance(Rows.row(instance, 0, asker.who(), asker.permissions()));
        changes.reversed().stream().limit(CHANGES_MAX).forEach(change -> answer.addChanges(Changes.change(change)));
        changes.forEach(change ->
                change.before().ifPresent(before -> answer.setBeforeCommit(Changes.beforeCommit(change, before))));
        return answer.build();
    }
}
