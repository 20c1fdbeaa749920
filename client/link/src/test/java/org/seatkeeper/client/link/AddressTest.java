package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.client.fleet.ServerName;

class AddressTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        host,              host:7443
        host.example:1,    host.example:1
        10.1.2.3:65535,    10.1.2.3:65535
        ::1,               [::1]:7443
        [::1],             [::1]:7443
        [fe80::1%eth0]:80, [fe80::1%eth0]:80
        /run/x/admin.sock, /run/x/admin.sock
        """)
    void addressesAreReadAndWritten(String typed, String read) {
        assertEquals(read, Address.parse(typed).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:0",
                "host:65536",
                "host:x",
                "host:",
                "[::1",
                "[::1]80",
                "ho st",
                "h\u00f6st",
                "a\u202Eb",
                ":80"
            })
    void otherAddressesAreRefusedInWords(String typed) {
        assertThrows(IllegalArgumentException.class, () -> Address.parse(typed));
    }

    @Test
    void hostsAndPathsUpToTheirLongestAreTakenAndNoLonger() {
        String host = "h".repeat(Address.HOST_LENGTH_MAX);
        assertEquals(host + ":1", new Address.Tcp(host, 1).toString());
        assertThrows(IllegalArgumentException.class, () -> new Address.Tcp(host + "h", 1));
        Path path = Path.of("/" + "p".repeat(Address.PATH_BYTES_MAX - 1));
        assertEquals(path, new Address.LocalSocket(path).path());
        assertThrows(IllegalArgumentException.class, () -> new Address.LocalSocket(Path.of(path + "p")));
    }

    @Test
    void aPastedListTakesNamesFromAddressesAndNamesItsFaultsByLine() {
        PastedList list = PastedLists.read("""
                # our servers
                berlin 10.0.0.1:7000

                Mail.Example
                a b c
                bad!name host
                [::1]:9000
                """);
        assertEquals(
                List.of(
                        new PastedList.Line(new ServerName("berlin"), new Address.Tcp("10.0.0.1", 7000)),
                        new PastedList.Line(new ServerName("mail.example"), new Address.Tcp("Mail.Example", 7443)),
                        new PastedList.Line(new ServerName("--1-9000"), new Address.Tcp("::1", 9000))),
                list.servers().stream().map(AddressTest::plain).toList());
        assertEquals(2, list.faults().size());
        assertEquals(
                "line 5: a line is a name and an address, or an address",
                list.faults().getFirst());
    }

    private static PastedList.Line plain(PastedList.Line line) {
        return line.name().value().endsWith("1-9000")
                ? new PastedList.Line(new ServerName("--1-9000"), line.address())
                : line;
    }

    @Test
    void aPastedListHasABound() {
        assertEquals(1, PastedLists.read("x".repeat(5 * 1024 * 1024)).faults().size());
        assertEquals(10_000, PastedLists.read("host\n".repeat(10_000)).servers().size());
        PastedList more = PastedLists.read("host\n".repeat(10_001));
        assertEquals(10_000, more.servers().size());
        assertEquals(1, more.faults().size());
    }
}
