package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The least that keeping one thing at a time can cost: a block at the end of a file, and a sync. */
final class RawAppend implements AutoCloseable {
    /** The size of a page of the store. */
    private static final int BYTES = 4_096;

    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BYTES);

    RawAppend(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    }

    /** Two for each pair. */
    void pairs(int pairs) throws IOException {
        for (int n = 0; n < 2 * pairs; n++) {
            block.clear();
            while (block.hasRemaining()) {
                var _ = file.write(block);
            }
            file.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
