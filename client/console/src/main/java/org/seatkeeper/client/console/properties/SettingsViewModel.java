package org.seatkeeper.client.console.properties;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Ages;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.ProductSettings.MachineAccounts;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.Spans;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UsageCommands;

/**
 * How a product counts, to look at and to change. What is typed is laid against what it was when the typing began; where someone
 * else changes it meanwhile, both are shown and nothing is sent until one of them is chosen. JavaFX thread.
 */
final class SettingsViewModel {
    /** Most connections let in over the number. */
    static final int GRACE_MAX = 999_999;

    /** Longest hold and lease. */
    static final Duration DAY = Duration.ofDays(1);

    /** Shortest lease. */
    static final Duration LEASE_MIN = Duration.ofSeconds(10);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final ProductKey key;
    private final PropertyPorts ports;
    private final ObjectProperty<Boolean> observing = new SimpleObjectProperty<>(false);
    private final StringProperty grace = new SimpleStringProperty("");
    private final StringProperty hold = new SimpleStringProperty("");
    private final ObjectProperty<ProductSettings.Key> connectionKey =
            new SimpleObjectProperty<>(ProductSettings.Key.UNKNOWN);
    private final ObjectProperty<MachineAccounts> accounts = new SimpleObjectProperty<>(MachineAccounts.UNKNOWN);
    private final StringProperty lease = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ProductSettings>> theirs =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper drawings = new ReadOnlyLongWrapper();
    private ProductViewModel.Now now;
    private ProductSettings base;
    private long revision;
    private @Nullable String operationId;
    private boolean filling;

    SettingsViewModel(ProductKey key, ProductViewModel.Now first, PropertyPorts ports) {
        this.key = key;
        this.ports = ports;
        now = first;
        base = first.product().settings();
        fill(first);
        for (ObservableValue<?> field : List.of(observing, grace, hold, connectionKey, accounts, lease, reason)) {
            var _ = field.subscribe((_, _) -> edited());
        }
    }

    ObjectProperty<Boolean> observing() {
        return observing;
    }

    StringProperty grace() {
        return grace;
    }

    StringProperty hold() {
        return hold;
    }

    ObjectProperty<ProductSettings.Key> connectionKey() {
        return connectionKey;
    }

    ObjectProperty<MachineAccounts> accounts() {
        return accounts;
    }

    StringProperty lease() {
        return lease;
    }

    StringProperty reason() {
        return reason;
    }

