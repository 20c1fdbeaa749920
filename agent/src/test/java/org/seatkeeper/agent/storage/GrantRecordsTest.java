package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.PackedClient;
import org.seatkeeper.agent.domain.ProductId;
import org.sqlite.SQLiteConfig;

/** A turn's records in one row: what was packed is read, and nothing else is taken for it. */
class GrantRecordsTest {
    private static final long SEED = 3;
    private static final String LONGEST = "u".repeat(Client.LENGTH_MAX);
    private static final String LONGEST_WIDE = "\u03bb".repeat(Client.LENGTH_MAX);
    private static final List<Client> CLIENTS = List.of(
            new Client("ann", "pc-1"),
            new Client("", "pc"),
            new Client("b", ""),
            new Client("j\u00fcrgen", "b\u00fcro"),
            new Client("\u03bb", "\ud83d\ude00"),
            new Client(LONGEST, LONGEST),
            new Client(LONGEST_WIDE, LONGEST_WIDE));
    private static final List<ProductId> PRODUCTS =
            List.of(new ProductId("tarn-sql-14"), new ProductId("a"), new ProductId("z".repeat(ProductId.LENGTH_MAX)));

    /** Everything it is told of the log, as text. */
    private static final class Told implements UseReader {
        private final List<String> words = new ArrayList<>();

        @Override
        public void session(KeptSession session) {}

        @Override
        public void taken(LogRow row) {
            words.add(row.toString());
        }

        @Override
        public void ended(long position, long fence) {
            words.add("ended " + fence + " at " + position);
        }

        @Override
        public void access(Access access) {}

        @Override
        public void block(Block block) {}

        @Override
        public void denial(DenialRow row) {}

        @Override
        public void alarm(Alarm alarm) {}
    }

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final GrantPacker packer = new GrantPacker();
    private final List<String> packed = new ArrayList<>();

    private LogRow row(long position) {
        return new LogRow(
                position,
                random.nextLong(),
                PRODUCTS.get(random.nextInt(PRODUCTS.size())),
                new UUID(random.nextLong(), random.nextLong()),
                PackedClient.of(CLIENTS.get(random.nextInt(CLIENTS.size()))),
                random.nextLong(),
                Instant.ofEpochMilli(random.nextLong(1L << 42)),
                random.nextInt(86_401),
                random.nextLong(),
                random.nextInt(-128, 128));
    }

    private void records(long last, int count) {
        for (long position = last - count + 1; position <= last; position++) {
            if (random.nextBoolean()) {
                LogRow row = row(position);
                packer.taken(row);
                packed.add(row.toString());
            } else {
                long fence = random.nextLong();
                packer.ended(fence);
                packed.add("ended " + fence + " at " + position);
            }
        }
    }

    private static List<String> read(long last, int count, byte[] bytes) {
        var told = new Told();
        new GrantRecords(told).read(last, count, bytes);
        return told.words;
    }

    @Test
    void whatWasPackedIsReadInOrderWithItsPositions() {
        records(1L << 40, 5_000);
        assertEquals(5_000, packer.count());
        assertEquals(packed, read(1L << 40, 5_000, packer.bytes()));
    }

    @Test
    void aTurnOfOneTakesLessThanEightyBytes() {
        packer.taken(new LogRow(
                1,
                7,
                PRODUCTS.getFirst(),
                new UUID(1, 2),
                PackedClient.of(new Client("ann", "pc-1")),
                7,
                Instant.EPOCH,
                60,
                0,
                32));
        assertTrue(packer.bytes().length <= 80, packer.bytes().length + " bytes");
    }

    @Test
    void bytesThatAreCutAnywhereAreRefused() {
        records(40, 20);
        byte[] whole = packer.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> read(40, 20, cut), length + " bytes");
        }
    }

    @Test
    void bytesThatGoOnAfterTheLastRecordAreRefused() {
        records(40, 20);
        byte[] whole = packer.bytes();
        assertThrows(IllegalArgumentException.class, () -> read(40, 19, whole));
        assertThrows(IllegalArgumentException.class, () -> read(40, 20, Arrays.copyOf(whole, whole.length + 1)));
        assertThrows(IllegalArgumentException.class, () -> read(40, -1, whole));
    }

    /** A single byte that is another one is read as other records, or refused by name: never anything else. */
    @Test
    void bytesThatNobodyPackedAreRefusedOrRead() {
        records(40, 20);
        byte[] whole = packer.bytes();
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] other = whole.clone();
            other[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            try {
                assertEquals(20, read(40, 20, other).size());
            } catch (IllegalArgumentException no) {
                refused++;
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void aStoreOfVersionTwoIsBroughtToThisOneWithItsGrants(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("seatkeeper.db");
        var told = new Told();
        try (var session = new Session(Connector.DRIVER.connect("jdbc:sqlite:" + file, new SQLiteConfig()))) {
            new Schema(Schema.standard().subList(0, 2)).bring(session);
            // A gap, as a turn that never was leaves it.
            for (long position = 5; position < 2_000; position += position == 900 ? 7 : 1) {
                if (random.nextInt(3) == 0) {
                    session.on("INSERT INTO grant_log (position, fence) VALUES (?, ?)")
                            .number(position)
                            .number(position / 2)
                            .update();
                    told.ended(position, position / 2);
                } else {
                    LogRow row = row(position);
                    old(session, row);
                    told.taken(row);
                }
            }
            new Schema().bring(session);
            var now = new Told();
            UseRows.read(session, now, 0);
            assertEquals(told.words, now.words);
            assertEquals(3, session.number("PRAGMA user_version"));
            assertEquals(0, session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'grant_log'"));
        }
        assertTrue(Files.size(file) > 0);
    }

    private static void old(Session session, LogRow row) throws java.sql.SQLException {
        session.on("INSERT INTO grant_log (position, fence, product, handle, user, device, connection, opened_at,"
                        + " lease_seconds, session, traits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .number(row.position())
                .number(row.fence())
                .text(row.product().value())
                .uuid(row.handle())
                .text(row.client().client().user())
                .text(row.client().client().device())
                .number(row.number())
                .number(row.openedAt().toEpochMilli())
                .number(row.leaseSeconds())
                .number(row.session())
                .number(row.traits())
                .update();
    }
}
