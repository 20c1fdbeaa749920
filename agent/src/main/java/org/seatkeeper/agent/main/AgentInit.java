package org.seatkeeper.agent.main;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.agent.storage.StoreFounder;
import org.seatkeeper.agent.storage.StoreRefused;

/**
 * {@code agent init}: makes an agent's data directory, whole or not at all: certificate, store with two bindings, and the
 * credentials of an administrator and a viewer, which are never printed.
 */
public final class AgentInit {
    private static final Set<String> OPTIONS = Set.of("--dir", "--name", "--site", "--ca", "--listen");
    private static final String USAGE =
            "usage: seatkeeper agent init DIR [--name NAME] [--site NAME] [--ca DIR] [--listen HOST:PORT]";

    private AgentInit() {}

    /**
     * What is to be made.
     *
     * @param authority a folder of {@code ca init}; absent: the agent makes one of its own
     */
    public record Wish(
            AgentLayout layout, String name, String site, Optional<Path> authority, Optional<HostPort> listen) {}

    /** 0 done; 1 the disk did not take it; 2 wrong usage, or the directory is not empty. */
    static int run(List<String> args, InstantSource clock, PrintStream out, PrintStream err) {
        try {
            Wish wish = wish(Options.parse(args, OPTIONS));
            String fingerprint = make(wish, clock);
            tell(wish, fingerprint, out);
            return 0;
        } catch (Options.Wrong | Unfit e) {
            err.println("seatkeeper agent init: " + e.getMessage());
            return AgentMain.USAGE;
        } catch (IOException e) {
            err.println("The agent was not made: " + Failures.inWords(e));
            return 1;
        }
    }

    private static Wish wish(Options options) throws Options.Wrong {
        Path directory = Path.of(options.one("--dir", USAGE));
        Optional<String> asked = options.get("--name");
        String name = asked.isPresent() ? ServerNames.checked("--name", asked.get()) : ServerNames.ofThisMachine();
        Optional<String> site = options.get("--site");
        return new Wish(
                new AgentLayout(directory),
                name,
                site.isPresent() ? ServerNames.checked("--site", site.get()) : name,
                options.get("--ca").map(Path::of).map(Path::toAbsolutePath),
                listen(options));
    }

    private static Optional<HostPort> listen(Options options) throws Options.Wrong {
        try {
            return options.get("--listen").map(HostPort::parse);
        } catch (IllegalArgumentException malformed) {
            throw new Options.Wrong("--listen: " + malformed.getMessage());
        }
    }

    /**
     * Makes it, and returns the fingerprint of the authority.
     *
     * @throws IOException with cause; nothing is left behind
     */
    public static String make(Wish wish, InstantSource clock) throws IOException {
        return new AgentMaker(wish, clock.instant(), new SecureRandom(), AgentInit::found).make();
    }

    private static void found(Path storeFile, org.seatkeeper.agent.domain.Founding founding) throws IOException {
        try {
            new StoreFounder().found(storeFile, founding);
        } catch (StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void tell(Wish wish, String fingerprint, PrintStream out) {
        AgentLayout layout = wish.layout();
        out.println("Made the agent of " + wish.name() + " in " + layout.directory() + ".");
        out.println("Authority: " + wish.authority().orElse(layout.authorityFolder()));
        out.println("Fingerprint (SHA-256): " + fingerprint);
        out.println("Credentials: " + layout.credentialsFolder()
                + " (administrator, viewer; carry them to where they are used and remove them here)");
        out.println("Certificates: valid for " + AgentMaker.VALIDITY.toDays() + " days");
        out.println(wish.listen()
                .map(listen -> "Network: " + listen + " once it runs")
                .orElse("Network: off; set listen in " + layout.configFile()));
        out.println("Run it: seatkeeper agent run " + layout.directory());
    }
}
