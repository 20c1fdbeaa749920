package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.ServerEntry;

class ServersTest extends CliFixture {
    private List<String> names() throws Exception {
        return profile.servers().stream()
                .map(ServerEntry::name)
                .map(ServerName::value)
                .toList();
    }

    private String fingerprint() {
        Ran shown =
                run("no\n", false, "servers", "add", "rome", berlin.address().toString());
        return shown.err()
                .lines()
                .filter(line -> line.matches("  [0-9A-F:]{95}"))
                .findFirst()
                .orElse("")
                .strip();
    }

    @Test
    void aServerIsAddedOnceItsFingerprintWasAgreedTo() throws Exception {
        Ran no = run("\n", false, "servers", "add", "rome", berlin.address().toString());
        assertEquals(2, no.code());
        assertTrue(no.err().contains("answers agent " + BERLIN_ID), no.err());
        assertEquals(List.of("berlin", "paris"), names());
        Ran yes = run("yes\n", false, "servers", "add", "rome", berlin.address().toString(), "--tag", "prod,it");
        assertEquals(0, yes.code(), yes.err());
        assertEquals(List.of("berlin", "paris", "rome"), names());
        assertTrue(run("products", "-s", "@it").outLines().get(1).startsWith("rome    mail"));
    }

    @Test
    void nothingButTheHandshakeIsSentBeforeThat() {
        run("yes\n", false, "servers", "add", "rome", berlin.address().toString());
        assertEquals(List.of(), berlin.asked());
    }

    @Test
    void aFingerprintOnTheCommandLineIsHeldAgainstTheServers() throws Exception {
        String right = fingerprint();
        String wrong = "00" + right.substring(2);
        assertEquals(
                4,
                run("servers", "add", "rome", berlin.address().toString(), "--fingerprint", wrong)
                        .code());
        assertEquals(
                2,
                run("servers", "add", "rome", berlin.address().toString(), "--fingerprint", "12")
                        .code());
        assertEquals(List.of("berlin", "paris"), names());
        assertEquals(
                0,
                run("servers", "add", "rome", berlin.address().toString(), "--fingerprint", right)
                        .code());
    }

    @Test
    void aPastedListIsAddedWholeOrNotAtAll() throws Exception {
        String good = "# two\nrome " + berlin.address() + "\noslo " + paris.address() + "\n";
        Ran wrong = run(good + "a b c\nx:99999\n", false, "servers", "add", "--paste", "--yes");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("line 4:") && wrong.err().contains("line 5:"), wrong.err());
        assertEquals(2, run(good, false, "servers", "add", "--paste").code());
        assertEquals(List.of("berlin", "paris"), names());
        assertEquals(
                0,
                run(good, false, "servers", "add", "--paste", "--fingerprint", fingerprint())
                        .code());
        assertEquals(List.of("berlin", "oslo", "paris", "rome"), names());
    }

    @Test
    void aServerThatIsNotThereIsNotAdded() throws Exception {
        paris.close();
        Ran ran = run("yes\n", false, "servers", "add", "rome", "127.0.0.1:1");
        assertEquals(5, ran.code());
        assertTrue(ran.err().contains("nothing answers at 127.0.0.1:1"), ran.err());
        assertEquals(2, run("servers", "add", "bad name", "127.0.0.1").code());
        assertEquals(2, run("servers", "add", "rome", "host:port").code());
        assertEquals(2, run("servers", "add", "rome").code());
        assertEquals(
                2,
                run("yes\n", false, "servers", "add", "berlin", berlin.address().toString())
                        .code());
    }

    @Test
    void aFileIsImportedWholeWithItsCredentialsByReference() throws Exception {
        String ca = pki.authority().certificateFile().toString();
        var file = write("fleet.toml", """
                [[server]]
                name = "rome"
                address = "%s"
                ca = "%s"
                tags = ["it"]
                """.formatted(berlin.address(), ca));
        assertEquals(0, run("servers", "import", file.toString()).code());
        Ran ran = run("products", "-s", "rome");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(2, run("servers", "import", file.toString()).code());
    }

    @Test
    void aBrokenListIsAnsweredWithFileAndLine() throws Exception {
        var file = write("fleet.toml", "[[server]]\nname = \"rome\"\naddress = \"rome:0\"\nca = \"x\"\n");
        Ran ran = run("servers", "import", file.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("seatkeeper: " + file + ":3: the address is wrong"), ran.err());
        Files.writeString(profile.folder().resolve("servers.toml"), "[[server]\n");
        Ran broken = run("products");
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("servers.toml:1: is not TOML"), broken.err());
    }

    @Test
    void serversAreRenamedTaggedSetAsideAndForgotten() throws Exception {
        assertEquals(0, run("servers", "rename", "berlin", "bonn").code());
        assertEquals(0, run("servers", "tag", "bonn", "prod", "eu").code());
        assertEquals(0, run("servers", "tag", "bonn", "--", "-eu").code());
        assertEquals(java.util.Set.of("prod"), profile.servers().getFirst().tags());
        assertEquals(0, run("servers", "retire", "bonn").code());
        assertEquals(2, run("products", "--all").outLines().size());
        assertEquals(0, run("servers", "retire", "bonn", "--back").code());
        assertEquals(0, run("servers", "remove", "bonn").code());
        assertEquals(List.of("paris"), names());
        Ran unknown = run("servers", "remove", "bonn");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("names no server bonn"), unknown.err());
    }

    @Test
    void theListAsksNobodyAndShowingAsksForADiagnosis() {
        assertEquals(3, run("servers", "list").outLines().size());
        assertEquals(List.of(), berlin.asked());
        Ran shown = run("servers", "show", "berlin");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("CERTIFICATE_ENDS"), shown.out());
        assertTrue(shown.out().contains(BERLIN_ID), shown.out());
        assertTrue(run("servers", "show", "berlin", "-o", "json").out().contains("\"diagnosis\""));
    }

    @Test
    void credentialsAreKeptByThePathsOfTheirFiles() throws Exception {
        var eve = pki.person("eve");
        assertEquals(
                0,
                run(
                                "servers",
                                "credentials",
                                "eve",
                                "--certificate",
                                eve.certificateFile().toString(),
                                "--key",
                                eve.keyFile().toString())
                        .code());
        String kept = Files.readString(profile.folder().resolve("credentials.toml"));
        assertTrue(kept.contains(eve.keyFile().toString()), kept);
        assertFalse(kept.contains("PRIVATE KEY"), kept);
        Ran wrong = run(
                "servers", "credentials", "eve", "--certificate", eve.keyFile().toString(), "--key", "x");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("holds no certificate"), wrong.err());
    }

    @Test
    void profilesAreApart() {
        Ran ran = run("products", "--profile", "other");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("this profile knows no server"), ran.err());
        assertEquals(2, run("products", "--profile", "../other").code());
    }
}
