package org.seatkeeper.client.console.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one door from background threads to the JavaFX thread. It holds at most one waiting value: what arrives while one
 * waits is merged into it, so that a burst of a thousand reaches the screen as one. Any thread may offer.
 *
 * @param <T> what passes through
 */
public final class FxGate<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor fxThread;
    private final BinaryOperator<T> merge;
    private final Consumer<T> onFxThread;

    /**
     * A gate with nothing waiting.
     *
     * @param fxThread runs things on the JavaFX thread, in order
     * @param merge of an older and a newer value
     * @param onFxThread gets the value there
     */
    public FxGate(Executor fxThread, BinaryOperator<T> merge, Consumer<T> onFxThread) {
        this.fxThread = fxThread;
        this.merge = merge;
        this.onFxThread = onFxThread;
    }

    @Override
    public void accept(T value) {
        T before = waiting.getAndUpdate(older -> older == null ? value : merge.apply(older, value));
        if (before == null) {
            fxThread.execute(this::deliver);
        }
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            onFxThread.accept(value);
        }
    }
}
