package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    @TempDir
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void oneWatchTellsEachFollowerOfItsOwnFolder() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        try (FolderWatch watch = FolderWatch.open()) {
            watch.follow(one, Duration.ZERO, new Teller("one"));
            watch.follow(other, Duration.ZERO, new Teller("other"));
            Files.createFile(other.resolve("file"));
            assertEquals("other changed", next());
            Files.createFile(one.resolve("file"));
            assertEquals("one changed", next());
        }
    }

    @Test
    void nothingIsToldAfterItsEnd() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        try (FolderWatch watch = FolderWatch.open()) {
            watch.follow(one, Duration.ZERO, new Teller("one")).close();
            watch.follow(other, Duration.ZERO, new Teller("other"));
            Files.createFile(one.resolve("file"));
            Files.createFile(other.resolve("file"));
            assertEquals("other changed", next());
        }
    }

    @Test
    void aFolderThatGoesIsToldOnce() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        try (FolderWatch watch = FolderWatch.open()) {
            watch.follow(one, Duration.ZERO, new Teller("one"));
            Files.delete(one);
            assertEquals("one changed", next());
            assertEquals("one gone", next());
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    private final class Teller implements FolderWatch.Listener {
        private final String name;

        Teller(String name) {
            this.name = name;
        }

        @Override
        public void changed() {
            told.add(name + " changed");
        }

        @Override
        public void gone() {
            told.add(name + " gone");
        }
    }
}