    /** How the last press ended; absent before. */
    ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** What someone else made of the settings while these were typed; absent where nobody did. */
    ReadOnlyObjectProperty<Optional<ProductSettings>> theirs() {
        return theirs.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Moves whenever anything here has to be drawn again. */
    ReadOnlyLongProperty drawings() {
        return drawings.getReadOnlyProperty();
    }

    /** Whether the server tells its settings at all. */
    boolean known() {
        return base.known();
    }

    /** Why they cannot be changed, in a sentence; empty where they can. */
    String locked() {
        if (!now.live()) {
            return key.server() + " does not report: nothing can be changed now.";
        }
        return now.product().manageLicenses() instanceof Ruling.Denied(var why) ? why.cause() + " " + why.remedy() : "";
    }

    /** What is wrong with the grace, in a sentence; empty where nothing is. */
    String graceProblem() {
        return number().isPresent() ? "" : "A number from 0 to 999,999.";
    }

    /** As {@link #graceProblem}, of the hold. */
    String holdProblem() {
        return Spans.read(hold.get())
                        .filter(length -> length.compareTo(DAY) <= 0)
                        .isPresent()
                ? ""
                : "A time of at most a day, such as 15m or 2h; 0 for none.";
    }

    /** As {@link #graceProblem}, of the lease. */
    String leaseProblem() {
        return Spans.read(lease.get())
                        .filter(length -> length.compareTo(LEASE_MIN) >= 0 && length.compareTo(DAY) <= 0)
                        .isPresent()
                ? ""
                : "A time from 10s to 1d.";
    }

    private Optional<Integer> number() {
        String typed = grace.get().strip().replace(",", "");
        return NUMBER.matcher(typed).matches() && Integer.parseInt(typed) <= GRACE_MAX
                ? Optional.of(Integer.parseInt(typed))
                : Optional.empty();
    }

    /** What is wished; absent while something is wrong with it. */
    Optional<ProductSettings> wished() {
        if (!known() || !(graceProblem() + holdProblem() + leaseProblem()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProductSettings(
                observing.get(),
                number().orElseThrow(),
                Spans.read(hold.get()).orElseThrow(),
                connectionKey.get(),
                accounts.get(),
                Spans.read(lease.get()).orElseThrow()));
    }

    /** What would change, a line each; none where nothing does. */
    List<String> changes() {
        return wished().map(wish -> differences(base, wish)).orElse(List.of());
    }

    /** What differs between two settings, before and after, a line each. */
    static List<String> differences(ProductSettings before, ProductSettings after) {
        var lines = new ArrayList<String>();
        add(lines, "Enforcement", enforcement(before.observing()), enforcement(after.observing()));
        add(lines, "Grace", Words.number(before.grace()), Words.number(after.grace()));
        add(lines, "Hold", span(before.hold()), span(after.hold()));
        add(lines, "What is one connection", words(before.key()), words(after.key()));
        add(lines, "Machine accounts", words(before.machineAccounts()), words(after.machineAccounts()));
        add(lines, "Lease", span(before.lease()), span(after.lease()));
        return lines;
    }

    private static void add(List<String> lines, String name, String before, String after) {
        if (!before.equals(after)) {
            lines.add(name + ": " + before + " \u2192 " + after);
        }
    }

    private static String span(Duration length) {
        return length.isZero() ? "none" : Ages.words(length);
    }

    static String enforcement(boolean observes) {
        return observes ? "Observe only: nobody is refused" : "Enforce: refuse at the limit";
    }

    static String words(ProductSettings.Key key) {
        return switch (key) {
            case DEVICE_AND_USER -> "A user on a device";
            case DEVICE_ONLY -> "A device, whoever uses it";
            case UNKNOWN -> "Not known";
        };
    }

    static String words(MachineAccounts accounts) {
        return switch (accounts) {
            case IGNORE -> "Not counted";
            case AS_DEVICE -> "Counted as their device";
            case COUNT -> "Counted as users";
            case UNKNOWN -> "Not known";
        };
    }

    /** Whether it can be sent. */
    boolean ready() {
        return locked().isEmpty()
                && !running.get()
                && theirs.get().isEmpty()
                && !changes().isEmpty();
    }

    /** The command that does the same. */
    String command() {
        return UsageCommands.settings(
                key, base, wished().orElse(base), reason.get().strip());
    }

    /** State comes in here. */
    void show(ProductViewModel.Now newest) {
        ProductSettings settings = newest.product().settings();
        now = newest;
        if (running.get() || newest.product().revision() < revision) {
            redraw(); // What is sent is answered first; a picture from before it is no news.
            return;
        }
        if (settings.equals(base)) {
            revision = newest.product().revision(); // Another act moved it: what was looked at still holds.
            theirs.set(Optional.empty());
        } else if ((changes().isEmpty() && wished().isPresent()) || !known()) {
            fill(newest);
        } else {
            theirs.set(Optional.of(settings));
        }
        redraw();
    }

    /** Gives up what was typed. */
    void revert() {
        theirs.set(Optional.empty());
        notice.set(Optional.empty());
        fill(now);
        redraw();
    }

    /** Goes on with what was typed, over what someone else made of it. */
    void keep() {
        base = now.product().settings();
        revision = now.product().revision();
        theirs.set(Optional.empty());
        notice.set(Optional.empty());
        operationId = null;
        redraw();
    }

    private void fill(ProductViewModel.Now from) {
        base = from.product().settings();
        revision = from.product().revision();
        operationId = null;
        filling = true;
        observing.set(base.observing());
        grace.set(Integer.toString(base.grace()));
        hold.set(Spans.typed(base.hold()));
        connectionKey.set(base.key());
        accounts.set(base.machineAccounts());
        lease.set(Spans.typed(base.lease()));
        reason.set("");
        filling = false;
    }

    private void edited() {
        if (!filling) {
            operationId = null;
            redraw();
        }
    }

    private void redraw() {
        drawings.set(drawings.get() + 1);
    }

    /** Sends it. A second press after silence repeats the same operation, which is done once at most. */
    void submit() {
        if (!ready()) {
            return;
        }
        if (operationId == null) {
            operationId = ports.operationIds().get();
        }
        running.set(true);
        notice.set(Optional.empty());
        redraw();
        ProductSettings wish = wished().orElseThrow();
        ports.acts()
                .setSettings(
                        key,
                        wish,
                        new Intent(operationId, revision, reason.get().strip(), false))
                .thenAcceptAsync(answer -> answered(wish, answer), ports.fxThread());
    }

    private void answered(ProductSettings wish, Answer<Outcome> answer) {
        running.set(false);
        if (answer instanceof Answer.Done<Outcome>(Outcome outcome)) {
            String what = String.join("; ", differences(base, wish));
            ports.notifies()
                    .tell(
                            outcome.warning().isEmpty() ? Status.OK : Status.AT_LIMIT,
                            "Settings of " + now.product().name() + " changed on " + key.server(),
                            outcome.warning().isEmpty() ? what : outcome.warning());
            base = wish;
            revision = outcome.instanceRevision();
            operationId = null;
            reason.set("");
        } else {
            notice.set(Optional.of(AnswerWords.of(key.server().value(), answer)));
            if (!(answer instanceof Answer.NoAnswer)) {
                operationId = null;
            }
        }
        show(now);
    }
}
