package org.seatkeeper.client.lab.demo;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seatkeeper.client.cli.CliEnv;
import org.seatkeeper.client.cli.CliMain;
import org.seatkeeper.client.cli.ExitCode;
import org.seatkeeper.client.cli.Streams;

/**
 * Leads through a running site by the command line, with what a person would type: the merged list, the one-way change, the way
 * back that is refused, the audit.
 */
final class Tour {
    private static final String SERVER = Company.TOUR_SERVER;
    private static final String PRODUCT = Company.TOUR_PRODUCT.id();
    private static final Pattern HASH = Pattern.compile("Its hash: ([0-9a-f]{64})");
    private static final String FINAL = "MODE_IS_FINAL";
    private static final String REMEDY = "run the tour again with --keep DIR and read DIR/logs";

    private final DemoSite site;
    private final PrintWriter out;
    private final Steps steps;
    private final InstantSource clock;

    Tour(DemoSite site, PrintWriter out, Steps steps, InstantSource clock) {
        this.site = site;
        this.out = out;
        this.steps = steps;
        this.clock = clock;
    }

    /** Every step in its turn, each of which must come out as it should. */
    void lead() throws DemoFault {
        steps.next("All products of all servers, in one list");
        type(ExitCode.DONE, "products", "--all");
        steps.next("What changing " + Company.TOUR_PRODUCT.title() + " on " + SERVER + " would do");
        String hash = hash(type(ExitCode.DONE, on("mode", "plan", "--to", "per-device-or-user", "--licenses", "move")));
        steps.next("The change, once and for all");
        type(
                ExitCode.DONE,
                on(
                        "mode",
                        "change",
                        "--to",
                        "per-device-or-user",
                        "--licenses",
                        "move",
                        "--kind",
                        "user",
                        "--reason",
                        "More people than connections",
                        "--yes",
                        "--agree",
                        hash));
        steps.next("The way back, which there is not");
        String refused = type(ExitCode.REFUSED, on("mode", "change", "--to", "per-server", "--yes", "--agree", hash));
        if (!refused.contains(FINAL)) {
            throw new DemoFault("the way back was refused without the code " + FINAL, REMEDY);
        }
        steps.next("The audit of " + SERVER);
        type(ExitCode.DONE, "audit", "verify", "--server", SERVER);
    }

    private static String[] on(String verb, String act, String... rest) {
        var all = new java.util.ArrayList<>(List.of(verb, act, "--server", SERVER, "--product", PRODUCT));
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    private static String hash(String plan) throws DemoFault {
        Matcher hash = HASH.matcher(plan);
        if (!hash.find()) {
            throw new DemoFault("the plan shows no agreement to agree to", REMEDY);
        }
        return hash.group(1);
    }

    /** Runs a command line as if it had been typed, shows what it prints, and returns that. */
    private String type(ExitCode expected, String... args) throws DemoFault {
        out.println("$ seatkeeper " + String.join(" ", args));
        var printed = new StringWriter();
        var writer = new PrintWriter(printed);
        int code = CliMain.run(
                args,
                new Streams(new BufferedReader(new StringReader("")), writer, writer, false),
                new CliEnv(DemoEnv.forPrograms(site.home()), site.home(), clock, UUID::randomUUID));
        out.println(printed.toString().stripTrailing());
        out.println("(exit code " + code + ")");
        out.println();
        out.flush();
        if (code != expected.number()) {
            throw new DemoFault(
                    "'seatkeeper " + args[0] + " " + args[1] + "' ended with exit code " + code + ", not "
                            + expected.number(),
                    REMEDY);
        }
        return printed.toString();
    }
}
