package org.seatkeeper.client.console.mode;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ServerName;

/** The question once more in words, with the name of the server to type. Enter does not answer it. */
final class ConfirmDialog {
    private static final double WIDTH = 496;

    private final PlanViewModel model;
    private final TextField name = Fields.text(ServerName.LENGTH_MAX);
    private final Notice notice = new Notice();
    private final Button go;
    private final DialogContent content;

    ConfirmDialog(PlanViewModel model, ModePlan plan) {
        this.model = model;
        String server = model.picture().get().server().name().value();
        go = Buttons.grave(plan.scheduled() ? "_Schedule Change" : "_Change Now", model::submit);
        Button back = Buttons.plain("_Go Back", this::close);
        back.setCancelButton(true);
        Label typing = Words.muted("To confirm, type the _name of the server: " + server);
        typing.setMnemonicParsing(true);
        typing.setLabelFor(name);
        name.setAccessibleText("Name of the server, to confirm");
        Lay.width(name, 240);
        var body = Lay.column(
                Lay.M,
                Words.wrapped(Words.body(sentence(plan))),
                Words.wrapped(Words.strong(
                        plan.scheduled()
                                ? "You can cancel it until then. After that it cannot be reversed."
                                : "It takes effect at once and cannot be reversed.")),
                Lay.column(Lay.XS, typing, name),
                notice);
        content = new DialogContent(
                        plan.scheduled() ? "Schedule the Change?" : "Change the Mode Now?",
                        "one-way-change",
                        WIDTH,
                        body,
                        List.of(),
                        List.of(back, go))
                .startAt(name);
        name.textProperty().subscribe(_ -> mayGo());
        model.running().subscribe(_ -> mayGo());
        model.agreed().subscribe(agreed -> {
            if (!agreed) { // The plan was renewed below this question: it is another question now.
                close();
            }
        });
        model.notice().subscribe(this::notice);
        model.done().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    DialogContent content() {
        return content;
    }

    private void close() {
        content.close();
    }

    private String sentence(ModePlan plan) {
        ModePicture picture = model.picture().get();
        String at = plan.scheduled()
                ? "On " + new Times(ZoneId.systemDefault()).prose(plan.effectiveAt()) + ", " + picture.what()
                        + " changes"
                : picture.what() + " changes now";
        int count = picture.product().perServerLicenses();
        String licenses = Words.count(count, "license") + " ";
        String then = model.licenses().get() == Disposition.MOVE
                ? (count == 1 ? "moves" : "move") + " to the pool"
                : (count == 1 ? "is" : "are") + " left unclaimed";
        return at + " from Per Server to Per Device or Per User, and its " + licenses + then + ".";
    }

    private void mayGo() {
        String server = model.picture().get().server().name().value();
        boolean named = name.getText().strip().equals(server);
        go.setDisable(!named || model.running().get());
    }

    private void notice(Optional<AnswerWords> words) {
        words.ifPresentOrElse(said -> notice.show(said.status(), said.what(), said.why()), notice::clear);
    }

    TextField nameField() {
        return name;
    }

    Button goAction() {
        return go;
    }
}
