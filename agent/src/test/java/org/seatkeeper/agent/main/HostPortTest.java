package org.seatkeeper.agent.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # written,            host,          port,  shown
            0.0.0.0:7443,         0.0.0.0,       7443,  0.0.0.0:7443
            db1.example.org,      db1.example.org, 7443, db1.example.org:7443
            [::]:9000,            ::,            9000,  [::]:9000
            [fe80::1%eth0],       fe80::1%eth0,  7443,  [fe80::1%eth0]:7443
            :7443,                '',            7443,  :7443
            localhost:0,          localhost,     0,     localhost:0
            localhost:65535,      localhost,     65535, localhost:65535
            """)
    void anAddressIsReadAndShown(String written, String host, int port, String shown) {
        HostPort read = HostPort.parse(written);
        assertEquals(new HostPort(host, port), read);
        assertEquals(shown, read.toString());
        assertEquals(read, HostPort.parse(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "::1", "::1:7443", "host:", "host:port", "host:123456", "a b:1", "[::1", "http://host:1"})
    void whatIsNoAddressIsRefusedWithAnExample(String written) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> HostPort.parse(written))
                .getMessage());
        assertTrue(message.endsWith("is not HOST:PORT; write such as 0.0.0.0:7443 or [::]:7443"), message);
    }

    @Test
    void aPortBeyond65535IsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> HostPort.parse("host:65536"));
        assertEquals("a port is a number from 0 to 65535, not 65536", refused.getMessage());
    }

    @Test
    void aHostOf253CharactersIsReadAndOneMoreIsNot() {
        String longest = "h".repeat(253);
        assertEquals(longest, HostPort.parse(longest + ":1").host());
        assertThrows(IllegalArgumentException.class, () -> HostPort.parse(longest + "h:1"));
    }

    @Test
    void withoutAHostEveryAddressIsMeant() {
        assertTrue(HostPort.parse(":0").address().getAddress().isAnyLocalAddress());
    }
}
