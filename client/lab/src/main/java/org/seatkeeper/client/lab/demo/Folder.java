package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a demo keeps everything. A temporary one goes when the demo ends, and one whose demo was killed goes when the next
 * demo begins: its lock tells that nobody is in it any more.
 */
final class Folder implements AutoCloseable {
    private static final String PREFIX = "seatkeeper-demo-";
    private static final String LOCK = "demo.lock";
    private static final int DELETE_TRIES = 5;
    private static final int NAMES = 36 * 36 * 36 * 36 * 36;
    private static final int NAME_TRIES = 100;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel lock;
    private final boolean kept;

    private Folder(Path path, boolean kept) throws IOException {
        this.path = path;
        this.kept = kept;
        this.lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException("another demo is in " + path);
        }
    }

    /** A temporary one, below a folder such as /tmp. What killed demos left there is removed first. */
    static Folder temporary(Path below) throws DemoOptions.Wrong {
        try {
            Path real = below.toRealPath();
            Path fresh = fresh(real);
            sweep(real, Files.getOwner(fresh));
            return new Folder(fresh, false);
        } catch (IOException e) {
            throw new DemoOptions.Wrong(
                    "no temporary folder can be made in " + below,
                    "make it writable, set TMPDIR to one that is, or use --keep DIR");
        }
    }

    /** A name that is short enough to be typed, and to leave room for the paths of sockets. */
    private static Path fresh(Path below) throws IOException {
        var names = new SecureRandom();
        for (int n = 1; ; n++) {
            String random = Integer.toString(names.nextInt(NAMES), Character.MAX_RADIX);
            try {
                return Files.createDirectory(below.resolve(PREFIX + random), OWNER_ONLY);
            } catch (FileAlreadyExistsException taken) {
                if (n == NAME_TRIES) {
                    throw taken;
                }
            }
        }
    }

    /** One that stays: new, or empty. */
    static Folder kept(Path path) throws DemoOptions.Wrong {
        try {
            Files.createDirectories(path);
            try (Stream<Path> content = Files.list(path)) {
                if (content.findAny().isPresent()) {
                    throw new DemoOptions.Wrong(path + " is not empty", "name a new folder with --keep");
                }
            }
            return new Folder(path.toRealPath(), true);
        } catch (IOException e) {
            throw new DemoOptions.Wrong(path + " cannot be made or written", "name another folder with --keep");
        }
    }

    private static void sweep(Path below, UserPrincipal own) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(below, PREFIX + "*")) {
            for (Path one : left) {
                if (own.equals(Files.getOwner(one, LinkOption.NOFOLLOW_LINKS)) && abandoned(one)) {
                    delete(one);
                }
            }
        } catch (NoSuchFileException | DirectoryIteratorException meanwhileGone) {
            // Another demo sweeps too.
        }
    }

    private static boolean abandoned(Path one) {
        try (FileChannel theirs = FileChannel.open(one.resolve(LOCK), StandardOpenOption.WRITE)) {
            return theirs.tryLock() != null;
        } catch (IOException | OverlappingFileLockException notOurs) {
            return false;
        }
    }

    /** The folder itself. */
    Path path() {
        return path;
    }

    /** Whether it stays when the demo ends. */
    boolean stays() {
        return kept;
    }

    /** Removes it, unless it is to be kept. */
    @Override
    public void close() throws IOException {
        lock.close();
        if (kept) {
            Files.deleteIfExists(path.resolve(LOCK));
        } else {
            delete(path);
        }
    }

    /** A process that is just ending may still write a file: what was not empty is tried again, a few times. */
    private static void delete(Path folder) throws IOException {
        for (int n = 1; ; n++) {
            try {
                Files.walkFileTree(folder, new Removal());
                return;
            } catch (NoSuchFileException gone) {
                return;
            } catch (DirectoryNotEmptyException stillWritten) {
                if (n == DELETE_TRIES) {
                    throw stillWritten;
                }
            }
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
