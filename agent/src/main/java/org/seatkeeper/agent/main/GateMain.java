package org.seatkeeper.agent.main;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.seatkeeper.agent.gate.Gate;
import org.seatkeeper.agent.gate.GateConfig;
import org.seatkeeper.agent.gate.Transport;
import org.seatkeeper.client.sdk.Licenses;
import org.seatkeeper.client.sdk.LicensesBuilder;

/** Entry of {@code seatkeeper gate ...}: reads the file, wires, runs until it is told to stop. */
public final class GateMain {
    private static final int FAULT = 1;
    private static final int USAGE = 2;

    /** Files that one connection may need: two sockets and two pipes. */
    private static final int FILES_PER_CONNECTION = 6;

    /** Files of the process itself. */
    private static final int FILES_OWN = 200;

    private GateMain() {}

    /** Runs and exits: 0 done, 1 fault, 2 wrong usage or a file that says nothing usable. */
    public static void main(String[] args) {
        var signals = new GateSignals();
        signals.listen();
        System.exit(run(List.of(args), signals, System.out, System.err));
    }

    static int run(List<String> args, GateSignals signals, PrintStream out, PrintStream err) {
        var words = new ArrayList<>(args);
        if (!words.isEmpty() && words.getFirst().equals("gate")) {
            words.removeFirst();
        }
        if (words.contains("--help")) {
            Arrays.stream(HELP).forEach(out::println);
            return 0;
        }
        if (words.equals(List.of("--template"))) {
            out.print(GateTemplate.text());
            return 0;
        }
        boolean check = words.remove("--check");
        try {
            Path file = Path.of(Options.parse(words, Set.of("--config")).one("--config", "name the gate's file"));
            GateConfig config = GateFile.load(file);
            if (check) {
                Gate.check(config);
                out.println(file + " can be used");
                return 0;
            }
            needFiles(config, openFilesMax());
            return serve(config, signals, out, err);
        } catch (Options.Wrong e) {
            err.println("seatkeeper gate: " + e.getMessage());
            Arrays.stream(HELP).forEach(err::println);
            return USAGE;
        } catch (Unfit | TomlFile.Fault e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return FAULT;
        }
    }

    private static int serve(GateConfig config, GateSignals signals, PrintStream out, PrintStream err)
            throws IOException {
        CountDownLatch stop = signals.first();
        try (Licenses licenses = licenses(config);
                Gate gate = Gate.open(config, licenses, Transport.best())) {
            out.println("SERVING " + config.product() + " "
                    + gate.addresses().stream()
                            .map(address -> Integer.toString(address.getPort()))
                            .collect(Collectors.joining(",")));
            out.flush();
            stop.await();
            gate.stopListening();
            err.println("Stopping: " + gate.connections() + " connections have up to "
                    + config.limits().drain().toSeconds() + " s to end.");
            if (!gate.drained(config.limits().drain(), signals.second())) {
                err.println("Closing " + gate.connections() + " connections that did not end.");
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAULT;
        }
    }

    private static Licenses licenses(GateConfig config) {
        LicensesBuilder builder = Licenses.overSocket(config.licenseSocket())
                .product(config.product())
                .whenSilent(config.whenSilent())
                .silentAfter(config.limits().silentAfter())
                .waitingMax(config.limits().arriving());
        if (!config.limits().lease().isZero()) {
            builder.lease(config.limits().lease());
        }
        return builder.open();
    }

    /** Whether the process may open what its limits allow. */
    static void needFiles(GateConfig config, long may) throws Unfit {
        long needed = (long) config.limits().connections() * FILES_PER_CONNECTION + FILES_OWN;
        if (may > 0 && may < needed) {
            throw new Unfit("limits.connections = " + config.limits().connections() + " can need " + needed
                    + " open files, and this process may have " + may
                    + "; lower it, or raise the limit (LimitNOFILE= of the unit, ulimit -n)");
        }
    }

    private static long openFilesMax() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : 0;
    }

    private static final String[] HELP = {
        "seatkeeper gate --config FILE [--check]",
        "    Lets clients through to a server while they have a license, until it is told to stop with SIGTERM: then it takes",
        "    nobody any more and lets established connections end for the time that the file says. A second signal ends them.",
        "    --check reads the file and those of its [tls], says what is wrong with them, and ends.",
        "seatkeeper gate --template",
        "    Prints a file with every setting and what it is for.",
        "",
        "Exit codes: 0 stopped as asked, 1 a fault, 2 wrong usage or a file that cannot be used.",
        "",
        "Examples:",
        "    seatkeeper gate --template > /etc/seatkeeper/postgresql.toml",
        "    seatkeeper gate --config /etc/seatkeeper/postgresql.toml --check",
        "    seatkeeper gate --config /etc/seatkeeper/postgresql.toml"
    };
}
