package org.seatkeeper.agent.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.Refusals;
import org.seatkeeper.agent.storage.AuditFields;

/** What waits for the keeper's next turn. */
sealed interface Waiting {
    /** Whoever waits is told that nothing will come of it. */
    void turnAway(Trouble why);

    /** Its turn was rolled back: nothing was changed. */
    default void rolledBack(String why) {}

    /** The turn is over and everyone of it was answered. Keeper's thread. */
    default void afterwards(Keeper keeper, LicensingState state) {}

    /** Whether it reads or writes the store on the keeper's thread. */
    default boolean needsTheStore() {
        return true;
    }

    /** How much of a turn it takes. */
    default int weight() {
        return 1;
    }

    /** Whether it is the keeper's own work, which nobody would ask for again. */
    default boolean own() {
        return false;
    }

    /** An administrator's act, or the end of a scheduled one. */
    record Acting(Ask ask, CompletableFuture<Verdict> answer) implements Waiting {
        @Override
        public boolean own() {
            return ask.operation().isEmpty();
        }

        @Override
        public void rolledBack(String why) {
            answer.complete(new Verdict.Refused(Refusals.readOnly(why)));
        }

        @Override
        public void turnAway(Trouble why) {
            answer.completeExceptionally(why);
        }
    }

    /** A question about the state as it is between turns. */
    record Reading<R>(Function<LicensingState, R> question, CompletableFuture<R> answer) implements Waiting {
        @Override
        public boolean needsTheStore() {
            return false;
        }

        @Override
        public void turnAway(Trouble why) {
            answer.completeExceptionally(why);
        }

        @Override
        public void afterwards(Keeper keeper, LicensingState state) {
            try {
                answer.complete(question.apply(state));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /** Records for the audit that belong to no act: denied calls. */
    record Noting(List<AuditFields> records) implements Waiting {
        @Override
        public void turnAway(Trouble why) {}
    }

    /** The server's own row has changed: what is wrong with its configuration, or, where absent, something else. */
    record ServerChanged(Optional<List<String>> configurationFaults) implements Waiting {
        @Override
        public boolean own() {
            return true;
        }

        @Override
        public void turnAway(Trouble why) {}
    }

    /** What a product asks for its clients. */
    record Granting(GrantWork work) implements Waiting {
        @Override
        public int weight() {
            return work.weight();
        }

        @Override
        public void rolledBack(String why) {
            work.failed(new Trouble(Trouble.Kind.UNAVAILABLE, "the agent cannot write at the moment: " + why));
        }

        @Override
        public void turnAway(Trouble why) {
            work.failed(why);
        }
    }

    /** Leases may have run out, figures and counts may be due. */
    record Upkeep() implements Waiting {
        @Override
        public boolean own() {
            return true;
        }

        @Override
        public void turnAway(Trouble why) {}
    }

    /** Something of the keeper's own, between turns. */
    record Chore(Consumer<Keeper> work) implements Waiting {
        @Override
        public void afterwards(Keeper keeper, LicensingState state) {
            work.accept(keeper);
        }

        @Override
        public boolean needsTheStore() {
            return false;
        }

        @Override
        public boolean own() {
            return true;
        }

        @Override
        public void turnAway(Trouble why) {}
    }
}
