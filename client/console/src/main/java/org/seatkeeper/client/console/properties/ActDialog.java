package org.seatkeeper.client.console.properties;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Status;

/** Asks for the reason of an act, shows what the server says it would do, and does it. */
final class ActDialog {
    private static final double WIDTH = 560;

    private final ActViewModel model;
    private final String verb;
    private final String standing;
    private final TextField reason = Fields.text(ActViewModel.REASON_MAX);
    private final Notice effect = new Notice();
    private final Notice notice = new Notice();
    private final CommandStrip command = new CommandStrip();
    private final Form form = new Form(112);
    private final Button go;
    private final DialogContent content;

    /**
     * Not open yet.
     *
     * @param title of the window, in title case
     * @param verb on the button, with its mnemonic
     * @param standing what the act does in any case, in a sentence
     * @param fields what stands above the reason
     */
    ActDialog(
            ActViewModel model,
            String title,
            String verb,
            String standing,
            PropertyPorts ports,
            Consumer<Form> fields) {
        this.model = model;
        this.verb = verb;
        this.standing = standing;
        go = Buttons.main(verb, model::submit);
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        fields.accept(form);
        reason.setPromptText("Kept in the audit");
        reason.textProperty().bindBidirectional(model.reason());
        form.field("_Reason", reason);
        VBox body = Lay.column(Lay.M, form, notice, effect, command);
        content = new DialogContent(
                        title,
                        "properties",
                        WIDTH,
                        body,
                        List.of(
                                Buttons.quiet("_Show the Command", Icon.COMMAND, command::toggle),
                                Buttons.quiet(
                                        "_Help", Icon.HELP, () -> ports.help().accept("properties"))),
                        List.of(cancel, go))
                .onClosed(model::close)
                .startAt(reason);
        model.reason().subscribe(_ -> draw());
        model.live().subscribe(_ -> draw());
        model.running().subscribe(_ -> draw());
        model.effect().subscribe(_ -> draw());
        model.notice().subscribe(this::notice);
        model.done().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    /** Draws what follows from the fields above the reason; they tell of their changes. */
    void draw() {
        go.setText(model.running().get() ? "Waiting for the Server\u2026" : verb);
        go.setDisable(!model.ready());
        command.command(model.command());
        if (!model.live().get()) {
            effect.show(
                    Status.NOT_REPORTING, "", model.key().server() + " does not report: nothing can be changed now.");
            return;
        }
        effect.show(
                Icon.INFO,
                "planned",
                "",
                model.effect().get().map(words -> standing + " " + words).orElse(standing));
    }

    private void notice(Optional<AnswerWords> words) {
        words.ifPresentOrElse(said -> notice.show(said.status(), said.what(), said.why()), notice::clear);
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }

    /** The first field of the form. */
    javafx.scene.Node firstField() {
        return form.getChildren().stream()
                .filter(TextField.class::isInstance)
                .findFirst()
                .orElse(reason);
    }

    /** A line that cannot be edited, beside its name. */
    static void fact(Form form, String name, String value) {
        var label = Words.muted(name);
        label.setMinHeight(28);
        var said = Words.wrapped(Words.strong(value));
        form.addRow(form.getRowCount(), label, said);
    }
}
