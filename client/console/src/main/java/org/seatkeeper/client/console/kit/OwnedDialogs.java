package org.seatkeeper.client.console.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Dialogs as windows of the desktop: each is owned by the one it was opened from, and keeps that one waiting unless it is
 * free. Esc cancels, F1 explains.
 */
public final class OwnedDialogs implements OpensDialogs {
    private static final double SCREEN_SHARE = 0.94;
    private static final double HEIGHT_MIN = 360;

    private final Deque<Window> windows = new ArrayDeque<>();
    private final Consumer<Scene> dress;
    private final Consumer<String> help;

    /**
     * Over a main window.
     *
     * @param main the window below all dialogs
     * @param dress gives a scene its stylesheets
     * @param help opens a topic of the help
     */
    public OwnedDialogs(Window main, Consumer<Scene> dress, Consumer<String> help) {
        windows.push(main);
        this.dress = dress;
        this.help = help;
    }

    @Override
    public void open(DialogContent dialog) {
        Stage stage = new Stage();
        stage.initOwner(windows.stream().filter(Window::isFocused).findFirst().orElse(windows.peek()));
        stage.initModality(dialog.isFree() ? Modality.NONE : Modality.WINDOW_MODAL);
        stage.setTitle(dialog.title());
        Scene scene = new Scene(dialog);
        dress.accept(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1) {
                help.accept(dialog.topic());
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
                event.consume();
            }
        });
        stage.setScene(scene);
        stage.setMaxHeight(Screen.getPrimary().getVisualBounds().getHeight() * SCREEN_SHARE);
        dialog.closeBy(stage::close);
        dialog.raiseBy(stage::toFront);
        stage.setOnHidden(_ -> {
            windows.remove(stage);
            dialog.closed();
        });
        if (dialog.isFree()) {
            stage.setMinWidth(dialog.getMinWidth());
            stage.setMinHeight(HEIGHT_MIN);
        } else {
            dialog.prefHeightSource().subscribe(_ -> {
                if (stage.isShowing()) {
                    stage.sizeToScene();
                }
            });
        }
        windows.push(stage);
        stage.show();
        dialog.focusFirst();
    }
}
