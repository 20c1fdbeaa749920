package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.ServerName;

class ProfileTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    @TempDir
    Path folder;

    private static ServerEntry entry(String name) {
        return new ServerEntry(
                new ServerName(name),
                new Address.Tcp("host", 1),
                Optional.empty(),
                "ca.pem",
                Optional.empty(),
                Set.of(),
                false);
    }

    @Test
    void aProfileIsFoundByItsEnvironment() {
        Path home = Path.of("/home/mira");
        assertEquals(Path.of("/home/mira/.config/seatkeeper/profiles/default"), at(Map.of(), home));
        assertEquals(Path.of("/xdg/seatkeeper/profiles/default"), at(Map.of("XDG_CONFIG_HOME", "/xdg"), home));
        assertEquals(
                Path.of("/own/profiles/default"),
                at(Map.of("XDG_CONFIG_HOME", "/xdg", "SEATKEEPER_HOME", "/own"), home));
        for (String bad : List.of("", "..", "a/b", "-x", "n".repeat(65))) {
            assertThrows(IllegalArgumentException.class, () -> Profile.named(bad, Map.of(), home));
        }
    }

    private static Path at(Map<String, String> environment, Path home) {
        return Profile.named(Profile.DEFAULT_NAME, environment, home).folder();
    }

    @Test
    void aNewProfileIsEmptyAndItsFilesAreItsOwners() throws Exception {
        Profile profile = Profile.in(folder.resolve("new"));
        assertEquals(List.of(), profile.servers());
        assertEquals(List.of(), profile.credentials());
        List<ServerEntry> written = profile.revise(_ -> List.of(entry("berlin")));
        assertEquals(written, profile.servers());
        Path file = profile.folder().resolve("servers.toml");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(profile.folder())));
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        Profile profile = Profile.in(folder.resolve("p"));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 16; i++) {
            ServerEntry one = entry("s" + i);
            threads.add(Thread.ofPlatform().start(() -> add(profile, one)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(16, profile.servers().size());
    }

    private static void add(Profile profile, ServerEntry one) {
        try {
            var _ = profile.revise(servers -> {
                var all = new ArrayList<>(servers);
                all.add(one);
                return all;
            });
        } catch (FileFault e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void credentialsAreNamedAndMissingOnesSayWhatToDo() throws Exception {
        Profile profile = Profile.in(folder);
        profile.keepCredentials(new Credentials("mira", Path.of("/a.pem"), Path.of("/a.key")));
        profile.keepCredentials(new Credentials("mira", Path.of("/b.pem"), Path.of("/b.key")));
        assertEquals(Path.of("/b.pem"), profile.credentials(Optional.of("mira")).certificate());
        FileFault missing = assertThrows(FileFault.class, () -> profile.credentials(Optional.empty()));
        assertTrue(missing.cause().endsWith("names no credentials \"default\""), missing.cause());
        assertTrue(missing.remedy().contains("[default]"), missing.remedy());
    }

    @Test
    void relativePathsOfCredentialsAreRelativeToTheirFile() throws Exception {
        Files.writeString(folder.resolve("credentials.toml"), "[default]\ncertificate = \"a.pem\"\nkey = \"a.key\"\n");
        assertEquals(
                folder.resolve("a.pem"),
                Profile.in(folder).credentials().getFirst().certificate());
        Files.writeString(folder.resolve("credentials.toml"), "[default]\ncertificate = \"a.pem\"\n");
        FileFault fault = assertThrows(FileFault.class, () -> Profile.in(folder).credentials());
        assertTrue(fault.cause().contains(":1: key is missing"), fault.cause());
    }

    @Test
    void theNewestAuditRecordIsRememberedAndAnOlderOneIsNot() throws Exception {
        Profile profile = Profile.in(folder);
        var ten = new AuditHead(ID, 10, "a".repeat(64));
        profile.keepAuditHead(ten);
        profile.keepAuditHead(new AuditHead(ID, 9, "b".repeat(64)));
        assertEquals(Optional.of(ten), profile.auditHead(ID));
        var eleven = new AuditHead(ID, 11, "c".repeat(64));
        profile.keepAuditHead(eleven);
        assertEquals(Optional.of(eleven), profile.auditHead(ID));
        assertEquals(Optional.empty(), profile.auditHead("another"));
    }

    @Test
    void anAuthorityIsKeptUnderItsFingerprint() throws Exception {
        TestPki pki = TestPki.in(folder.resolve("pki"));
        String pem = Files.readString(pki.authority().certificateFile());
        var met = new Introduction(
                new Address.Tcp("h", 1),
                ID,
                "CN=x",
                Pem.fingerprint(pki.authority().certificate()),
                Instant.EPOCH,
                pem);
        Profile profile = Profile.in(folder.resolve("p"));
        String reference = profile.keepAuthority(met);
        assertTrue(reference.matches("authorities/[0-9a-f]{64}\\.pem"), reference);
        assertEquals(List.of(pki.authority().certificate()), Pem.certificates(profile.authority(reference)));
    }

    @Test
    void filesThatAreNoCertificatesOrKeysSayWhichAndWhy() throws Exception {
        Path text = Files.writeString(folder.resolve("x.pem"), "hello");
        Path large = Files.write(folder.resolve("large.pem"), new byte[Pem.FILE_MAX + 1]);
        assertTrue(pemFault(text).contains("holds no certificate"));
        assertTrue(pemFault(large).contains("is larger than"));
        assertTrue(pemFault(folder.resolve("none.pem")).contains("is not there"));
        FileFault key = assertThrows(FileFault.class, () -> Pem.key(text, "EC"));
        assertTrue(key.cause().contains("holds no private key"), key.cause());
        TestPki pki = TestPki.in(folder.resolve("pki"));
        assertThrows(FileFault.class, () -> Pem.key(pki.authority().keyFile(), "RSA"));
    }

    private static String pemFault(Path file) {
        return assertThrows(FileFault.class, () -> Pem.certificates(file)).cause();
    }
}
