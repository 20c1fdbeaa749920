package org.seatkeeper.client.console.help;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The help in a window of its own, which stays open beside dialogs. JavaFX thread. */
public final class HelpWindowView {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 620;

    private final Consumer<Scene> dress;
    private @Nullable Stage stage;
    private @Nullable HelpView view;

    /**
     * Not open yet.
     *
     * @param dress gives a scene its stylesheets
     */
    public HelpWindowView(Consumer<Scene> dress) {
        this.dress = dress;
    }

    /** Opens it, or brings it to the front, at a topic. */
    public void open(String topic) {
        if (stage == null || view == null) {
            view = new HelpView();
            Scene scene = new Scene(view, WIDTH, HEIGHT);
            dress.accept(scene);
            stage = new Stage();
            stage.setTitle("Seatkeeper Help");
            stage.setScene(scene);
            Stage opened = stage;
            scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    opened.close();
                }
            });
        }
        view.show(topic);
        stage.show();
        stage.toFront();
    }

    /** Closes it, if it is open. */
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
