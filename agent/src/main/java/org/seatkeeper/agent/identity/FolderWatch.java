package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells when something changes in a folder. The kernel says so: nothing is polled. One watch serves every agent of a process,
 * because the kernel gives a user few of them (128 on Debian). A file system that reports no changes (a network one) tells
 * nothing.
 */
public final class FolderWatch implements AutoCloseable {
    private final WatchService kernel;
    private final Map<WatchKey, Following> followed = new HashMap<>(); // guarded by this
    private final Thread thread;

    private FolderWatch(WatchService kernel) {
        this.kernel = kernel;
        this.thread = Thread.ofVirtual().name("folder-watch").unstarted(this::watch);
    }

    /** Who is told, on a thread of the watch, one call at a time for each folder; must not throw. */
    public interface Listener {
        /** Something in the folder is not as it was. */
        void changed();

        /** The folder itself is gone: nothing more will be told. */
        void gone();
    }

    /** Asks the kernel for a watch. */
    public static FolderWatch open() throws IOException {
        var watch = new FolderWatch(FileSystems.getDefault().newWatchService());
        watch.thread.start();
        return watch;
    }

    /**
     * Follows a folder until what is returned is closed; no call is under way after that.
     *
     * @param settle how long to wait after a change, so that several become one
     * @throws IOException where the folder cannot be watched
     */
    public synchronized AutoCloseable follow(Path folder, Duration settle, Listener listener) throws IOException {
        WatchKey key = folder.register(
                kernel,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        var following = new Following(key, settle, listener);
        followed.put(key, following);
        return () -> {
            forget(key);
            following.end();
        };
    }

    private synchronized void forget(WatchKey key) {
        followed.remove(key);
        key.cancel();
    }

    private synchronized void hand(WatchKey key) {
        Following following = followed.get(key);
        if (following != null) {
            Thread.ofVirtual().name("folder-changed").start(following::tell);
        }
    }

    private void watch() {
        try {
            while (true) {
                hand(kernel.take());
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A key is not taken again before it was reset: one call at a time. */
    private static final class Following {
        private final WatchKey key;
        private final Duration settle;
        private final Listener listener;
        private final ReentrantLock telling = new ReentrantLock();
        private boolean ended; // guarded by telling

        Following(WatchKey key, Duration settle, Listener listener) {
            this.key = key;
            this.settle = settle;
            this.listener = listener;
        }

        void tell() {
            try {
                Thread.sleep(settle);
            } catch (InterruptedException nobodyInterrupts) {
                Thread.currentThread().interrupt();
            }
            telling.lock();
            try {
                if (ended) {
                    return;
                }
                key.pollEvents(); // which file is of no interest: all are read
                listener.changed();
                if (!key.reset()) {
                    listener.gone();
                }
            } finally {
                telling.unlock();
            }
        }

        void end() {
            telling.lock();
            try {
                ended = true;
            } finally {
                telling.unlock();
            }
        }
    }

    /** Ends every following; waits for the thread. */
    @Override
    public void close() throws IOException {
        kernel.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
