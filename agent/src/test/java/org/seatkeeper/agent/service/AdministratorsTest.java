package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.Client;

/** Who is counted and never refused: the configuration says so, and nothing else. */
class AdministratorsTest {
    private final Administrators administrators = Administrators.of(
                    Set.of("Root"),
                    Set.of("dba"),
                    List.of(
                            Administrators.Range.parse("10.1.0.0/16"),
                            Administrators.Range.parse("192.0.2.7"),
                            Administrators.Range.parse("fd00::/8")))
            .with(user -> user.equals("carla"));

    @ParameterizedTest
    @CsvSource(textBlock = """
                    root,  '',            true
                    ROOT,  198.51.100.1,  true
                    carla, '',            true
                    Carla, 198.51.100.1,  true
                    '',    '',            false
                    alice, 10.1.255.255,  true
                    alice, 10.2.0.0,      false
                    alice, 192.0.2.7,     true
                    alice, 192.0.2.8,     false
                    alice, fd12::1,       true
                    alice, fe80::1,       false
                    alice, ::ffff:10.1.0.1, true
                    alice, localhost,     false
                    alice, 'not an address', false
                    alice, '',            false
                    """)
    void anAdministratorIsOneByNameByGroupOrByTheAddressThatTheProductSees(String user, String address, boolean is) {
        assertEquals(is, administrators.are(new Client(user, "pc"), address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "10.1.0.0/0", "10.1.0.0/33", "10.1.0.0/x", "fd00::/129", "10.1"})
    void whatIsNoRangeOfAddressesIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Administrators.Range.parse(text));
    }
}
