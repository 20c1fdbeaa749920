package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files and folders with their permissions from the first moment: the mode is given to the call that creates them,
 * never set afterwards, so that a secret is at no time open to others. Nothing that exists is overwritten.
 */
public final class OwnFiles {
    /** Who may read a new file. */
    public enum Reader {
        /** The owner alone (0600). */
        OWNER("rw-------"),
        /** Everyone who can reach its folder (0644, less the process's umask). */
        EVERYONE("rw-r--r--");

        private final String mode;

        Reader(String mode) {
            this.mode = mode;
        }
    }

    private OwnFiles() {}

    /**
     * Creates a file with this text and forces it to the disk.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     * @throws IOException if it cannot be written; a part of it may then be left
     */
    public static void create(Path file, String text, Reader reader) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(reader.mode));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Creates a folder that only its owner may enter (0700).
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Forces the names in a folder to the disk, so that a file made in it survives a loss of power. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
