package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads the certificate files again when something changes in their folder; where nothing is told, a restart does it. */
public final class TlsFolderWatch {
    private TlsFolderWatch() {}

    /**
     * Follows the folder until what is returned is closed.
     *
     * @param listener told of each reading, on a thread of the watch; must not throw
     * @throws IOException if the folder cannot be watched
     */
    public static AutoCloseable start(FolderWatch folders, LiveTls tls, Consumer<LiveTls.Reload> listener)
            throws IOException {
        return folders.follow(tls.folder(), Duration.ZERO, new FolderWatch.Listener() {
            @Override
            public void changed() {
                listener.accept(tls.reload());
            }

            @Override
            public void gone() {
                listener.accept(new LiveTls.Reload.Kept(
                        tls.folder() + " is gone; put it back and restart the agent to have it watched again"));
            }
        });
    }
}
