package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Counts the calls by which a process has the kernel sync a file, with {@code strace}: what is counted is what was really
 * called, by whatever library. Slows the process down meanwhile, so nothing is timed.
 */
public final class Syncs implements AutoCloseable {
    private static final int END_SECONDS_MAX = 20;
    private static final int LOOK_MILLIS = 20;

    private final Process strace;
    private final Path calls;

    private Syncs(Process strace, Path calls) {
        this.strace = strace;
        this.calls = calls;
    }

    /**
     * Counts from now on.
     *
     * @param calls gets a line for each
     * @throws IOException where there is no strace, or it may not watch that process
     */
    public static Syncs of(long pid, Path calls) throws IOException, InterruptedException {
        Process strace = new ProcessBuilder(List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-e",
                        "trace=fsync,fdatasync,sync_file_range,msync",
                        "-o",
                        calls.toString(),
                        "-p",
                        Long.toString(pid)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!watched(pid)) {
            if (strace.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("strace may not watch process " + pid);
            }
        }
        return new Syncs(strace, calls);
    }

    /** Whether every thread of it has a watcher. */
    private static boolean watched(long pid) throws IOException {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                if (Files.exists(thread)
                        && Files.readAllLines(thread.resolve("status")).contains("TracerPid:\t0")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Stops counting; how many calls were made. */
    public long end() throws IOException, InterruptedException {
        strace.destroy();
        if (!strace.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IOException("strace does not end");
        }
        try (var lines = Files.lines(calls)) {
            // A call that waited while another thread was watched has a second line, "resumed".
            return lines.filter(line -> line.contains("sync") && !line.contains("resumed"))
                    .count();
        }
    }

    @Override
    public void close() {
        strace.destroy();
    }
}
