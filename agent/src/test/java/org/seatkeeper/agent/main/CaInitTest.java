package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.Fingerprint;

class CaInitTest {
    private final Printed out = new Printed();
    private final Printed err = new Printed();

    @TempDir
    Path folder;

    private int run(String... words) {
        var clock = InstantSource.fixed(Instant.parse("2026-07-01T12:00:00Z"));
        return CaInit.run(List.of(words), clock, out.stream, err.stream);
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anAuthorityIsMadeAndShownByItsFingerprint() throws Exception {
        Path ca = folder.resolve("ca");
        assertEquals(0, run(ca.toString()), err::text);
        var authority = CertificateAuthority.load(ca);
        assertEquals("rwx------ rw-------", mode(ca) + " " + mode(ca.resolve("ca.key")));
        assertEquals("""
                Made an authority in %s, valid until 2036-06-28T12:00:00Z.
                Fingerprint (SHA-256): %s
                Keep the folder where only you can read it: whoever has ca.key is everyone.
                Use it on each server: seatkeeper agent init DIR --ca %s
                """.formatted(ca, Fingerprint.sha256(authority.certificate()), ca), out.text());
        assertEquals("", err.text());
    }

    @Test
    void aKeyIsNeverPrinted() throws Exception {
        Path ca = folder.resolve("ca");
        run(ca.toString());
        for (String line : Files.readAllLines(ca.resolve("ca.key"))) {
            assertFalse(out.text().contains(line), "the key is printed");
        }
    }

    @Test
    void whatIsThereAlreadyIsKept() throws Exception {
        Path ca = folder.resolve("ca");
        run(ca.toString());
        String before = Files.readString(ca.resolve("ca.key"));
        assertEquals(2, run(ca.toString()));
        assertEquals(
                "seatkeeper ca init: " + ca
                        + " is not empty (it holds \"ca.key\"); choose a new folder, or move what is there away\n",
                err.text());
        assertEquals(before, Files.readString(ca.resolve("ca.key")));
    }

    @Test
    void aFolderIsNeeded() {
        assertEquals(2, run());
        assertEquals(2, run("a", "b"));
        assertEquals(2, run("--out", "b"));
        assertEquals(
                "seatkeeper ca init: usage: seatkeeper ca init DIR\n".repeat(2)
                        + "seatkeeper ca init: unknown option \"--out\"\n",
                err.text());
    }

    @Test
    void aFolderThatIsThereAndEmptyIsFilled() throws Exception {
        Path ca = Files.createDirectory(folder.resolve("ca"));
        assertEquals(0, run(ca.toString()), err::text);
        assertEquals(0, CertificateAuthority.load(ca).certificate().getBasicConstraints());
    }

    @Test
    void aFileInTheWayIsKept() throws Exception {
        Path ca = Files.writeString(folder.resolve("ca"), "mine");
        assertEquals(2, run(ca.toString()));
        assertEquals("seatkeeper ca init: " + ca + " is not a folder; choose another place\n", err.text());
        assertEquals("mine", Files.readString(ca));
        assertTrue(out.text().isEmpty());
    }
}
