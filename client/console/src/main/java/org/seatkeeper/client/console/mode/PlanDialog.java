package org.seatkeeper.client.console.mode;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Ages;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ShellWords;
import org.seatkeeper.client.fleet.Status;

/** The one-way change: what it will do row by row, the choices it leaves, the agreement. */
final class PlanDialog {
    private static final double WIDTH = 880;

    private final PlanViewModel model;
    private final ModePorts ports;
    private final Label planned = Words.muted("");
    private final Notice renewed = new Notice();
    private final Notice notice = new Notice();
    private final PlanRowsView rows = new PlanRowsView();
    private final AgreementView agreement;
    private final Label missing = CutText.watch(Words.muted(""));
    private final CommandStrip command = new CommandStrip();
    private final Button go;
    private final Button back;
    private final DialogContent content;

    PlanDialog(PlanViewModel model, ModePorts ports, LeadsFromMode leads, PlanFlow flow) {
        this.model = model;
        this.ports = ports;
        agreement = new AgreementView(model);
        go = Buttons.grave("_Schedule Change\u2026", flow::confirm);
        back = Buttons.plain("_Back", flow::back);
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        missing.setMinWidth(0);
        VBox body = Lay.column(
                12, head(), warning(), renewed, notice, rows, new PlanChoicesView(model, ports), agreement, command);
        content = new DialogContent(
                        "Change to Per Device or Per User",
                        "one-way-change",
                        WIDTH,
                        body,
                        List.of(
                                Buttons.quiet("Show the _Command", Icon.COMMAND, command::toggle),
                                Buttons.quiet("_Help", Icon.HELP, () -> leads.help("one-way-change"))),
                        List.of(missing, back, cancel, go))
                .onClosed(model::close)
                .startAt(back);
        watch();
    }

    private void watch() {
        model.plan().subscribe(shown -> {
            shown.ifPresent(this::draw);
            mayGo();
        });
        model.renewed().subscribe(this::renewed);
        model.notice().subscribe(this::notice);
        model.agreed().subscribe(_ -> mayGo());
        model.running().subscribe(_ -> mayGo());
        model.reason().subscribe(_ -> mayGo());
        model.when().subscribe(_ -> mayGo());
        model.licenses().subscribe(_ -> mayGo());
        model.seatKind().subscribe(_ -> mayGo());
        model.picture().subscribe(_ -> mayGo());
        model.done().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    DialogContent content() {
        return content;
    }

    void close() {
        content.close();
    }

    private HBox head() {
        HBox head = Lay.row(Lay.M, Words.title(model.picture().get().what()), planned);
        CutText.watch(planned);
        return head;
    }

    private Node warning() {
        return new Notice(
                Status.AT_LIMIT,
                "This change is made once and cannot be reversed",
                "Neither this console nor any other can set "
                        + model.picture().get().what() + " back to Per Server.");
    }

    private void draw(ModePlan plan) {
        var age = java.time.Duration.between(plan.plannedAt(), ports.clock().instant());
        planned.setText("Planned from revision " + plan.baseRevision() + ", " + Ages.words(age) + " ago");
        rows.show(plan);
        agreement.show(plan, model.picture().get().product().name());
        go.setText(plan.scheduled() ? "_Schedule Change\u2026" : "_Change Now\u2026");
    }

    private void renewed(String why) {
        if (why.isEmpty()) {
            renewed.clear();
        } else {
            renewed.show(Status.SCHEDULED, "", why);
        }
    }

    private void notice(Optional<AnswerWords> words) {
        words.ifPresentOrElse(said -> notice.show(said.status(), said.what(), said.why()), notice::clear);
        mayGo();
    }

    private void mayGo() {
        String lacking = model.missing();
        missing.setText(model.running().get() ? "Waiting for the server\u2026" : lacking);
        go.setDisable(!lacking.isEmpty() || model.running().get());
        String hash = model.plan().get().map(plan -> plan.agreement().hash()).orElse("");
        command.command(ShellWords.changeMode(
                model.picture().get().key(), model.wish(), hash, model.reason().get()));
    }

    Button goAction() {
        return go;
    }

    PlanRowsView rows() {
        return rows;
    }

    AgreementView agreement() {
        return agreement;
    }
}
