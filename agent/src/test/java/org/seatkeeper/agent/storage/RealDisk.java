package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A program that works on a small file system of its own, fills it, makes it read-only, and looks whether the store does
 * what it promises. Run by {@link RealDiskTest} where a file system can be mounted; its only argument is where.
 */
public final class RealDisk {
    private final Path mount;
    private final Path spare;
    private final Path file;
    private final Path ballast;
    private final MemoryStore model = new MemoryStore(SeededTurns.FOUNDING);
    private final SeededTurns turns = new SeededTurns(31);

    private RealDisk(Path mount, Path spare) {
        this.mount = mount;
        this.spare = spare;
        this.file = mount.resolve("store").resolve("seatkeeper.db");
        this.ballast = mount.resolve("ballast");
    }

    /** Ends with status 0 where every promise was kept. */
    public static void main(String[] args) throws Exception {
        var disk = new RealDisk(Path.of(args[0]), Path.of(args[1]));
        new StoreFounder().found(disk.file, SeededTurns.FOUNDING);
        disk.fullWhileRunning();
        disk.fullAtStart();
        disk.readOnlyAfterACleanStop();
        disk.readOnlyAfterAKill();
    }

    private SqliteStore open() throws StoreFault, StoreRefused {
        return SqliteStore.open(file, spare, OperationRetention.STANDARD, System::nanoTime);
    }

    private void fullWhileRunning() throws Exception {
        try (var store = open()) {
            committed(store, 5);
            fill();
            Turn refused = refusedUntilHealed(store, Trouble.DISK_FULL);
            Files.delete(ballast);
            worksAgain(store, refused);
            same(store);
        }
    }

    private void fullAtStart() throws Exception {
        fill();
        try (var store = open()) {
            same(store);
            Turn refused = refusedUntilHealed(store, Trouble.DISK_FULL);
            Files.delete(ballast);
            worksAgain(store, refused);
            same(store);
        }
    }

    private void readOnlyAfterACleanStop() throws Exception {
        remount("ro");
        try (var store = open()) {
            same(store);
            require(store.audit(Long.MAX_VALUE, 5).size() == 5, "the audit is read");
            Turn refused = refusedUntilHealed(store, Trouble.READ_ONLY);
            remount("rw");
            worksAgain(store, refused);
            same(store);
        }
    }

    /** What a kill leaves: the log is not written back, and a read-only file system gives no room to do so. */
    private void readOnlyAfterAKill() throws Exception {
        StoreCopy left;
        try (var store = open()) {
            committed(store, 3);
            left = StoreCopy.of(file);
        }
        require(left.frames() > 0, "the log holds turns");
        left.write(new StoreFiles(file).folder());
        remount("ro");
        try (var store = open()) {
            same(store);
            Turn refused = refusedUntilHealed(store, Trouble.READ_ONLY);
            remount("rw");
            worksAgain(store, refused);
            same(store);
        }
        try (var copies = Files.list(spare)) {
            require(copies.noneMatch(path -> path.toString().contains("seatkeeper-store")), "no copy is left");
        }
    }

    private void committed(Store store, int n) throws StoreFault {
        for (int i = 0; i < n; i++) {
            Turn turn = turns.next();
            store.commit(turn);
            model.commit(turn);
        }
    }

    /** Commits until there is no room, then sees that nothing of the refused turn is there, and that probing says so. */
    private Turn refusedUntilHealed(Store store, Trouble expected) throws StoreFault, IOException {
        for (int i = 0; i < 10_000; i++) {
            Turn turn = turns.next();
            try {
                store.commit(turn);
                model.commit(turn);
            } catch (StoreFault.RolledBack e) {
                same(store);
                refuses(expected, e.getMessage(), store::probe);
                refuses(expected, e.getMessage(), () -> store.stamp(turn.at()));
                return turn;
            }
        }
        throw new AssertionError("it never became full");
    }

    private interface Write {
        void run() throws StoreFault;
    }

    /** A store that was opened anew has given up its log, and with it some room: that is filled first. */
    private void refuses(Trouble expected, String said, Write write) throws StoreFault, IOException {
        if (expected == Trouble.DISK_FULL) {
            fill();
        }
        List<String> words = expected == Trouble.READ_ONLY
                ? List.of(expected.words(), Trouble.CANNOT_OPEN.words())
                : List.of(expected.words());
        require(words.contains(said), "said: " + said);
        try {
            write.run();
        } catch (StoreFault.RolledBack e) {
            require(words.contains(e.getMessage()), "said: " + e.getMessage());
            return;
        }
        throw new AssertionError("it was written");
    }

    private void worksAgain(Store store, Turn refused) throws StoreFault {
        store.probe();
        store.commit(refused);
        model.commit(refused);
        committed(store, 2);
    }

    private void same(Store store) throws StoreFault {
        Kept expected = model.load();
        Kept found = store.load();
        require(Objects.equals(expected, found), "expected " + expected + "\nfound " + found);
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            require(Files.size(ballast) > 0, "there was room to fill");
        }
    }

    private void remount(String how) throws Exception {
        var process = new ProcessBuilder("mount", "-o", "remount," + how, mount.toString())
                .inheritIO()
                .start();
        require(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, "remounted " + how);
    }

    private static void require(boolean what, String words) {
        if (!what) {
            throw new AssertionError(words);
        }
    }
}
