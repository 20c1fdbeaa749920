package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.fleet.ServerName;

class ServersFileTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    @TempDir
    Path folder;

    private List<ServerEntry> read(String text) throws FileFault, IOException {
        return ServersFile.read(Files.writeString(folder.resolve("servers.toml"), text));
    }

    private FileFault fault(String text) {
        return assertThrows(FileFault.class, () -> read(text));
    }

    private static ServerEntry entry(String name) {
        return new ServerEntry(
                new ServerName(name),
                new Address.Tcp("host", 7443),
                Optional.empty(),
                "ca.pem",
                Optional.empty(),
                Set.of(),
                false);
    }

    private static String server(String more) {
        return "[[server]]\nname = \"berlin\"\naddress = \"host\"\nca = \"ca.pem\"\n" + more;
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        var all = List.of(
                entry("berlin"),
                new ServerEntry(
                        new ServerName("local"),
                        new Address.LocalSocket(Path.of("/run/a \"b\"\\c.sock")),
                        Optional.of(ID),
                        "",
                        Optional.of("mira"),
                        Set.of("prod", "eu"),
                        true));
        assertEquals(all, read(ServersFile.write(all)));
    }

    @Test
    void anEmptyFileHasNoServers() throws Exception {
        assertEquals(List.of(), read(""));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        # what stands on line 5,       fault
        adress = "x",                  does not know adress
        retired = "yes",               retired is not true or false
        tags = "prod",                 tags is not a list
        tags = [1],                    tags is not a list of texts
        agent_id = 5,                  agent_id is not a text
        agent_id = "",                 agent_id has to have 1 to 64 characters
        name = "paris",                is not TOML
        """)
    void aFaultIsNamedWithItsLine(String line, String what) {
        String cause = fault(server(line)).cause();
        assertTrue(cause.startsWith(folder.resolve("servers.toml") + ":5: "), cause);
        assertTrue(cause.contains(what), cause);
    }

    @Test
    void faultsOfWholeServersAreNamedWithALineOfTheirs() {
        assertTrue(fault(server("") + server("").replace("berlin", "BERLIN"))
                .cause()
                .contains(":6: there are two servers of the name berlin"));
        assertTrue(fault("[[server]]\nname = \"berlin\"\naddress = \"host\"\n")
                .cause()
                .contains("ca is missing"));
        assertTrue(fault("[[server]]\nname = \"a b\"\n").cause().contains(":2: a server name has letters"));
        assertTrue(fault("[[server]]\naddress = \"host\"\n").cause().contains(":1: name is missing"));
        assertTrue(fault("server = 5\n").cause().contains(":1: server is not a list of tables"));
        assertTrue(fault(server("agent_id = \"mine\"")).cause().contains("an agent id is a UUID"));
        assertTrue(fault("[[server]\n").cause().contains(":1: is not TOML"));
    }

    @Test
    void tenThousandServersAreTakenAndOneMoreIsNot() throws Exception {
        var servers = new ArrayList<ServerEntry>();
        IntStream.range(0, ServerEntry.SERVERS_MAX).forEach(i -> servers.add(entry("s" + i)));
        assertEquals(ServerEntry.SERVERS_MAX, read(ServersFile.write(servers)).size());
        servers.add(entry("one-more"));
        assertTrue(fault(ServersFile.write(servers)).cause().contains("more than 10000 of server"));
        Profile profile = Profile.in(folder.resolve("profile"));
        assertThrows(FileFault.class, () -> profile.revise(_ -> servers));
        assertEquals(List.of(), profile.servers());
    }

    @Test
    void theMostAndLongestTagsAreTakenAndOneMoreIsNot() throws Exception {
        String longest = "t".repeat(ServerEntry.TAG_LENGTH_MAX);
        assertEquals(
                Set.of(longest),
                read(server("tags = [\"" + longest + "\"]")).getFirst().tags());
        assertTrue(fault(server("tags = [\"" + longest + "t\"]")).cause().contains("a tag has 1 to 32"));
        String most = tags(ServerEntry.TAGS_MAX);
        assertEquals(
                ServerEntry.TAGS_MAX,
                read(server("tags = [" + most + "]")).getFirst().tags().size());
        assertTrue(fault(server("tags = [" + tags(ServerEntry.TAGS_MAX + 1) + "]"))
                .cause()
                .contains("at most 32"));
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(", "));
    }

    @Test
    void namesUpToTheirLongestAreTakenAndNoLonger() throws Exception {
        String longest = "n".repeat(ServerName.LENGTH_MAX);
        assertEquals(
                longest,
                read(server("").replace("berlin", longest)).getFirst().name().value());
        assertTrue(fault(server("").replace("berlin", longest + "n")).cause().contains("1 to 64 characters"));
        fault(server("").replace("berlin", "n".repeat(10 * 1024 * 1024)));
    }

    @Test
    void namesThatDeceiveAreNotTakenAndNotPrintedBack() {
        String cause = fault(server("").replace("berlin", "a\u202Eb")).cause();
        assertTrue(cause.contains("letters, digits"), cause);
        String key = fault(server("\"x\u202Ey\" = 1")).cause();
        assertTrue(key.chars().noneMatch(c -> c == '\u202E'), key);
    }

    @Test
    void aFileNestedWithoutEndIsAFaultAndNotACrash() {
        assertTrue(fault("x = " + "[".repeat(200_000)).cause().contains("servers.toml"));
    }

    @Test
    void aFileThatIsNotTextIsAFault() throws Exception {
        Path file = Files.write(folder.resolve("bytes.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertTrue(assertThrows(FileFault.class, () -> ServersFile.read(file))
                .cause()
                .contains("UTF-8"));
        assertThrows(FileFault.class, () -> ServersFile.read(folder.resolve("nowhere.toml")));
    }
}
