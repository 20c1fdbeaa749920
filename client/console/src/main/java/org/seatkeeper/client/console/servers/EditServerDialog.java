package org.seatkeeper.client.console.servers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/** The name of a server in this profile, and its tags. */
final class EditServerDialog {
    private static final double WIDTH = 520;

    private final Server server;
    private final ServerPorts ports;
    private final TextField name = Fields.text(ServerName.LENGTH_MAX);
    private final TextField tags = Fields.text(1_100);
    private final Notice notice = new Notice();
    private final Button go;
    private final DialogContent content;

    EditServerDialog(Server server, ServerPorts ports) {
        this.server = server;
        this.ports = ports;
        name.setText(server.name().value());
        tags.setText(String.join(", ", server.tags()));
        go = Buttons.main("_Save", this::save);
        Button cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        VBox body = Lay.column(
                Lay.M,
                new Form(64).field("_Name", name).field("_Tags", tags),
                Words.wrapped(Words.small("Both are kept in this profile only; nothing changes on the server.")),
                notice);
        content = new DialogContent(
                        "Name and Tags",
                        "servers",
                        WIDTH,
                        body,
                        List.of(Buttons.quiet(
                                "_Help", Icon.HELP, () -> ports.help().accept("servers"))),
                        List.of(cancel, go))
                .startAt(name);
        name.textProperty().subscribe(_ -> draw());
        tags.textProperty().subscribe(_ -> draw());
    }

    private void draw() {
        String wrong = Names.problem(name.getText()) + Tags.problem(tags.getText());
        if (wrong.isEmpty()) {
            notice.clear();
        } else {
            notice.show(Status.OVER, "", wrong);
        }
        boolean same = name.getText().strip().equals(server.name().value())
                && Tags.read(tags.getText()).equals(server.tags());
        go.setDisable(!wrong.isEmpty() || name.getText().isBlank() || same);
    }

    private void save() {
        Optional<ServerName> wanted = Names.read(name.getText());
        if (wanted.isEmpty()) {
            return;
        }
        Set<String> now = Tags.read(tags.getText());
        Set<String> add = new HashSet<>(now);
        add.removeAll(server.tags());
        Set<String> remove = new HashSet<>(server.tags());
        remove.removeAll(now);
        go.setDisable(true);
        CompletionStage<Edited<ServerName>> tagged = add.isEmpty() && remove.isEmpty()
                ? CompletableFuture.completedFuture(new Edited.Made<>(server.name()))
                : ports.manages().tag(server.name(), add, remove);
        tagged.thenCompose(
                        answer -> answer instanceof Edited.Made && !wanted.get().equals(server.name())
                                ? ports.manages().rename(server.name(), wanted.get())
                                : CompletableFuture.completedFuture(answer))
                .thenAcceptAsync(this::ended, ports.fxThread());
    }

    private void ended(Edited<ServerName> answer) {
        switch (answer) {
            case Edited.Made<ServerName> _ -> close();
            case Edited.Failed<ServerName>(String cause, String remedy) -> {
                go.setDisable(false);
                notice.show(Status.OVER, "Not saved: " + cause, remedy);
            }
        }
    }

    private void close() {
        content.close();
    }

    DialogContent content() {
        return content;
    }
}
