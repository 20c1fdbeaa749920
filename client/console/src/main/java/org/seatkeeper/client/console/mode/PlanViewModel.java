package org.seatkeeper.client.console.mode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Status;

/**
 * The plan of the one-way change without its widgets: what is chosen, what it would do, whether it was agreed to. A
 * stale plan replaces itself and takes the tick back. JavaFX thread.
 */
public final class PlanViewModel {
    /** Longest reason, in characters. */
    public static final int REASON_MAX = 500;

    private static final Duration PROPOSED = Duration.ofHours(24);

    private final ProductKey key;
    private final ModePorts ports;
    private final ObjectProperty<Disposition> licenses = new SimpleObjectProperty<>(Disposition.MOVE);
    private final ObjectProperty<SeatKind> seatKind;
    private final ObjectProperty<When> when;
    private final ObjectProperty<String> language = new SimpleObjectProperty<>("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final BooleanProperty agreed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ModePicture> picture;
    private final ReadOnlyObjectWrapper<Optional<ModePlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper renewed = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final Subscription following;
    private @Nullable String operationId;
    private boolean moved;
    private long question;

    /** Plans the change of this product, and follows it until {@link #close}. */
    public PlanViewModel(ProductKey key, ModePicture first, ModePorts ports) {
        this.key = key;
        this.ports = ports;
        picture = new ReadOnlyObjectWrapper<>(first);
        seatKind = new SimpleObjectProperty<>(first.product().seatKind());
        Instant proposed = ports.clock().instant().plus(PROPOSED).truncatedTo(ChronoUnit.MINUTES);
        when = new SimpleObjectProperty<>(new When.InADay(proposed));
        following = Subscription.combine(
                ports.fleet().follow(this::show),
                licenses.subscribe((_, _) -> ask()),
                seatKind.subscribe((_, _) -> ask()),
                when.subscribe((_, _) -> ask()),
                language.subscribe((_, _) -> ask()),
                reason.subscribe((_, _) -> operationId = null));
        ask();
    }

    /** What becomes of the licenses. */
    public ObjectProperty<Disposition> licenses() {
        return licenses;
    }

    /** Who holds the seats. */
    public ObjectProperty<SeatKind> seatKind() {
        return seatKind;
    }

    /** When it should happen. */
    public ObjectProperty<When> when() {
        return when;
    }

    /** The language of the agreement; empty for the declaration's first. */
    public ObjectProperty<String> language() {
        return language;
    }

    /** The administrator's words, at most {@link #REASON_MAX}. */
    public StringProperty reason() {
        return reason;
    }

    /** The tick under the agreement. */
    public BooleanProperty agreed() {
        return agreed;
    }

    /** The product as it stands. */
    public ReadOnlyObjectProperty<ModePicture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** The newest plan; absent until the server answered. */
    public ReadOnlyObjectProperty<Optional<ModePlan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** What went wrong last; absent where nothing did. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** That the plan replaced itself, and why; empty where it did not. */
    public ReadOnlyStringProperty renewed() {
        return renewed.getReadOnlyProperty();
    }

    /** Whether the change was sent and not answered yet. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether the server made the change, or scheduled it. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Everything that was chosen. */
    public ModeWish wish() {
        return new ModeWish(licenses.get(), seatKind.get(), when.get().effectiveAt(), language.get());
    }

    /** What is still missing before the change can be made, in a sentence; empty where nothing is. */
    public String missing() {
        if (!picture.get().server().current()) {
            return picture.get().server().name() + " does not report: nothing can be changed now.";
        }
        if (when.get() instanceof When.Unclear(String problem)) {
            return problem;
        }
        if (plan.get().isEmpty()) {
            return "Waiting for the plan.";
        }
        if (plan.get().get().refusal().isPresent()) {
            return plan.get().get().refusal().get().cause();
        }
        if (reason.get().length() > REASON_MAX) {
            return "A reason has at most " + REASON_MAX + " characters.";
        }
        return agreed.get() ? "" : "Read the terms and tick the agreement.";
    }

    /** Sends the change. While something is missing nothing is sent; a second press repeats the same operation. */
    public void submit() {
        if (!missing().isEmpty() || running.get() || plan.get().isEmpty()) {
            return;
        }
        ModePlan agreedTo = plan.get().get();
        if (operationId == null) {
            operationId = ports.operationIds().get();
        }
        running.set(true);
        notice.set(Optional.empty());
        var intent =
                new Intent(operationId, agreedTo.baseRevision(), reason.get().strip(), false);
        ports.changes()
                .change(key, wish(), agreedTo.agreement().hash(), intent)
                .thenAcceptAsync(answer -> answered(agreedTo, answer), ports.fxThread());
    }

    /** Nothing is followed any more. */
    public void close() {
        following.unsubscribe();
    }

    private void show(FleetChange change) {
        ModePicture.of(change.fleet(), key).ifPresent(newest -> {
            picture.set(newest);
            if (newest.product().mode() == LicensingMode.PER_DEVICE_OR_USER && !done.get()) {
                notice.set(Optional.of(new AnswerWords(
                        Status.SCHEDULED, newest.what() + " is Per Device or Per User now", "The change was made.")));
            }
            boolean stale = plan.get()
                    .filter(shown -> shown.baseRevision() != newest.product().revision())
                    .isPresent();
            if (stale && newest.server().current() && !running.get() && !done.get()) {
                moved = true;
                ask();
            }
        });
    }

    private void ask() {
        operationId = null;
        if (when.get() instanceof When.Unclear || done.get()) {
            return;
        }
        long asked = ++question;
        ports.plans()
                .plan(key, wish())
                .thenAcceptAsync(
                        answer -> {
                            if (asked == question) { // The newest question wins.
                                planned(answer);
                            }
                        },
                        ports.fxThread());
    }

    private void planned(Answer<ModePlan> answer) {
        if (!(answer instanceof Answer.Done<ModePlan>(ModePlan newest))) {
            notice.set(Optional.of(AnswerWords.of(picture.get().server().name().value(), answer)));
            return;
        }
        boolean otherTerms = plan.get()
                .filter(shown ->
                        !shown.agreement().hash().equals(newest.agreement().hash()))
                .isPresent();
        if (moved || otherTerms) {
            agreed.set(false);
            renewed.set(
                    moved
                            ? picture.get().what() + " was changed meanwhile. This is the new plan: read it again."
                            : "The terms are other ones now. Read them before you agree.");
            moved = false;
        }
        if (notice.get().filter(words -> words.status() == Status.NOT_REPORTING).isPresent()) {
            notice.set(Optional.empty());
        }
        plan.set(Optional.of(newest));
    }

    private void answered(ModePlan agreedTo, Answer<Outcome> answer) {
        running.set(false);
        switch (answer) {
            case Answer.Done<Outcome> _ -> {
                done.set(true);
                ports.notifies()
                        .tell(
                                Status.OK,
                                agreedTo.scheduled() ? "Change scheduled" : "Mode changed",
                                picture.get().what()
                                        + (agreedTo.scheduled()
                                                ? " will be Per Device or Per User. It can be canceled until then."
                                                : " is Per Device or Per User from now on."));
            }
            case Answer.Changed<Outcome> _ -> {
                moved = true;
                ask();
            }
            case Answer.NoAnswer<Outcome> _ -> tell(answer);
            case Answer.Refused<Outcome> _,
                    Answer.NotAllowed<Outcome> _,
                    Answer.Malformed<Outcome> _,
                    Answer.Fault<Outcome> _ -> {
                tell(answer);
                ask();
            }
        }
    }

    private void tell(Answer<Outcome> answer) {
        notice.set(Optional.of(AnswerWords.of(picture.get().server().name().value(), answer)));
    }
}
