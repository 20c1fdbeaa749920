package org.seatkeeper.client.lab.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL with one row that counts, one transaction for each grant and release, durable before the answer, over its Unix
 * socket by 256 connections. Driven by pgbench, which comes with it. Its server refuses to run as root: where this process
 * does, it runs as the user that the distribution made for it.
 */
public final class Postgres implements Peer {
    private static final String USER = "postgres";
    private static final String CONNECTIONS_MAX = "300";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    /** Every other transaction of a caller gives back; the guard is what keeps the number. */
    private static final String SCRIPT = """
            UPDATE licenses SET used = used + 1 WHERE product = 1 AND used < 100000;
            UPDATE licenses SET used = used - 1 WHERE product = 1;
            """;

    private final boolean root;

    /** Whether this process is root's. */
    public Postgres(boolean root) {
        this.root = root;
    }

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        String initdb = Programs.find("initdb");
        String server = Programs.find(USER);
        String load = Programs.find("pgbench");
        String shell = Programs.find("psql");
        Path home = Files.createDirectories(folder.resolve("postgres"));
        if (root) {
            var _ = Programs.run(List.of("chown", USER, home.toString()));
            openTheWay(home);
        }
        Path data = home.resolve("data");
        var _ = Programs.run(as(initdb, "-D", data.toString(), "-A", "trust", "-U", USER, "--no-sync"));
        Process process = Programs.start(
                as(
                        server,
                        "-D",
                        data.toString(),
                        "-k",
                        home.toString(),
                        "-c",
                        "listen_addresses=",
                        "-c",
                        "max_connections=" + CONNECTIONS_MAX,
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "fsync=on"),
                folder.resolve("postgres.log"),
                () -> Files.exists(home.resolve(".s.PGSQL.5432")));
        Path script = folder.resolve("licenses.sql");
        Files.writeString(script, SCRIPT);
        var running = new Started(process, load, home, script);
        try {
            var _ = Programs.run(List.of(
                    shell,
                    "-h",
                    home.toString(),
                    "-U",
                    USER,
                    "-c",
                    "CREATE TABLE licenses (product int PRIMARY KEY, used int NOT NULL)",
                    "-c",
                    "INSERT INTO licenses VALUES (1, 0)"));
            return running;
        } catch (IOException e) {
            running.close();
            throw e;
        }
    }

    /** Its user may enter the folders on the way to its own, and read nothing on it. */
    private static void openTheWay(Path home) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (Path on = home.getParent(); on != null && !on.equals(temporary); on = on.getParent()) {
            if (!on.startsWith(temporary)) {
                return;
            }
            Files.setPosixFilePermissions(on, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private List<String> as(String... command) {
        var all = new ArrayList<String>();
        if (root) {
            all.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private record Started(Process process, String load, Path home, Path script) implements Running {
        @Override
        public double microseconds(Duration time) throws IOException, InterruptedException {
            String said = Programs.run(List.of(
                    load,
                    "-h",
                    home.toString(),
                    "-U",
                    USER,
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    Integer.toString(CALLERS),
                    "-j",
                    "2",
                    "-T",
                    Long.toString(Math.max(1, time.toSeconds())),
                    "-f",
                    script.toString(),
                    USER));
            Matcher rate = RATE.matcher(said);
            if (!rate.find()) {
                throw new IOException("pgbench says no rate: " + said);
            }
            // Both statements of the script are transactions of their own, and pgbench counts scripts.
            return 1e6 / (2 * Double.parseDouble(rate.group(1)));
        }

        @Override
        public void close() {
            Programs.end(process);
        }
    }
}
