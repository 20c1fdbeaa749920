package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.seatkeeper.client.lab.process.AgentProgram;

/** The files of a folder as a machine that was just started has them: on the disk and not in memory. */
public final class ColdFiles {
    private static final int CHUNK = 1 << 20;
    private static final Duration DROP_MAX = Duration.ofSeconds(60);

    private final Path folder;

    /** Of that folder, without folders in it. */
    public ColdFiles(Path folder) {
        this.folder = folder;
    }

    /** Has the kernel forget what it keeps of them in memory; dd can ask for that, Java cannot. */
    public void cool() throws IOException, InterruptedException {
        for (Path file : files()) {
            AgentProgram.Ended ended = AgentProgram.run(
                    List.of("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0"), DROP_MAX);
            if (ended.code() != 0) {
                throw new IOException("dd: " + ended.err());
            }
        }
    }

    /** Reads every byte of them, one after the other; milliseconds. */
    public double read() throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        long began = System.nanoTime();
        for (Path file : files()) {
            try (var in = FileChannel.open(file)) {
                while (in.read(chunk) >= 0) {
                    chunk.clear();
                }
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
