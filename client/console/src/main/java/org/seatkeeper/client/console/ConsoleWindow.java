package org.seatkeeper.client.console;

import javafx.scene.Scene;
import javafx.stage.Stage;
import org.seatkeeper.client.console.help.HelpWindowView;
import org.seatkeeper.client.console.kit.Notifies;
import org.seatkeeper.client.console.kit.OpensDialogs;
import org.seatkeeper.client.console.kit.OwnedDialogs;
import org.seatkeeper.client.console.shell.MainView;
import org.seatkeeper.client.console.shell.NotificationsView;
import org.seatkeeper.client.console.theme.Look;

/** The window of the desktop around the console, with its dialogs, notifications and help. JavaFX thread. */
public final class ConsoleWindow {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final double WIDTH_MIN = 1_024;
    private static final double HEIGHT_MIN = 700;

    private final Stage stage = new Stage();
    private final Look look;
    private final HelpWindowView help;
    private final OwnedDialogs dialogs;
    private final NotificationsView notifications;

    /** Not open yet. */
    public ConsoleWindow(Look look) {
        this.look = look;
        help = new HelpWindowView(look::dress);
        dialogs = new OwnedDialogs(stage, look::dress, help::open);
        notifications = new NotificationsView(stage);
    }

    /** Opens it around this content; {@code closed} runs once it is gone. */
    public void show(MainView main, Runnable closed) {
        Scene scene = new Scene(main, WIDTH, HEIGHT);
        look.dress(scene);
        stage.setTitle("Seatkeeper");
        stage.setMinWidth(WIDTH_MIN);
        stage.setMinHeight(HEIGHT_MIN);
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            help.close();
            closed.run();
        });
        stage.show();
    }

    /** Where dialogs open. */
    public OpensDialogs dialogs() {
        return dialogs;
    }

    /** Where results are told. */
    public Notifies notifications() {
        return notifications;
    }

    /** Opens the help. */
    public void help(String topic) {
        help.open(topic);
    }

    /** The window itself, for tests. */
    public Stage stage() {
        return stage;
    }
}
