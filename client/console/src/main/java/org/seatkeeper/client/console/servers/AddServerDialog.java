package org.seatkeeper.client.console.servers;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/** Adds one server: where it is, how it is called, and whom to trust for it. */
final class AddServerDialog {
    private static final double WIDTH = 600;

    private final AddViewModel model;
    private final ServerPorts ports;
    private final TextField address = Fields.text(300);
    private final Notice notice = new Notice();
    private final StatusLabel problem = new StatusLabel(Status.OVER, "");
    private final MetView met;
    private final CheckBox compared = new CheckBox("I _compared the fingerprint; it is the right one");
    private final Button go;
    private final DialogContent content;

    AddServerDialog(AddViewModel model, ServerPorts ports) {
        this.model = model;
        this.ports = ports;
        met = new MetView(ports.times());
        go = Buttons.main("", model::next);
        compared.setMnemonicParsing(true);
        compared.selectedProperty().bindBidirectional(model.compared());
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        VBox body = Lay.column(Lay.M, form(), problem, notice, met, compared);
        content = new DialogContent(
                        "Add a Server",
                        "servers",
                        WIDTH,
                        body,
                        List.of(Buttons.quiet(
                                "_Help", Icon.HELP, () -> ports.help().accept("servers"))),
                        List.of(cancel, go))
                .startAt(address);
        watch();
    }

    private Form form() {
        address.textProperty().bindBidirectional(model.address());
        address.setPromptText("host or host:port");
        TextField name = Fields.text(ServerName.LENGTH_MAX);
        name.textProperty().bindBidirectional(model.name());
        TextField tags = Fields.text(1_000);
        tags.textProperty().bindBidirectional(model.tags());
        tags.setPromptText("such as  database, prod");
        ComboBox<String> credentials = new ComboBox<>();
        credentials.getItems().setAll(ports.manages().credentials());
        credentials.setPromptText("default");
        credentials.valueProperty().subscribe(chosen -> model.credentials().set(chosen == null ? "" : chosen));
        Lay.width(credentials, 200);
        return new Form(96)
                .field("_Address", address)
                .field("_Name", name)
                .field("_Tags", tags)
                .field("C_redentials", credentials);
    }

    private void watch() {
        model.address().subscribe(_ -> draw());
        model.name().subscribe(_ -> draw());
        model.tags().subscribe(_ -> draw());
        model.running().subscribe(_ -> draw());
        model.compared().subscribe(_ -> draw());
        model.met().subscribe(who -> {
            met.show(who);
            draw();
        });
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
        problem.show(Status.OVER, model.problem());
        Lay.shown(problem, !model.problem().isEmpty());
        boolean known = model.met().get().isPresent();
        Lay.shown(compared, known);
        go.setText(model.running().get() ? "Asking\u2026" : known ? "A_dd Server" : "Ask _Who It Is");
        go.setDisable(!model.ready());
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }

    TextField addressField() {
        return address;
    }

    Button goAction() {
        return go;
    }

    CheckBox comparedBox() {
        return compared;
    }
}
