package org.seatkeeper.client.console.mode;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.StartsWork;
import org.seatkeeper.client.console.kit.Work;
import org.seatkeeper.client.console.mode.VerdictRow.Value;
import org.seatkeeper.client.console.mode.VerdictRow.Verdict;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.ShellWords;

/** Several selected products without widgets: each server is asked what a change would meet; nothing is changed. */
public final class VerdictsViewModel {
    /** How many servers are asked at once. */
    static final int AT_ONCE = 8;

    private final ModePorts ports;
    private final ObservableList<VerdictRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final Queue<VerdictRow> waiting = new ArrayDeque<>();
    private final Optional<Work> work;
    private boolean closed;

    /** Asks at once; those that are known to be refused are not asked. */
    public VerdictsViewModel(List<ProductKey> keys, ModePorts ports, StartsWork starts) {
        this.ports = ports;
        Subscription once = ports.fleet().follow(change -> take(keys, change.fleet()));
        once.unsubscribe();
        open.set(waiting.size());
        work = waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(starts.start("Asking what would be refused", waiting.size()));
        for (int i = 0; i < AT_ONCE; i++) {
            next();
        }
    }

    /** One line each, in no order. */
    public ObservableList<VerdictRow> rows() {
        return rows;
    }

    /** How many servers have not answered yet. */
    public ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    /** How many have this verdict. */
    public int count(Verdict verdict) {
        return (int) rows.stream()
                .filter(row -> row.value().get().verdict() == verdict)
                .count();
    }

    /** A line for each product that can change: the plan of it. */
    public String commands() {
        return rows.stream()
                .filter(row -> row.value().get().verdict() == Verdict.ALLOWED)
                .map(row -> ShellWords.planMode(row.key(), wish(row)))
                .collect(Collectors.joining("\n"));
    }

    /** Asks no further. */
    public void close() {
        closed = true;
        waiting.clear();
        work.ifPresent(Work::cancel);
    }

    private void take(List<ProductKey> keys, Fleet fleet) {
        for (ProductKey key : keys) {
            ModePicture.of(fleet, key).ifPresent(picture -> {
                VerdictRow row = new VerdictRow(key, known(picture));
                rows.add(row);
                if (row.value().get().verdict() == Verdict.ASKING) {
                    waiting.add(row);
                }
            });
        }
    }

    /** What is known without asking. */
    private static Value known(ModePicture picture) {
        if (picture.product().mode() == LicensingMode.PER_DEVICE_OR_USER) {
            return new Value(picture, Verdict.ALREADY, "It is Per Device or Per User");
        }
        if (!picture.server().current()) {
            return new Value(
                    picture,
                    Verdict.UNREACHABLE,
                    LinkWords.brief(picture.server().link()));
        }
        return picture.product().changeMode() instanceof Ruling.Denied(var why)
                ? new Value(picture, Verdict.REFUSED, why.cause() + " " + why.remedy())
                : new Value(picture, Verdict.ASKING, "");
    }

    private static ModeWish wish(VerdictRow row) {
        return new ModeWish(
                Disposition.MOVE, row.value().get().picture().product().seatKind(), Optional.empty(), "");
    }

    private void next() {
        VerdictRow row = waiting.poll();
        if (row == null || closed || work.filter(Work::isCancelled).isPresent()) {
            return;
        }
        ports.plans().plan(row.key(), wish(row)).thenAcceptAsync(answer -> answered(row, answer), ports.fxThread());
    }

    private void answered(VerdictRow row, Answer<ModePlan> answer) {
        ModePicture picture = row.value().get().picture();
        row.show(verdict(picture, answer));
        open.set(open.get() - 1);
        work.ifPresent(shown -> shown.step(picture.what()));
        next();
    }

    private static Value verdict(ModePicture picture, Answer<ModePlan> answer) {
        if (answer instanceof Answer.Done<ModePlan>(ModePlan plan)) {
            return plan.refusal()
                    .map(why -> new Value(picture, Verdict.REFUSED, why.cause() + " " + why.remedy()))
                    .orElseGet(() -> new Value(picture, Verdict.ALLOWED, "All connections stay open"));
        }
        AnswerWords words = AnswerWords.of(picture.server().name().value(), answer);
        Verdict verdict = answer instanceof Answer.NoAnswer ? Verdict.UNREACHABLE : Verdict.REFUSED;
        return new Value(picture, verdict, words.why().isEmpty() ? words.what() : words.why());
    }
}
