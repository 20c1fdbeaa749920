package org.seatkeeper.agent.main;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.Fingerprint;
import org.seatkeeper.agent.identity.OwnFiles;

/** {@code ca init DIR}: makes a certificate authority for several agents. */
final class CaInit {
    private CaInit() {}

    /** 0 done; 1 the disk did not take it; 2 wrong usage, or there is one already. */
    static int run(List<String> args, InstantSource clock, PrintStream out, PrintStream err) {
        if (args.size() != 1 || args.getFirst().startsWith("-")) {
            err.println("usage: seatkeeper ca init DIR");
            return AgentMain.USAGE;
        }
        Path folder = Path.of(args.getFirst()).toAbsolutePath().normalize();
        try {
            if (Files.exists(folder)) {
                err.println(folder + " exists already; an authority is made once. Choose another folder.");
                return AgentMain.USAGE;
            }
            CertificateAuthority authority = CertificateAuthority.create(clock.instant(), new SecureRandom());
            Path beside = Fresh.beside(folder);
            OwnFiles.createFolder(beside);
            authority.save(beside);
            Fresh.into(beside, folder);
            out.println("Made an authority in " + folder + ".");
            out.println("Fingerprint (SHA-256): " + Fingerprint.sha256(authority.certificate()));
            out.println("Keep the folder where only you can read it: whoever has ca.key is everyone.");
            return 0;
        } catch (IOException e) {
            err.println("The authority was not made: " + e.getMessage());
            return 1;
        }
    }
}
