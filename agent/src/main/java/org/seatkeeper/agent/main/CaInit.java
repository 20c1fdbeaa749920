package org.seatkeeper.agent.main;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.Fingerprint;

/** {@code ca init DIR}: makes a certificate authority for several agents. */
final class CaInit {
    private CaInit() {}

    /** 0 done; 1 the disk did not take it; 2 wrong usage, or there is something already. */
    static int run(List<String> args, InstantSource clock, PrintStream out, PrintStream err) {
        try {
            String folder = Options.parse(args, Set.of()).one("", "usage: seatkeeper ca init DIR");
            make(Path.of(folder).toAbsolutePath().normalize(), clock, out);
            return 0;
        } catch (Options.Wrong | Unfit e) {
            err.println("seatkeeper ca init: " + e.getMessage());
            return AgentMain.USAGE;
        } catch (IOException e) {
            err.println("The authority was not made: " + Failures.inWords(e));
            return 1;
        }
    }

    private static void make(Path folder, InstantSource clock, PrintStream out) throws IOException {
        CertificateAuthority authority = CertificateAuthority.create(clock.instant(), new SecureRandom());
        Fresh.make(folder, "rwx------", "ca.pem", authority::save);
        out.println("Made an authority in " + folder + ", valid until "
                + authority.certificate().getNotAfter().toInstant() + ".");
        out.println("Fingerprint (SHA-256): " + Fingerprint.sha256(authority.certificate()));
        out.println("Keep the folder where only you can read it: whoever has ca.key is everyone.");
        out.println("Use it on each server: seatkeeper agent init DIR --ca " + folder);
    }
}
