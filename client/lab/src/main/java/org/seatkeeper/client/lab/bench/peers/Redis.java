package org.seatkeeper.client.lab.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Redis with a file that is synced before each answer, over its Unix socket, by 256 connections. Driven by the program that
 * comes with it, in C, so that no client of ours slows it down.
 */
public final class Redis implements Peer {
    private static final int FIRST_RATE = 20_000;

    /** Redis. */
    public Redis() {}

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        String server = Programs.find("redis-server");
        String load = Programs.find("redis-benchmark");
        Path socket = folder.resolve("redis.sock");
        Process process = Programs.start(
                List.of(
                        server,
                        "--port",
                        "0",
                        "--unixsocket",
                        socket.toString(),
                        "--dir",
                        folder.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always"),
                folder.resolve("redis.log"),
                () -> Files.exists(socket));
        return new Started(process, load, socket);
    }

    private static final class Started implements Running {
        private final Process process;
        private final String load;
        private final Path socket;
        private double rate = FIRST_RATE;

        Started(Process process, String load, Path socket) {
            this.process = process;
            this.load = load;
            this.socket = socket;
        }

        /** Half of the time each: as many are given back as were taken. */
        @Override
        public double microseconds(Duration time) throws IOException, InterruptedException {
            long half = Math.max(CALLERS, (long) (rate * time.toNanos() / 2e9));
            double taken = micros("INCR", half);
            double given = micros("DECR", half);
            rate = 2e6 / (taken + given);
            return (taken + given) / 2;
        }

        private double micros(String command, long times) throws IOException, InterruptedException {
            String csv = Programs.run(List.of(
                    load,
                    "-s",
                    socket.toString(),
                    "-c",
                    Integer.toString(CALLERS),
                    "-n",
                    Long.toString(times),
                    "--csv",
                    command,
                    "licenses"));
            // "test","rps",...
            // "INCR licenses","40000.00",...
            String[] fields = csv.strip().lines().toList().getLast().split("\",\"", -1);
            return 1e6 / Double.parseDouble(fields[1]);
        }

        @Override
        public void close() {
            Programs.end(process);
        }
    }
}
