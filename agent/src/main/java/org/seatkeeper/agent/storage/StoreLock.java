package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second agent away from a store. The operating system frees it with the process, however that ends; the file
 * stays and holds the number of the process that took it last.
 */
final class StoreLock implements AutoCloseable {
    private static final int PID_BYTES_MAX = 20;

    private final Path file;
    private @Nullable FileChannel held;

    StoreLock(Path file) {
        this.file = file;
    }

    /**
     * Takes the lock unless it is held already. Where the lock file cannot be written, nobody else can take it either:
     * that is no refusal, and it is tried again when the store becomes writable.
     *
     * @throws StoreRefused where another process has it
     */
    void take() throws StoreRefused {
        if (held != null) {
            return;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException cannotBeWritten) {
            return;
        }
        try {
            if (channel.tryLock() == null) {
                throw refusal(channel);
            }
            held = channel;
            note(channel);
        } catch (OverlappingFileLockException samePrograms) {
            throw refusal(channel);
        } catch (IOException noLocksHere) {
            close(channel);
        }
    }

    private static StoreRefused refusal(FileChannel channel) {
        String who = holder(channel);
        close(channel);
        return new StoreRefused("Another agent" + who
                + " has this store open. Stop it first, or give this agent a folder" + " of its own.");
    }

    private static String holder(FileChannel channel) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(PID_BYTES_MAX);
            channel.read(buffer, 0);
            String pid = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** On a full disk the number is missing, the lock holds all the same. */
    private static void note(FileChannel channel) {
        try {
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid), 0);
        } catch (IOException full) {
            // Only the words of a later refusal suffer.
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the channel, whatever closing said.
        }
    }

    @Override
    public void close() {
        FileChannel channel = held;
        held = null;
        if (channel != null) {
            close(channel);
        }
    }
}
