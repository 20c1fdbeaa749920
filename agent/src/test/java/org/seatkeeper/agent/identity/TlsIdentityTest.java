package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIdentityTest {
    private final Pki pki = new Pki(Instant.parse("2026-07-01T12:00:00Z"));
    private final TlsIdentity identity = pki.agent();

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void save() throws IOException {
        certificate = folder.resolve("agent.pem");
        key = folder.resolve("agent.key");
        identity.save(certificate, key);
    }

    private String fault() {
        String message = assertThrows(IOException.class, () -> TlsIdentity.load(certificate, key))
                .getMessage();
        return String.valueOf(message).replace(folder + "/", "");
    }

    @Test
    void whatWasSavedIsLoaded() throws Exception {
        TlsIdentity again = TlsIdentity.load(certificate, key);
        assertEquals(identity.chain(), again.chain());
        assertEquals(List.of(identity.key()), List.of(again.key()));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Files.delete(key);
        pki.agent().save(folder.resolve("other.pem"), key);
        assertEquals("agent.key is not the key of agent.pem; put the two files of one issue there", fault());
    }

    @Test
    void aKeyThatEveryoneCanReadIsRefused() throws Exception {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                "agent.key can be read by everyone on this machine, so it is no secret; have a new key issued,"
                        + " or chmod 600 agent.key if nobody else had an account",
                fault());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(identity.chain(), TlsIdentity.load(certificate, key).chain());
    }

    @Test
    void filesInTheWrongPlacesAreNamed() throws Exception {
        Files.delete(key);
        Files.copy(certificate, key);
        assertEquals(
                "agent.key holds no PRIVATE KEY but CERTIFICATE; an unencrypted PKCS #8 key is needed: convert it with"
                        + " openssl pkcs8 -topk8 -nocrypt",
                fault());
        Files.writeString(certificate, "hello");
        assertEquals(
                "agent.pem holds no CERTIFICATE; a PEM file is needed that begins with -----BEGIN CERTIFICATE-----",
                fault());
    }

    @Test
    void aDamagedFileSaysNothingOfTheKeyItself() throws Exception {
        String text = Files.readString(key);
        Files.writeString(key, text.replaceFirst("\nM", "\nA"));
        assertEquals("agent.key holds no usable EC key; restore it or have it issued anew", fault());
        Files.writeString(certificate, Files.readString(certificate).replaceFirst("\nM", "\nA"));
        assertEquals("agent.pem holds a damaged certificate; restore it or have it issued anew", fault());
    }

    @Test
    void twoKeysInOneFileAreRefused() throws Exception {
        Files.writeString(key, Files.readString(key).repeat(2));
        assertEquals("agent.key holds 2 keys and must hold one", fault());
    }

    @Test
    void fourCertificatesAreAChainAndFiveAreNot() throws Exception {
        String one = Files.readString(certificate);
        Files.writeString(certificate, one.repeat(TlsIdentity.CHAIN_MAX));
        assertEquals(
                Collections.nCopies(4, identity.certificate()),
                TlsIdentity.load(certificate, key).chain());
        Files.writeString(certificate, one.repeat(TlsIdentity.CHAIN_MAX + 1));
        assertEquals("agent.pem holds more than 4 certificates", fault());
    }

    @Test
    void aFileOf64KibibytesIsReadAndOneByteMoreIsNot() throws Exception {
        String one = Files.readString(certificate);
        Files.writeString(certificate, one + "\n".repeat(Pem.FILE_MAX - one.length()));
        assertEquals(identity.chain(), TlsIdentity.load(certificate, key).chain());
        Files.writeString(certificate, one + "\n".repeat(Pem.FILE_MAX - one.length() + 1));
        assertEquals("agent.pem is longer than 65536 bytes, which no certificate or key is", fault());
    }
}
