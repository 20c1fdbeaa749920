package org.seatkeeper.client.lab.torture;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One writer's own record of what it asked and was told, a line each, in a file outside the agent's data directory. */
final class WriterLog implements AutoCloseable {
    private final BufferedWriter file;

    WriterLog(Path path) throws IOException {
        file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void asks(int cycle, Move move) {
        line(cycle + " " + move.id() + " " + move.kind() + " " + move.product() + " asks");
    }

    void told(int cycle, Move move, Outcome outcome) {
        line(cycle + " " + move.id() + " " + outcome.words());
    }

    private void line(String text) {
        try {
            file.write(text);
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
