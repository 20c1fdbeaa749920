package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.Binding;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.Fingerprint;
import org.seatkeeper.agent.identity.LiveTls;
import org.seatkeeper.agent.identity.PeerTrust;
import org.seatkeeper.agent.identity.TlsIdentity;

class AgentInitTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final Printed out = new Printed();
    private final Printed err = new Printed();
    private final List<Founding> founded = new ArrayList<>();
    private Instant now = NOW;
    private FoundingWriter writer = (file, founding) -> {
        founded.add(founding);
        Files.writeString(file, "a store");
    };

    @TempDir
    Path folder;

    private int run(String... words) {
        return AgentInit.run(List.of(words), () -> now, out.stream, err.stream);
    }

    /** The same with a store that only writes down what it is founded with. */
    private Path founded(String name, String site) throws IOException {
        var layout = new AgentLayout(folder.resolve("agent"));
        var wish = new AgentInit.Wish(layout, name, site, Optional.empty(), Optional.empty());
        String fingerprint = new AgentMaker(wish, now, new SecureRandom(), writer).make();
        var authority = CertificateAuthority.load(layout.authorityFolder());
        assertEquals(Fingerprint.sha256(authority.certificate()), fingerprint);
        return layout.directory();
    }

    private Path made(String... options) {
        Path root = folder.resolve("agent");
        var words = new ArrayList<>(List.of(root.toString()));
        words.addAll(List.of(options));
        assertEquals(0, run(words.toArray(String[]::new)), err::text);
        return root;
    }

    private static Map<String, String> modes(Path root) throws IOException {
        var modes = new TreeMap<String, String>();
        try (var all = Files.walk(root)) {
            for (Path one : all.toList()) {
                modes.put(
                        root.relativize(one).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
            }
        }
        return modes;
    }

    @Test
    void aDirectoryHoldsWhatAnAgentNeedsAndOpensNothingToOthers() throws Exception {
        Map<String, String> modes = modes(made());
        assertEquals("rwx--x--x", modes.remove(""));
        assertEquals("rwxr-xr-x", modes.remove("run"));
        for (String folder : new String[] {"ca", "credentials", "products.d", "store", "tls"}) {
            assertEquals("rwx------", modes.remove(folder), folder);
        }
        modes.keySet().removeIf(file -> file.startsWith("store/"));
        assertEquals(
                List.of(
                        "agent.toml",
                        "ca/ca.key",
                        "ca/ca.pem",
                        "credentials/administrator.key",
                        "credentials/administrator.pem",
                        "credentials/ca.pem",
                        "credentials/viewer.key",
                        "credentials/viewer.pem",
                        "tls/agent.key",
                        "tls/agent.pem",
                        "tls/ca.pem"),
                List.copyOf(modes.keySet()));
        modes.forEach((file, mode) -> {
            if (file.endsWith(".key") || file.equals("agent.toml")) {
                assertEquals("rw-------", mode, file);
            }
        });
    }

    @Test
    void theCertificatesAreOnesTheAgentAccepts() throws Exception {
        Path root = made();
        InstantSource clock = InstantSource.fixed(NOW);
        LiveTls tls = LiveTls.load(root.resolve("tls"), clock);
        assertEquals(IdentityName.Kind.AGENT, tls.self().kind());
        assertEquals(NOW.plus(AgentMaker.VALIDITY), tls.expires());
        PeerTrust trust = PeerTrust.load(root.resolve("tls/ca.pem"), clock);
        for (String person : new String[] {"administrator", "viewer"}) {
            Path credentials = root.resolve("credentials");
            TlsIdentity identity =
                    TlsIdentity.load(credentials.resolve(person + ".pem"), credentials.resolve(person + ".key"));
            assertEquals("operator/" + person, trust.check(identity.chain()).toString());
            assertEquals(NOW.plus(AgentMaker.VALIDITY), identity.expires());
        }
    }

    @Test
    void theStoreBeginsWithTheAgentItsSiteAndTwoBindings() throws Exception {
        Path root = founded("mail-2", "hq");
        LiveTls tls = LiveTls.load(root.resolve("tls"), InstantSource.fixed(NOW));
        assertEquals("agent/" + founded.getFirst().agentId(), tls.self().toString());
        Founding founding = founded.getFirst();
        assertEquals(
                new Founding(
                        founding.agentId(),
                        "mail-2",
                        founding.siteId(),
                        "hq",
                        founding.epoch(),
                        List.of(
                                new Binding(
                                        new IdentityName(IdentityName.Kind.OPERATOR, "administrator"),
                                        Role.ADMINISTRATOR),
                                new Binding(new IdentityName(IdentityName.Kind.OPERATOR, "viewer"), Role.VIEWER)),
                        NOW),
                founding);
        assertEquals(4, founding.agentId().version());
        assertEquals(2, founding.siteId().variant());
        assertNotEquals(founding.agentId(), founding.siteId());
    }

    @Test
    void theConfigurationSaysWhatWasAskedFor() throws Exception {
        Path root = made("--name=db9", "--listen", "[::]:9443");
        AgentConfig config = AgentConfig.load(root.resolve("agent.toml"));
        assertEquals(Optional.of(new HostPort("::", 9443)), config.listen());
        assertTrue(out.text().startsWith("Made the agent of db9 in " + root + ".\n"), out::text);
    }

    @Test
    void theAuthorityGoesAlongSoThatItCanBeShownToStrangers() throws Exception {
        Path root = made();
        TlsIdentity agent = TlsIdentity.load(root.resolve("tls/agent.pem"), root.resolve("tls/agent.key"));
        assertEquals(
                CertificateAuthority.load(root.resolve("ca")).certificate(),
                agent.chain().getLast());
    }

    @Test
    void anAuthorityThatIsNamedIsUsedAndNoneIsMade() throws Exception {
        Path ca = folder.resolve("ca");
        var authority = CertificateAuthority.create(NOW, new SecureRandom());
        Files.createDirectory(ca);
        authority.save(ca);
        Path root = made("--ca", ca.toString());
        assertFalse(Files.exists(root.resolve("ca")));
        TlsIdentity agent = TlsIdentity.load(root.resolve("tls/agent.pem"), root.resolve("tls/agent.key"));
        agent.certificate().verify(authority.certificate().getPublicKey());
        assertTrue(out.text().contains(Fingerprint.sha256(authority.certificate())), out::text);
    }

    @Test
    void anAuthorityThatCannotBeUsedIsNamedAndNothingIsMade() throws Exception {
        Path ca = Files.createDirectory(folder.resolve("ca"));
        Path root = folder.resolve("agent");
        assertEquals(2, run(root.toString(), "--ca", ca.toString()));
        assertEquals("seatkeeper agent init: --ca: " + ca.resolve("ca.pem") + " does not exist\n", err.text());
        CertificateAuthority.create(NOW, new SecureRandom()).save(ca);
        now = NOW.plus(CertificateAuthority.LIFE).plusSeconds(1);
        assertEquals(2, run(root.toString(), "--ca", ca.toString()));
        assertTrue(err.text().endsWith("is not valid now; make another with: seatkeeper ca init DIR\n"), err::text);
        assertFalse(Files.exists(root));
    }

    @Test
    void itSaysWhatWasMadeAndNoKey() throws Exception {
        Path root = made("--name", "db1");
        String fingerprint =
                Fingerprint.sha256(CertificateAuthority.load(root.resolve("ca")).certificate());
        assertEquals("""
                Made the agent of db1 in %1$s.
                Authority: %1$s/ca
                Fingerprint (SHA-256): %2$s
                Credentials: %1$s/credentials (administrator, viewer; carry them to where they are used and remove them here)
                Certificates: valid for 397 days
                Network: off; set listen in %1$s/agent.toml
                Run it: seatkeeper agent run %1$s
                """.formatted(root, fingerprint), out.text());
        for (String line : Files.readAllLines(root.resolve("credentials/administrator.key"))) {
            assertFalse(out.text().contains(line), "a key is printed");
        }
    }

    @Test
    void aFolderThatIsThereAndEmptyIsKeptWithItsMode() throws Exception {
        Path root = Files.createDirectory(folder.resolve("agent"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-x--x"));
        Object inode = Files.getAttribute(root, "unix:ino");
        assertEquals(0, run(root.toString()), err::text);
        assertEquals(inode, Files.getAttribute(root, "unix:ino"));
        assertEquals("rwxr-x--x", modes(root).get(""));
        try (var entries = Files.list(root)) {
            assertEquals(
                    List.of("agent.toml", "ca", "credentials", "products.d", "run", "store", "tls"),
                    entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aFolderWithContentIsRefusedAndLeftAlone() throws Exception {
        Path root = Files.createDirectory(folder.resolve("agent"));
        Files.writeString(root.resolve("letters.txt"), "mine");
        assertEquals(2, run("--dir", root.toString()));
        assertEquals(
                "seatkeeper agent init: " + root
                        + " is not empty (it holds \"letters.txt\"); choose a new folder, or move what is there away\n",
                err.text());
        assertEquals(List.of("", "letters.txt"), List.copyOf(modes(root).keySet()));
        Files.delete(root.resolve("letters.txt"));
        Files.delete(root);
        Files.writeString(root, "a file");
        assertEquals(2, run("--dir", root.toString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreThatCannotBeMadeLeavesNothingBehind(boolean there) throws Exception {
        Path root = folder.resolve("agent");
        if (there) {
            Files.createDirectory(root);
        }
        writer = (file, founding) -> {
            Files.writeString(file, "half a sto");
            throw new IOException("the disk is full");
        };
        var failed = assertThrows(IOException.class, () -> founded("db1", "db1"));
        assertEquals("the disk is full", failed.getMessage());
        assertEquals(
                there ? List.of("", "agent") : List.of(""),
                List.copyOf(modes(folder).keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name=db 1", "--name=a,b", "--site=", "--listen=7443:host", "--nam=x", "extra"})
    void wordsThatMakeNoSenseAreRefusedAndNothingIsMade(String word) throws Exception {
        assertEquals(2, run(folder.resolve("agent").toString(), word));
        assertTrue(err.text().startsWith("seatkeeper agent init: "), err::text);
        assertEquals(1, err.text().lines().count());
        assertEquals(List.of(""), List.copyOf(modes(folder).keySet()));
    }

    @Test
    void aDirectoryIsNamedOnce() {
        assertEquals(2, run());
        assertEquals(2, run("a", "--dir", "b"));
        assertTrue(err.text().startsWith("seatkeeper agent init: usage: seatkeeper agent init DIR "), err::text);
    }

    @Test
    void aDirectoryWithoutAPlaceIsNamed() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        assertEquals(1, run(taken.resolve("agent").toString()));
        assertTrue(err.text().startsWith("The agent was not made: " + taken), err::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void aMachineWithoutANameStillGetsAnAgent(String hostName) {
        assertEquals("server", ServerNames.fitting(hostName));
    }

    @Test
    void aMachinesNameIsMadeToFit() {
        assertEquals("Mira-s-laptop.local", ServerNames.fitting("Mira's laptop.local\n"));
        assertEquals("n".repeat(64), ServerNames.fitting("n".repeat(200)));
    }
}
