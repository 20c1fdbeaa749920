package org.seatkeeper.client.lab.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time that a process had taken at one moment, for what it took since an earlier one. The kernel says it of threads
 * to the nanosecond, and of the whole process, threads that ended included, in ticks.
 *
 * @param threads nanoseconds of each thread that there is, by its number
 * @param ticks of the whole process, 10 ms each
 */
public record CpuUse(Map<String, Long> threads, long ticks) {
    private static final long TICK_NANOS = 10_000_000;

    /** User and system time are each cut to whole ticks. */
    private static final long TICKS_UNSURE = 2;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    public CpuUse {
        threads = Map.copyOf(threads);
    }

    /** Of a process now. Needs Linux. */
    public static CpuUse of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        var threads = new HashMap<String, Long>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : all) {
                try {
                    String ran = Files.readString(thread.resolve("schedstat")).split(" ", 2)[0];
                    threads.put(thread.getFileName().toString(), Long.parseLong(ran));
                } catch (NoSuchFileException ended) {
                    // It is gone since it was listed; the ticks have it.
                }
            }
        }
        String stat = Files.readString(process.resolve("stat"));
        // The name in parentheses may hold anything: what is counted stands after the last one.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new CpuUse(threads, Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
    }

    /** Nanoseconds since then, 0 or more: what the living threads took, or what the ticks prove where that is more. */
    public long since(CpuUse before) {
        long living = 0;
        for (Map.Entry<String, Long> thread : threads.entrySet()) {
            living += Math.max(0, thread.getValue() - before.threads.getOrDefault(thread.getKey(), 0L));
        }
        return Math.max(living, (ticks - before.ticks - TICKS_UNSURE) * TICK_NANOS);
    }
}
