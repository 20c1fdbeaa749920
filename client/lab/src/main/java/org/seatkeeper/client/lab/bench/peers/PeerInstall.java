package org.seatkeeper.client.lab.bench.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code seatkeeper bench --install-peers}: has the distribution install what the grants are measured beside. */
public final class PeerInstall {
    /** Their names in Debian and what is made of it; strace counts syncs. */
    static final List<String> PACKAGES = List.of("redis-server", "etcd-server", "postgresql", "strace");

    private static final Path APT = Path.of("/usr/bin/apt-get");

    private PeerInstall() {}

    /** Whether this process is root's. */
    public static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** 0 done; 1 the distribution said no; 2 it cannot be done here. */
    public static int run(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        return run(root(), Files.isExecutable(APT), out, err);
    }

    static int run(boolean root, boolean apt, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        String what = String.join(" ", PACKAGES);
        if (!apt) {
            err.println(
                    "seatkeeper bench: --install-peers knows apt-get alone, which is not here; install these by hand: "
                            + what);
            return 2;
        }
        if (!root) {
            err.println(
                    "seatkeeper bench: --install-peers installs packages, which root alone may; run as root: apt-get"
                            + " install " + what);
            return 2;
        }
        out.println("Installing with apt-get: " + what);
        out.println("Where the distribution starts Redis, etcd and PostgreSQL as services by itself, they keep running;"
                + " the bench starts its own and uses none of them. Take the packages away with: apt-get remove "
                + what);
        out.flush();
        for (List<String> verb : List.of(List.of("update"), List.of("install", "-y", "--no-install-recommends"))) {
            var command = new ArrayList<String>();
            command.add(APT.toString());
            command.addAll(verb);
            if (verb.contains("install")) {
                command.addAll(PACKAGES);
            }
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            int code = builder.start().waitFor();
            if (code != 0) {
                err.println("seatkeeper bench: apt-get " + verb.getFirst() + " ended with " + code
                        + "; it has said why above");
                return 1;
            }
        }
        return 0;
    }
}
