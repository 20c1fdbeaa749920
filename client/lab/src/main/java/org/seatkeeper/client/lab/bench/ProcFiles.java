package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux says of processes and of the machine, below {@code /proc}. */
final class ProcFiles {
    /** Ticks a second in which the kernel counts here: fixed by its interface to programs. */
    private static final double TICKS = 100;

    private static final double KIB_PER_MIB = 1024;

    private ProcFiles() {}

    /** Resident memory of a process, in MiB, files it has mapped included. */
    static double residentMiB(long pid) throws IOException {
        for (String line : Files.readAllLines(of(pid).resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("\\D+", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("/proc/" + pid + "/status has no VmRSS");
    }

    /** Processor time of a process and what it waited for, in seconds, in steps of 10 ms. */
    static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(of(pid).resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS;
    }

    /**
     * Processor time of this process, of all that it started and of theirs, also of those that have ended and were waited
     * for, in seconds.
     */
    static double ownSeconds() throws IOException {
        double sum = treeSeconds(ProcessHandle.current().pid());
        for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
            try {
                sum += treeSeconds(process.pid());
            } catch (NoSuchFileException ended) {
                // Its time is its parent's from now on.
            }
        }
        return sum;
    }

    private static double treeSeconds(long pid) throws IOException {
        String stat = Files.readString(of(pid).resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (number(fields, 11) + number(fields, 12) + number(fields, 13) + number(fields, 14)) / TICKS;
    }

    /** Processor time that all processes and other machines on the same hardware took since the start, in seconds. */
    static double busySeconds() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        // user, nice, system, steal; what interrupts take belongs to nobody.
        return (number(fields, 1) + number(fields, 2) + number(fields, 3) + number(fields, 8)) / TICKS;
    }

    private static double number(String[] fields, int at) {
        return at < fields.length ? Double.parseDouble(fields[at]) : 0;
    }

    private static Path of(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }
}
