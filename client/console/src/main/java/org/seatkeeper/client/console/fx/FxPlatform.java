package org.seatkeeper.client.console.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/** The toolkit itself: its start and end, its thread, and what the desktop prefers. Nothing else touches it. */
public final class FxPlatform implements Executor {
    /** Starts the toolkit; the stage ends with a platform whose thread runs. Called once, from any thread. */
    public static CompletionStage<FxPlatform> start() {
        var started = new CompletableFuture<FxPlatform>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            started.complete(new FxPlatform());
        });
        return started;
    }

    /** Runs it on the JavaFX thread, after everything that was given before. Never waits. */
    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }

    /** Whether the desktop prefers dark. Changes with the desktop's own setting; JavaFX thread. */
    public ObservableValue<Boolean> dark() {
        return Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK);
    }

    /** Ends the toolkit once the work at hand is done. */
    public void exit() {
        Platform.exit();
    }
}
