package org.seatkeeper.agent.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One ask on its way, answered with what the desk said; or failed with the trouble. */
final class GrantAsk<T> implements GrantWork {
    private final Function<GrantDesk, T> decide;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Optional<T> decided = Optional.empty();

    GrantAsk(Function<GrantDesk, T> decide) {
        this.decide = decide;
    }

    /** Asks that keeper. */
    CompletableFuture<T> of(Keeper keeper) {
        keeper.grant(this);
        return answer;
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public void decide(GrantDesk desk) {
        decided = Optional.of(decide.apply(desk));
    }

    @Override
    public void answer() {
        answer.complete(decided.orElseThrow());
    }

    @Override
    public void failed(Trouble why) {
        answer.completeExceptionally(why);
    }
}
