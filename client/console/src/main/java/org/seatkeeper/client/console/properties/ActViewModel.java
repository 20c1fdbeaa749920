package org.seatkeeper.client.console.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Status;

/**
 * An act that is confirmed with a reason, without widgets. While the reason is typed the server is asked what the act would do,
 * keeping nothing; pressing the button does it. A second press after silence repeats the same operations, each of which is done
 * once at most. JavaFX thread.
 */
final class ActViewModel {
    /** Longest reason, in characters. */
    static final int REASON_MAX = 500;

    /** What is done, and in which words it is told. */
    interface Act {
        /** How many operations it takes: one for each connection, say. */
        default int count() {
            return 1;
        }

        /** Asks the server for one of them. */
        CompletionStage<Answer<Outcome>> ask(int which, Intent intent);

        /** The command that does the same. */
        String command(String reason);

        /** Whether all that it needs was entered; the reason apart. */
        boolean ready();

        /** What the server says it would do, in a sentence. */
        String effect(Outcome outcome);

        /** That it was done, in a few words. */
        String done();
    }

    private final ProductKey key;
    private final PropertyPorts ports;
    private final Act act;
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> effect = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final Subscription following;
    private final List<String> operationIds = new ArrayList<>();
    private boolean previewDue;
    private boolean closed;
    private long edits;

    ActViewModel(ProductKey key, PropertyPorts ports, Act act) {
        this.key = key;
        this.ports = ports;
        this.act = act;
        following = Subscription.combine(
                ports.fleet()
                        .follow(change ->
                                change.fleet().server(key.server()).ifPresent(server -> live.set(server.current()))),
                reason.subscribe((_, _) -> edited()));
    }

    /** Why, in the administrator's words. */
    StringProperty reason() {
        return reason;
    }

    /** How the last press ended, or why the act would be refused; absent before. */
    ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** What the server says the act would do; absent until it said so. */
    ReadOnlyObjectProperty<Optional<String>> effect() {
        return effect.getReadOnlyProperty();
    }

    /** Whether the server reports. */
    ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }

    /** Whether an answer is awaited. */
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether it is done. */
    ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    ProductKey key() {
        return key;
    }

    /** The command that does the same. */
    String command() {
        return act.command(reason.get().strip());
    }

    /** Whether it can be sent. */
    boolean ready() {
        return live.get() && !running.get() && complete();
    }

    private boolean complete() {
        return act.ready() && !reason.get().isBlank() && reason.get().length() <= REASON_MAX;
    }

    /** Something that was entered changed: it is another operation, and its effect is another one. */
    void edited() {
        edits++;
        operationIds.clear();
        effect.set(Optional.empty());
        notice.set(Optional.empty());
        if (!previewDue && complete()) {
            previewDue = true;
            ports.soon().execute(() -> {
                previewDue = false;
                preview();
            });
        }
    }

    /** One operation is shown before it is done; of many, each would say the same of a state that none of them leaves. */
    private void preview() {
        if (closed || act.count() != 1 || !ready() || done.get()) {
            return;
        }
        long asked = edits;
        act.ask(0, new Intent(ports.operationIds().get(), 0, reason.get().strip(), true))
                .thenAcceptAsync(
                        answer -> {
                            if (asked == edits && !running.get()) { // Of what stands there now only.
                                previewed(answer);
                            }
                        },
                        ports.fxThread());
    }

    private void previewed(Answer<Outcome> answer) {
        switch (answer) {
            case Answer.Done<Outcome>(Outcome outcome) ->
                effect.set(Optional.of(
                        act.effect(outcome) + (outcome.warning().isEmpty() ? "" : " " + outcome.warning())));
            case Answer.Refused<Outcome> _ ->
                notice.set(Optional.of(AnswerWords.of(key.server().value(), answer)));
            case Answer.NotAllowed<Outcome> _ ->
                notice.set(Optional.of(AnswerWords.of(key.server().value(), answer)));
            case Answer.Changed<Outcome> _ -> {}
            case Answer.Malformed<Outcome> _ -> {}
            case Answer.Fault<Outcome> _ -> {}
            case Answer.NoAnswer<Outcome> _ -> {} // The press will tell; a preview that stays away stops nobody.
        }
    }

    /** Does it. */
    void submit() {
        if (!ready()) {
            return;
        }
        while (operationIds.size() < act.count()) {
            operationIds.add(ports.operationIds().get());
        }
        running.set(true);
        notice.set(Optional.empty());
        var answers = new ArrayList<CompletableFuture<Answer<Outcome>>>();
        for (int i = 0; i < act.count(); i++) {
            answers.add(
                    act.ask(i, new Intent(operationIds.get(i), 0, reason.get().strip(), false))
                            .toCompletableFuture());
        }
        var _ = CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenAcceptAsync(
                        _ -> answered(
                                answers.stream().map(CompletableFuture::join).toList()),
                        ports.fxThread());
    }

    private void answered(List<Answer<Outcome>> answers) {
        running.set(false);
        Optional<Answer<Outcome>> wrong = answers.stream()
                .filter(answer -> !(answer instanceof Answer.Done<Outcome>))
                .findFirst();
        if (wrong.isEmpty()) {
            ports.notifies().tell(Status.OK, act.done(), reason.get().strip());
            done.set(true);
            return;
        }
        AnswerWords said = AnswerWords.of(key.server().value(), wrong.get());
        long good = answers.stream()
                .filter(answer -> answer instanceof Answer.Done<Outcome>)
                .count();
        String of = answers.size() == 1 ? "" : good + " of " + answers.size() + " are done. ";
        notice.set(Optional.of(new AnswerWords(said.status(), of + said.what(), said.why())));
    }

    /** Nothing is followed any more. */
    void close() {
        closed = true;
        following.unsubscribe();
    }
}
