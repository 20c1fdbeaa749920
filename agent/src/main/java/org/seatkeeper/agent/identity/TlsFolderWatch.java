package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.function.Consumer;

/**
 * Reads the certificate files again when something changes in their folder. The kernel says so: nothing is polled. A file
 * system that reports no changes (a network one) needs a restart of the agent after a replacement.
 */
public final class TlsFolderWatch implements AutoCloseable {
    private final LiveTls tls;
    private final Consumer<LiveTls.Reload> listener;
    private final WatchService changes;
    private final Thread thread;

    private TlsFolderWatch(LiveTls tls, Consumer<LiveTls.Reload> listener, WatchService changes) {
        this.tls = tls;
        this.listener = listener;
        this.changes = changes;
        this.thread = Thread.ofVirtual().name("tls-folder-watch").unstarted(this::watch);
    }

    /**
     * Starts watching.
     *
     * @param listener told of each reading, on the watching thread; must not throw
     * @throws IOException if the folder cannot be watched
     */
    public static TlsFolderWatch start(LiveTls tls, Consumer<LiveTls.Reload> listener) throws IOException {
        WatchService changes = tls.folder().getFileSystem().newWatchService();
        try {
            tls.folder()
                    .register(
                            changes,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException refused) {
            changes.close();
            throw refused;
        }
        var watch = new TlsFolderWatch(tls, listener, changes);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = changes.take();
                key.pollEvents(); // which file is of no interest: all three are read
                listener.accept(tls.reload());
                if (!key.reset()) {
                    listener.accept(new LiveTls.Reload.Kept(
                            tls.folder() + " is gone; put it back and restart the agent to have it watched again"));
                    return;
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops watching and waits for the thread. */
    @Override
    public void close() throws IOException {
        changes.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
