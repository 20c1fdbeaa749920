package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The tables of what lives, beside the JDK's own. */
final class TableTest {
    private static final ProductId PRODUCT = new ProductId("tarn-sql-14");
    private static final long SEED = 20_261_124;

    private static Connection connection(Client key) {
        PackedClient packed = PackedClient.of(key);
        return new Connection(PRODUCT, packed, packed, 1, Instant.EPOCH, true, 0);
    }

    private static Grant grant(UUID handle) {
        return new Grant(handle, 1, connection(new Client("ann", "pc")), new Lease(1, 60), 0);
    }

    @Test
    void whatEntersAndLeavesByChanceIsFoundAsInAMapOfTheJdk() {
        var random = new Random(SEED);
        var table = new Handles(SEED);
        var map = new HashMap<UUID, Grant>();
        for (int step = 0; step < 200_000; step++) {
            // Few handles, so that they come back; few bits, so that they stand close together.
            var handle = new UUID(random.nextInt(8), random.nextInt(400));
            if (random.nextInt(5) < 2) {
                Grant taken = map.remove(handle);
                if (taken != null) {
                    table.take(taken);
                }
            } else {
                Grant entered = grant(handle);
                map.put(handle, entered);
                table.put(entered);
            }
            assertSame(map.get(handle), table.get(handle), "seed " + SEED + ", step " + step);
            assertEquals(map.size(), table.size());
        }
        map.forEach((handle, grant) -> assertSame(grant, table.get(handle)));
        assertEquals(new HashSet<>(map.values()), new HashSet<>(table));
        map.values().forEach(table::take);
        assertEquals(List.of(), List.copyOf(table));
    }

    @Test
    void oneThatIsNotInIsNotTakenOutForItsTwin() {
        var table = new Handles(SEED);
        var handle = new UUID(1, 2);
        Grant in = grant(handle);
        table.put(in);
        table.take(grant(handle));
        assertSame(in, table.get(handle));
        assertThrows(
                NoSuchElementException.class, () -> new Handles(SEED).iterator().next());
    }

    @Test
    void aConnectionIsFoundByItsKeyAlone() {
        var table = new Connections(SEED);
        Connection ann = connection(new Client("ann", "pc"));
        Connection device = connection(new Client("", "annpc"));
        table.enter(ann);
        table.enter(device);
        assertSame(ann, table.get(PackedClient.of(new Client("ANN", " pc"))));
        assertSame(device, table.get(PackedClient.of(new Client("", "annpc"))));
        assertNull(table.get(PackedClient.of(new Client("annp", "c"))));
    }

    @Test
    void aPackedClientIsTheSameClientUpToTheLongestNames() {
        String longest = "\u00fc\u4e2d".repeat(Client.LENGTH_MAX / 2);
        for (Client client : List.of(
                new Client("ann", "pc"),
                new Client("", "pc"),
                new Client("ann", ""),
                new Client(longest, longest),
                new Client("\ud83d\ude00", "a\u0000b"),
                new Client("\ud83d", "\u00ff"))) {
            assertEquals(client, PackedClient.of(client).client());
            assertEquals(PackedClient.of(client), PackedClient.of(client.key(KeyPolicy.DEVICE_AND_USER)));
        }
        assertNotEquals(PackedClient.of(new Client("a", "bc")), PackedClient.of(new Client("ab", "c")));
    }
}
