package org.seatkeeper.agent.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Decision;
import org.seatkeeper.agent.domain.Event;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Licensing;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Refusals;
import org.seatkeeper.agent.storage.AuditFields;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.KeptOperation;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;

/** Decides the acts of one turn, in arrival order, each after the ones before it. Belongs to the keeper's thread. */
final class Desk {
    private final LicensingState state;
    private final Policy policy;
    private final Store store;
    private final TurnDraft draft;
    private final Figures before;
    private final Supplier<Act.Ids> ids;

    Desk(LicensingState state, Policy policy, Store store, TurnDraft draft, Figures before, Supplier<Act.Ids> ids) {
        this.state = state;
        this.policy = policy;
        this.store = store;
        this.draft = draft;
        this.before = before;
        this.ids = ids;
    }

    /** Decides, drafts what must become durable, and returns what answers the asker once it is. */
    Runnable decide(Waiting.Acting acting, Instant at, BiFunction<AuditFields, Optional<AuditRecord>, AuditRecord> link)
            throws StoreFault {
        Ask ask = acting.ask();
        CompletableFuture<Verdict> answer = acting.answer();
        Optional<Verdict> earlier = earlier(ask);
        if (earlier.isPresent()) {
            return () -> answer.complete(earlier.get());
        }
        var act = new Act(ask.asker().who(), ask.expectedRevision(), ask.reason(), at, ids.get());
        Command command = ask.command().apply(act);
        return switch (Licensing.decide(state, policy, command)) {
            case Decision.Refused(var why) -> {
                var refused = new Verdict.Refused(why);
                keep(ask, refused);
                yield () -> answer.complete(refused);
            }
            case Decision.Stale(ProductId product, long expected, long _) -> {
                var stale = new Verdict.Stale(expected, state.instance(product).orElseThrow());
                yield () -> answer.complete(stale);
            }
            case Decision.Accepted accepted -> {
                Verdict done = accepted(ask, accepted, at, link);
                yield () -> answer.complete(done);
            }
        };
    }

    /** The first answer to the same operation, or a no where nothing can be written or the id was used for another act. */
    private Optional<Verdict> earlier(Ask ask) throws StoreFault {
        if (ask.operation().isPresent() && ask.kind() == Verdict.Kind.KEPT) {
            Operation operation = ask.operation().get();
            Optional<KeptOperation> kept = kept(ask.asker().who().toString(), operation.id());
            if (kept.isPresent()) {
                return kept.map(k -> k.bodyDigest().equals(operation.bodyDigest())
                        ? new Verdict.Repeated(k.reply())
                        : new Verdict.Refused(Refusals.operationIdReused(operation.id())));
            }
        }
        return before.readOnlyCause().isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict.Refused(Refusals.readOnly(before.readOnlyCause())));
    }

    private Optional<KeptOperation> kept(String identity, UUID operation) throws StoreFault {
        Optional<KeptOperation> inThisTurn = draft.operation(identity, operation);
        return inThisTurn.isPresent() ? inThisTurn : store.operation(identity, operation);
    }

    private Verdict accepted(
            Ask ask,
            Decision.Accepted accepted,
            Instant at,
            BiFunction<AuditFields, Optional<AuditRecord>, AuditRecord> link) {
        Optional<Instance> was = state.instance(accepted.product());
        if (ask.kind() == Verdict.Kind.VALIDATED_ONLY) {
            return validated(accepted, was, at);
        }
        if (accepted.events().isEmpty()) {
            Verdict nothingToDo = done(accepted, was, was, Verdict.Kind.KEPT);
            keep(ask, nothingToDo);
            return nothingToDo;
        }
        draft.apply(accepted.events());
        Optional<Instance> is = state.instance(accepted.product());
        String target = Audits.target(accepted);
        draft.record(
                link.apply(Audits.of(ask, at, target, was, is, Event.entries(accepted.events())), draft.lastRecord()));
        Verdict done = done(accepted, was, is, Verdict.Kind.KEPT);
        keep(ask, done);
        return done;
    }

    /** What it would be, worked out on a copy. */
    private Verdict validated(Decision.Accepted accepted, Optional<Instance> was, Instant at) {
        Optional<Instance> is = state.foresee(accepted.product(), accepted.events(), at);
        return done(accepted, was, is, Verdict.Kind.VALIDATED_ONLY);
    }

    private Verdict done(Decision.Accepted accepted, Optional<Instance> was, Optional<Instance> is, Verdict.Kind kind) {
        long sequence = draft.lastRecord().map(AuditRecord::sequence).orElse(before.auditSequence());
        return new Verdict.Done(
                before.epoch(),
                draft.stateRevision(),
                sequence,
                was,
                is,
                kind,
                accepted.warning(),
                Event.entries(accepted.events()));
    }

    private void keep(Ask ask, Verdict verdict) {
        ask.operation()
                .filter(_ -> ask.kind() == Verdict.Kind.KEPT)
                .ifPresent(operation -> draft.keep(new KeptOperation(
                        ask.asker().who().toString(),
                        operation.id(),
                        operation.bodyDigest(),
                        ask.encode().apply(verdict))));
    }
}
