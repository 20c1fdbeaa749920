package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.seatkeeper.agent.identity.OwnFiles;

/**
 * Fills a folder whole or not at all: everything is made beside, then moved into place. A folder that is there already is
 * kept, with its owner and mode, and must be empty; its entries are moved one by one, the one that says "whole" last.
 */
final class Fresh {
    private static final String BESIDE = ".making-";

    private Fresh() {}

    /** What goes into the folder. */
    @FunctionalInterface
    interface Filling {
        /** Writes everything below an empty folder that only its owner may enter. */
        void fill(Path folder) throws IOException;
    }

    /**
     * Fills a folder.
     *
     * @param mode of the folder, where it is made
     * @param last the entry whose presence says that the folder is whole
     * @throws Unfit if there is something at that place already, or no place
     * @throws IOException if the disk refuses; nothing is left then
     */
    static void make(Path folder, String mode, String last, Filling filling) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new Unfit(folder + " is no place for a folder; choose one below it");
        }
        Files.createDirectories(parent);
        check(folder);
        if (Files.exists(folder)) {
            fillExisting(folder, last, filling);
        } else {
            fillNew(parent, folder, PosixFilePermissions.fromString(mode), filling);
        }
    }

    private static void check(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new Unfit(folder + " is not a folder; choose another place");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            var first =
                    entries.map(Path::getFileName).map(String::valueOf).sorted().findFirst();
            if (first.isPresent()) {
                throw new Unfit(folder + " is not empty (it holds " + Words.shown(first.get())
                        + "); choose a new folder, or move what is there away");
            }
        }
    }

    private static void fillNew(Path parent, Path folder, Set<PosixFilePermission> mode, Filling filling)
            throws IOException {
        Path beside = Files.createTempDirectory(parent, BESIDE);
        try {
            filling.fill(beside);
            syncFolders(beside);
            Files.setPosixFilePermissions(beside, mode);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException failed) {
            remove(beside);
            throw failed;
        }
        OwnFiles.sync(parent);
    }

    private static void fillExisting(Path folder, String last, Filling filling) throws IOException {
        Path beside = Files.createTempDirectory(folder, BESIDE);
        Deque<Path> moved = new ArrayDeque<>();
        try {
            filling.fill(beside);
            syncFolders(beside);
            for (Path entry : entriesOf(beside, last)) {
                Path place = folder.resolve(entry.getFileName());
                Files.move(entry, place, StandardCopyOption.ATOMIC_MOVE);
                moved.add(place);
            }
            Files.delete(beside);
        } catch (IOException | RuntimeException failed) {
            for (Path place : moved) {
                remove(place);
            }
            remove(beside);
            throw failed;
        }
        OwnFiles.sync(folder);
    }

    private static List<Path> entriesOf(Path folder, String last) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            Comparator<Path> wholeLast = Comparator.comparing(entry -> entry.endsWith(last));
            return entries.sorted(wholeLast.thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static void syncFolders(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                OwnFiles.sync(folder);
            }
        }
    }

    /** Removes a folder with everything in it, where there is one. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
