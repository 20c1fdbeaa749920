package org.seatkeeper.client.console.mode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.SeatKind;

/** What the one-way change leaves to choose: the licenses, the seats, the time; and the reason. */
final class PlanChoicesView extends VBox {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.US);
    private static final String NOW = "Now";
    private static final String IN_A_DAY = "In 24 hours";
    private static final String AT = "At date and time";

    private final PlanViewModel model;
    private final Instant proposed;
    private final Times times = new Times(ZoneId.systemDefault());
    private final ComboBox<String> when = new ComboBox<>();
    private final TextField at = Fields.text(20);
    private final Label effect = CutText.watch(Words.muted(""));

    PlanChoicesView(PlanViewModel model, ModePorts ports) {
        this.model = model;
        proposed = model.when().get().effectiveAt().orElse(ports.clock().instant());
        TextField reason = Fields.text(PlanViewModel.REASON_MAX);
        reason.textProperty().bindBidirectional(model.reason());
        reason.setPromptText("Why, for whoever reads the audit");
        Form form = new Form(64);
        HBox licenses = licenses();
        HBox seats = seats();
        form.field("Licenses", licenses, licenses.getChildren().getFirst());
        form.field("Seats", seats, seats.getChildren().getFirst());
        form.field("_When", when(), when);
        form.field("_Reason", reason);
        getChildren().add(form);
    }

    private HBox licenses() {
        int count = model.picture().get().product().perServerLicenses();
        String all = count == 1 ? "the license" : "the " + Words.number(count) + " licenses";
        return radios(
                model.licenses(),
                radio("_Move " + all + " to the pool", Disposition.MOVE),
                radio("_Leave them unclaimed for now", Disposition.LEAVE));
    }

    private HBox seats() {
        return radios(
                model.seatKind(),
                radio("Counted by _user", SeatKind.USER),
                radio("Counted by _device", SeatKind.DEVICE));
    }

    private static RadioButton radio(String words, Object value) {
        RadioButton button = new RadioButton(words);
        button.setMnemonicParsing(true);
        button.setUserData(value);
        button.setAccessibleText(words.replace("_", ""));
        return button;
    }

    /** One choice among a few: the toggles and the model's value follow each other. */
    private static <T> HBox radios(Property<T> value, RadioButton... buttons) {
        ToggleGroup group = new ToggleGroup();
        HBox row = Lay.row(Lay.L, buttons);
        row.setMinHeight(28);
        for (RadioButton button : buttons) {
            button.setToggleGroup(group);
            @SuppressWarnings("unchecked") // Each button was made for a value of this type, a few lines above.
            T its = (T) button.getUserData();
            value.subscribe(now -> button.setSelected(its.equals(now)));
            button.setOnAction(_ -> value.setValue(its));
        }
        return row;
    }

    private HBox when() {
        when.getItems().setAll(NOW, IN_A_DAY, AT);
        when.setValue(IN_A_DAY);
        Lay.width(when, 152);
        at.setText(times.list(proposed));
        at.setAccessibleText("Date and time, such as 2026-06-17 11:55");
        Lay.width(at, 144);
        Lay.shown(at, false);
        when.valueProperty().subscribe(_ -> choose());
        at.textProperty().subscribe((_, _) -> choose());
        effect.setMinWidth(0);
        return Lay.row(Lay.S, when, at, effect);
    }

    private void choose() {
        String chosen = when.getValue();
        Lay.shown(at, AT.equals(chosen));
        When wanted = switch (chosen) {
            case NOW -> new When.Now();
            case IN_A_DAY -> new When.InADay(proposed);
            default -> typed(at.getText().strip());
        };
        at.getStyleClass().remove("wrong");
        effect.getStyleClass().removeAll("status", "over");
        switch (wanted) {
            case When.Now _ -> effect.setText("As soon as you confirm. It cannot be canceled.");
            case When.InADay(Instant time) -> effect.setText(times.prose(time) + ". Can be canceled until then.");
            case When.At(Instant time) -> effect.setText(times.prose(time) + ". Can be canceled until then.");
            case When.Unclear(String problem) -> {
                effect.setText(problem);
                at.getStyleClass().add("wrong");
                effect.getStyleClass().addAll("status", "over");
            }
        }
        if (!wanted.equals(model.when().get())) {
            model.when().set(wanted);
        }
    }

    private When typed(String text) {
        try {
            return new When.At(
                    LocalDateTime.parse(text, TYPED).atZone(times.zone()).toInstant());
        } catch (DateTimeParseException notATime) {
            return new When.Unclear("A time such as " + times.list(proposed) + " is needed.");
        }
    }

    ComboBox<String> whenBox() {
        return when;
    }

    TextField atField() {
        return at;
    }
}
