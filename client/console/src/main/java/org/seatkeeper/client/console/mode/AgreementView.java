package org.seatkeeper.client.console.mode;

import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.ModePlan;

/** The terms to read, in a language that the product declares, and the tick under them. */
final class AgreementView extends VBox {
    private final TextArea text = Lay.styled(new TextArea(), "terms");
    private final Label version = Words.small("");
    private final ComboBox<String> language = new ComboBox<>();
    private final CheckBox agree = new CheckBox();
    private boolean filling;

    AgreementView(PlanViewModel model) {
        super(Lay.S);
        getStyleClass().add("agreement");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText("License terms");
        Lay.height(text, 72);
        language.setAccessibleText("Language of the terms");
        language.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String tag) {
                return tag == null ? "" : Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
            }

            @Override
            public String fromString(String name) {
                return name;
            }
        });
        language.valueProperty().subscribe(tag -> {
            if (tag != null && !filling) {
                model.language().set(tag);
            }
        });
        agree.setWrapText(true);
        agree.selectedProperty().bindBidirectional(model.agreed());
        HBox head = Lay.row(Lay.S, Words.strong("License terms"), version, Lay.spacer(), language);
        getChildren().addAll(head, text, agree);
    }

    void show(ModePlan plan, String product) {
        ModePlan.Agreement terms = plan.agreement();
        if (!terms.text().equals(text.getText())) {
            text.setText(terms.text());
            text.setScrollTop(0);
        }
        version.setText(terms.version().isEmpty() ? "" : "Version " + terms.version());
        agree.setText("I have read the license terms of " + product
                + ", and I _agree that this change is made once and cannot be reversed.");
        filling = true;
        language.getItems().setAll(terms.languages());
        language.setValue(terms.language());
        filling = false;
        Lay.shown(language, terms.languages().size() > 1);
        agree.setDisable(plan.refusal().isPresent());
    }

    CheckBox agreeBox() {
        return agree;
    }

    TextArea terms() {
        return text;
    }
}
