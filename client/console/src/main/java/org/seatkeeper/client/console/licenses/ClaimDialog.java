package org.seatkeeper.client.console.licenses;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Status;

/** What becomes of licenses that a change of mode left behind: into the pool, or written off with a reason. */
final class ClaimDialog {
    private static final double WIDTH = 560;

    private final ClaimViewModel model;
    private final Notice effect = new Notice();
    private final Notice notice = new Notice();
    private final Button go;
    private final RadioButton claim = new RadioButton("_Claim them: they join the pool");
    private final RadioButton waive = new RadioButton("_Waive them: they are written off");
    private final TextField reason = Fields.text(BookViewModel.COMMENT_MAX);
    private final DialogContent content;

    ClaimDialog(ClaimViewModel model, LicensePorts ports) {
        this.model = model;
        go = Buttons.main("", model::submit);
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        VBox body = Lay.column(Lay.M, Words.title(model.what()), form(), notice, effect);
        content = new DialogContent(
                        "Claim or Waive",
                        "unclaimed",
                        WIDTH,
                        body,
                        List.of(Buttons.quiet(
                                "_Help", Icon.HELP, () -> ports.help().accept("unclaimed"))),
                        List.of(cancel, go))
                .startAt(claim);
        watch();
    }

    private Form form() {
        ToggleGroup group = new ToggleGroup();
        for (RadioButton choice : List.of(claim, waive)) {
            choice.setMnemonicParsing(true);
            choice.setToggleGroup(group);
            choice.setMinHeight(28);
        }
        claim.setSelected(true);
        model.waives().bind(waive.selectedProperty());
        HBox kinds = SeatKindView.of(model.seatKind(), SeatKind.USER, SeatKind.DEVICE);
        kinds.disableProperty().bind(waive.selectedProperty());
        reason.textProperty().bindBidirectional(model.reason());
        Form form = new Form(64);
        form.field("What", Lay.column(0, claim, waive), claim);
        form.field("Into", kinds, kinds.getChildren().getFirst());
        return form.field("_Reason", reason);
    }

    private void watch() {
        model.waives().subscribe(_ -> draw());
        model.reason().subscribe(_ -> draw());
        model.seatKind().subscribe(_ -> draw());
        model.running().subscribe(_ -> draw());
        model.notice()
                .subscribe(words -> words.ifPresentOrElse(
                        said -> notice.show(said.status(), said.what(), said.why()), notice::clear));
        model.done().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    private void draw() {
        go.setText(model.act());
        go.setDisable(!model.ready());
        boolean waives = model.waives().get();
        reason.setPromptText(waives ? "Needed: why they are written off" : "Why, for whoever reads the audit");
        if (waives) {
            effect.show(Status.AT_LIMIT, "", model.effect());
        } else {
            effect.show(Icon.OK, "ok", "", model.effect());
        }
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }
}
