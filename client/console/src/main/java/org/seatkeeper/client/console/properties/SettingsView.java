package org.seatkeeper.client.console.properties;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.ProductSettings.MachineAccounts;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.Usage;

/** How a product counts: what it is set to, and the form that sets it otherwise. */
final class SettingsView extends StackPane {
    private static final double FIELD = 320;
    private static final double SHORT = 120;

    private final ProductViewModel product;
    private final SettingsViewModel model;
    private final Form form = new Form(176);
    private final Notice locked = new Notice();
    private final Notice conflict = new Notice();
    private final Notice notice = new Notice();
    private final Notice effect = new Notice();
    private final StatusLabel graceProblem = new StatusLabel();
    private final StatusLabel holdProblem = new StatusLabel();
    private final StatusLabel leaseProblem = new StatusLabel();
    private final TextField grace = Fields.text(9);
    private final TextField hold = Fields.text(12);
    private final TextField lease = Fields.text(12);
    private final Button go;
    private final Button revert;
    private final ScrollPane page;
    private final Node older;

    SettingsView(ProductViewModel product) {
        this.product = product;
        this.model = product.settings();
        go = Lay.styled(Buttons.plain("Change _Settings", model::submit), "accent");
        revert = Buttons.plain("_Undo Typing", model::revert);
        fields();
        VBox body = Lay.column(Lay.M, locked, form, conflict, notice, effect, Lay.row(Lay.S, go, revert));
        body.getStyleClass().addAll("tab-page", "settings");
        page = Lay.styled(new ScrollPane(body), "edge-to-edge", "dialog-scroll");
        page.setFitToWidth(true);
        page.setFocusTraversable(false);
        older = new Vacant(
                Icon.INFO,
                "This server does not tell its settings",
                "Its agent is older than they are. Update the agent to see and change them.");
        model.drawings().subscribe(_ -> draw());
        model.notice().subscribe(this::notice);
        product.now().subscribe(_ -> draw());
    }

    private void fields() {
        form.field("E_nforcement", choice(model.observing(), List.of(false, true), SettingsViewModel::enforcement));
        number(form, "_Grace", grace, graceProblem, "connections let in over the number");
        grace.textProperty().bindBidirectional(model.grace());
        number(form, "Hol_d", hold, holdProblem, "that a closed connection keeps its place");
        hold.textProperty().bindBidirectional(model.hold());
        form.field(
                "One connection _is",
                choice(
                        model.connectionKey(),
                        known(ProductSettings.Key.values(), ProductSettings.Key.UNKNOWN),
                        SettingsViewModel::words));
        form.field(
                "_Machine accounts",
                choice(
                        model.accounts(),
                        known(MachineAccounts.values(), MachineAccounts.UNKNOWN),
                        SettingsViewModel::words));
        number(form, "_Lease", lease, leaseProblem, "where the product names none");
        lease.textProperty().bindBidirectional(model.lease());
        var silent = Words.body("");
        silent.setMinHeight(28);
        product.now().subscribe(now -> silent.setText(silent(now.product().usage())));
        var name = Words.muted("While no agent answers");
        name.setMinHeight(28);
        form.addRow(form.getRowCount(), name, silent);
        TextField reason = Fields.text(ActViewModel.REASON_MAX);
        reason.setPromptText("Kept in the audit");
        reason.textProperty().bindBidirectional(model.reason());
        form.field("_Reason", reason);
    }

    private static String silent(Usage usage) {
        return switch (usage.whenSilent()) {
            case REFUSE -> "The product refuses. It is declared with the product, not here.";
            case ADMIT ->
                "The product lets clients in and reports later: " + Words.number(usage.admittedWhileSilent())
                        + " in this measuring period.";
            case UNKNOWN -> "Not known.";
        };
    }

    private static <E extends Enum<E>> List<E> known(E[] all, E unknown) {
        return Arrays.stream(all).filter(value -> value != unknown).toList();
    }

    private static void number(Form form, String name, TextField field, StatusLabel problem, String unit) {
        Lay.width(field, SHORT);
        form.field(name, Lay.column(Lay.XS, Lay.row(Lay.S, field, Words.muted(unit)), problem), field);
    }

    private static <T> ComboBox<T> choice(Property<T> value, List<T> all, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T each) {
                return each == null ? "" : words.apply(each);
            }

            @Override
            public T fromString(String text) {
                return value.getValue(); // The list is not typed into.
            }
        });
        box.valueProperty().bindBidirectional(value);
        return Lay.width(box, FIELD);
    }

    private void draw() {
        if (!model.known()) {
            getChildren().setAll(older);
            return;
        }
        getChildren().setAll(page);
        String lock = model.locked();
        form.setDisable(!lock.isEmpty());
        if (lock.isEmpty() || !product.now().get().live()) { // The strip above the tabs says that it does not report.
            locked.clear();
        } else {
            locked.show(Icon.LOCK, "neutral", "", lock);
        }
        problem(grace, graceProblem, model.graceProblem());
        problem(hold, holdProblem, model.holdProblem());
        problem(lease, leaseProblem, model.leaseProblem());
        conflict(model.theirs().get());
        List<String> changes = model.changes();
        if (changes.isEmpty() || !lock.isEmpty()) {
            effect.clear();
        } else {
            effect.show(
                    Icon.INFO,
                    "planned",
                    "",
                    String.join("\n", changes) + "\nIt holds for what is asked from then on; nobody is cut off.");
        }
        go.setText(model.running().get() ? "Waiting for the Server\u2026" : "Change _Settings");
        go.setDisable(!model.ready());
        revert.setDisable(changes.isEmpty() && model.wished().isPresent());
    }

    private static void problem(TextField field, StatusLabel label, String words) {
        label.show(Status.OVER, words);
        Lay.shown(label, !words.isEmpty());
        field.getStyleClass().remove("wrong");
        if (!words.isEmpty()) {
            field.getStyleClass().add("wrong");
        }
    }

    private void conflict(Optional<ProductSettings> theirs) {
        if (theirs.isEmpty()) {
            conflict.clear();
            return;
        }
        List<String> lines = model.wished()
                .map(mine -> SettingsViewModel.differences(theirs.get(), mine))
                .orElse(List.of());
        conflict.show(
                Status.AT_LIMIT,
                "Someone else changed the settings meanwhile",
                lines.isEmpty() ? "Theirs are the same as yours." : "Theirs, and yours:\n" + String.join("\n", lines),
                Buttons.link("Take Theirs", model::revert),
                Buttons.link("Keep Mine", model::keep));
    }

    private void notice(Optional<AnswerWords> words) {
        words.ifPresentOrElse(said -> notice.show(said.status(), said.what(), said.why()), notice::clear);
    }

    Button goAction() {
        return go;
    }

    TextField graceField() {
        return grace;
    }
}
