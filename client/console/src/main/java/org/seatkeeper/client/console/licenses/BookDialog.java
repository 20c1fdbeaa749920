package org.seatkeeper.client.console.licenses;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
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
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.licenses.BookViewModel.Direction;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Status;

/** Adds or removes licenses. What it will do is shown while it is typed. */
final class BookDialog {
    private static final double WIDTH = 560;

    private final BookViewModel model;
    private final TextField quantity = Fields.text(12);
    private final StatusLabel problem = new StatusLabel(Status.OVER, "");
    private final Notice effect = new Notice();
    private final Notice notice = new Notice();
    private final CheckBox insist = new CheckBox("Do it _anyway");
    private final CommandStrip command = new CommandStrip();
    private final Button go;
    private final DialogContent content;

    BookDialog(BookViewModel model, LicensePorts ports) {
        this.model = model;
        boolean adds = model.direction() == Direction.ADD;
        go = Buttons.main("", model::submit);
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        insist.setMnemonicParsing(true);
        insist.selectedProperty().bindBidirectional(model.insist());
        VBox body = Lay.column(Lay.M, form(), notice, insist, effect, command);
        content = new DialogContent(
                        adds ? "Add Licenses" : "Remove Licenses",
                        "licenses",
                        WIDTH,
                        body,
                        List.of(
                                Buttons.quiet("_Show the Command", Icon.COMMAND, command::toggle),
                                Buttons.quiet(
                                        "_Help", Icon.HELP, () -> ports.help().accept("licenses"))),
                        List.of(cancel, go))
                .onClosed(model::close)
                .startAt(quantity);
        watch();
    }

    private Form form() {
        Form form = new Form(88);
        Label name = Words.muted("Product");
        name.setMinHeight(28);
        form.addRow(
                0,
                name,
                Words.strong(model.product().get().name() + " on " + model.key().server()));
        if (model.pooled()) {
            HBox kinds = SeatKindView.of(model.seatKind(), SeatKind.USER, SeatKind.DEVICE);
            form.field("For", kinds, kinds.getChildren().getFirst());
        }
        quantity.textProperty().bindBidirectional(model.quantity());
        Lay.width(quantity, 120);
        form.field("_Quantity", Lay.column(Lay.XS, quantity, problem), quantity);
        if (model.direction() == Direction.ADD) {
            TextField order = Fields.text(BookViewModel.ORDER_MAX);
            order.textProperty().bindBidirectional(model.order());
            Lay.width(order, 200);
            form.field("_Order", order);
        }
        TextField comment = Fields.text(BookViewModel.COMMENT_MAX);
        comment.textProperty().bindBidirectional(model.comment());
        return form.field("Co_mment", comment);
    }

    private void watch() {
        model.quantity().subscribe(_ -> draw());
        model.comment().subscribe(_ -> draw());
        model.order().subscribe(_ -> draw());
        model.seatKind().subscribe(_ -> draw());
        model.insist().subscribe(_ -> draw());
        model.product().subscribe(_ -> draw());
        model.live().subscribe(_ -> draw());
        model.running().subscribe(_ -> draw());
        model.offersInsisting().subscribe(offered -> Lay.shown(insist, offered));
        model.notice().subscribe(this::notice);
        model.done().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    private void draw() {
        String wrong = model.quantityProblem();
        problem.show(Status.OVER, wrong);
        Lay.shown(problem, !wrong.isEmpty());
        quantity.getStyleClass().remove("wrong");
        if (!wrong.isEmpty()) {
            quantity.getStyleClass().add("wrong");
        }
        go.setText(model.running().get() ? "Waiting for the Server\u2026" : model.act());
        go.setDisable(!model.ready());
        command.command(model.command());
        if (!model.live().get()) {
            effect.show(
                    Status.NOT_REPORTING, "", model.key().server() + " does not report: nothing can be changed now.");
        } else if (model.effect().isEmpty()) {
            effect.clear();
        } else {
            effect.show(Icon.OK, "ok", "", model.effect());
        }
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

    TextField quantityField() {
        return quantity;
    }

    Button goAction() {
        return go;
    }

    CheckBox insistBox() {
        return insist;
    }
}
