package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.seatkeeper.agent.identity.OwnFiles;

/** A folder that is made beside its place and appears there whole or not at all. */
final class Fresh {
    private Fresh() {}

    /** Where to make it. A leftover of an interrupted attempt is removed. */
    static Path beside(Path folder) throws IOException {
        Path parent = parent(folder);
        Files.createDirectories(parent);
        Path beside = parent.resolve("." + folder.getFileName() + ".making");
        remove(beside);
        return beside;
    }

    /** Puts it in its place; an empty folder there is replaced. */
    static void into(Path beside, Path folder) throws IOException {
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new IOException(folder + " is not empty", e);
        }
        OwnFiles.sync(parent(folder));
    }

    private static Path parent(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IOException(folder + " is no place for a folder; choose one below it");
        }
        return parent;
    }

    /** Removes what was made, after a failure. */
    static void remove(Path beside) throws IOException {
        if (!Files.exists(beside)) {
            return;
        }
        try (Stream<Path> all = Files.walk(beside)) {
            for (Path path : all.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    /** Whether there is something in the way. */
    static boolean occupied(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        }
    }
}
