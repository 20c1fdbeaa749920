package org.seatkeeper.client.it;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.seatkeeper.client.console.theme.Theme;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Starts JavaFX without a display, and runs the steps of a test on its thread. */
public final class Toolkit implements BeforeAllCallback {
    /** What comes from a real server on a busy machine may take a while. */
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        FxToolkit.registerPrimaryStage();
        run(() -> {
            Theme.loadFonts();
            return true;
        });
    }

    /** Runs a step on the JavaFX thread and brings back what it returned or threw. */
    static <T> T run(Callable<T> step) throws Exception {
        return WaitForAsyncUtils.asyncFx(step).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until it is so, looking on the JavaFX thread only. */
    static void await(Callable<Boolean> so) throws Exception {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(so).get());
    }
}
