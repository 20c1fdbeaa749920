package org.seatkeeper.client.console.servers;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Status;

/** Takes the servers of a file into this profile: all of them, or none where anything is wrong. */
final class ImportDialog {
    private static final double WIDTH = 600;
    private static final String FORMAT = """
            [[server]]
            name = "ber-db-01"
            address = "ber-db-01.halden.example:7443"
            ca = "halden-ca.pem"              # a file beside this one
            credentials = "default"           # by name; never the key itself
            tags = ["database", "prod"]""";

    private final ServerPorts ports;
    private final TextField path = Fields.text(4_096);
    private final Notice notice = new Notice();
    private final Button go;
    private final DialogContent content;

    ImportDialog(ServerPorts ports) {
        this.ports = ports;
        go = Buttons.main("_Import", this::run);
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        Button browse = Buttons.plain("_Browse\u2026", this::browse);
        path.textProperty().subscribe(typed -> go.setDisable(typed.isBlank()));
        Form form = new Form(64).field("_File", Lay.row(Lay.S, Lay.grow(path), browse), path);
        TextArea format = Lay.styled(new TextArea(FORMAT), "t-mono");
        format.setEditable(false);
        format.setAccessibleText("The format of the file");
        Lay.height(format, 136);
        VBox body = Lay.column(
                Lay.M,
                form,
                Words.wrapped(
                        Words.muted("A file in the format of servers.toml. Credentials are named, never contained.")),
                format,
                notice);
        content = new DialogContent(
                        "Import a List of Servers",
                        "servers",
                        WIDTH,
                        body,
                        List.of(Buttons.quiet(
                                "_Help", Icon.HELP, () -> ports.help().accept("servers"))),
                        List.of(cancel, go))
                .startAt(path);
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import a List of Servers");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Lists of servers", "*.toml"));
        File chosen = chooser.showOpenDialog(content.getScene().getWindow());
        if (chosen != null) {
            path.setText(chosen.toString());
        }
    }

    private void run() {
        Path file;
        try {
            file = Path.of(path.getText().strip());
        } catch (InvalidPathException notAPath) {
            notice.show(Status.OVER, "This is not the name of a file", notAPath.getReason());
            return;
        }
        go.setDisable(true);
        ports.manages().importFile(file).thenAcceptAsync(this::ended, ports.fxThread());
    }

    private void ended(Edited<Integer> answer) {
        go.setDisable(false);
        switch (answer) {
            case Edited.Made<Integer>(Integer count) -> {
                ports.notifies().tell(Status.OK, Words.count(count, "server") + " imported", "");
                close();
            }
            case Edited.Failed<Integer>(String cause, String remedy) ->
                notice.show(Status.OVER, "Nothing was imported: " + cause, remedy);
        }
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }
}
