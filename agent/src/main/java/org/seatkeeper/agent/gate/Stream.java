package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One direction between two sockets, moved by the kernel: what was read beforehand, then pipe after pipe. One thread's. */
final class Stream {
    /** Pipes in one go: other connections have their turn after it. */
    private static final int ROUNDS = 8;

    /** Bytes that are read to tell a socket that has nothing from one that has ended. */
    private static final int PROBE = 4_096;

    private final Pipe.Pool pipes;
    private final FileDescriptor from;
    private final FileDescriptor to;
    private final ArrayDeque<ByteBuf> first = new ArrayDeque<>();
    private @Nullable Pipe pipe;
    private boolean hungUp;
    private boolean ended;
    private boolean told;

    Stream(Pipe.Pool pipes, FileDescriptor from, FileDescriptor to) {
        this.pipes = pipes;
        this.from = from;
        this.to = to;
    }

    /** Goes before everything else, and is released when it has gone. */
    void first(List<ByteBuf> bytes) {
        first.addAll(bytes);
    }

    /** Whether there is room for more, and more may come. */
    boolean wants() {
        return !ended && !waits();
    }

    /** Whether something waits until the other side takes it. */
    boolean waits() {
        return pipe != null || !first.isEmpty();
    }

    /** Whatever is still to come is there already, and nobody will tell when there is something to read. */
    void hungUp() {
        hungUp = true;
    }

    /** Whether all is through. True once. */
    boolean ends() {
        boolean now = ended && !waits() && !told;
        told |= now;
        return now;
    }

    /** Moves as much as can be moved now; whether that was anything. */
    boolean move() throws IOException {
        boolean moved = false;
        for (int round = 0; round < ROUNDS; round++) {
            int before = written();
            if (before > 0) {
                moved = true;
            }
            if (waits() || ended) {
                break; // The other side is slow, or this was the last of it.
            }
            int filled = fill();
            if (filled == 0 && (hungUp || (!moved && round == 0))) {
                probe();
            }
            if (!waits()) {
                break;
            }
        }
        return moved;
    }

    /** Gives the other side what waits for it. */
    private int written() throws IOException {
        int all = 0;
        for (ByteBuf next = first.peek(); next != null; next = first.peek()) {
            ByteBuffer bytes = next.nioBuffer();
            int count = bytes.isDirect() ? to.write(bytes, bytes.position(), bytes.limit()) : copied(next);
            next.skipBytes(count);
            all += count;
            if (next.isReadable()) {
                return all;
            }
            first.remove().release();
        }
        Pipe filled = pipe;
        if (filled != null) {
            all += filled.empty(to);
            if (filled.held() == 0) {
                pipe = null;
                pipes.giveBack(filled);
            }
        }
        return all;
    }

    /** The system takes memory outside the heap alone. */
    private int copied(ByteBuf heap) throws IOException {
        ByteBuf direct =
                Unpooled.directBuffer(heap.readableBytes()).writeBytes(heap, heap.readerIndex(), heap.readableBytes());
        try {
            ByteBuffer bytes = direct.nioBuffer();
            return to.write(bytes, bytes.position(), bytes.limit());
        } finally {
            direct.release();
        }
    }

    private int fill() throws IOException {
        Pipe taken = pipes.take();
        int filled = 0;
        try {
            filled = taken.fill(from);
        } finally {
            if (filled == 0) {
                pipes.giveBack(taken);
            }
        }
        if (filled > 0) {
            pipe = taken;
        }
        return filled;
    }

    /** Splicing says 0 for "nothing yet" and for "never again"; reading does not. */
    private void probe() throws IOException {
        ByteBuf read = Unpooled.directBuffer(PROBE);
        boolean kept = false;
        try {
            ByteBuffer bytes = read.internalNioBuffer(0, PROBE);
            int count = from.read(bytes, bytes.position(), bytes.limit());
            if (count > 0) {
                first.add(read.writerIndex(count));
                kept = true;
            } else {
                ended = count < 0;
            }
        } finally {
            if (!kept) {
                read.release(); // also where the peer has reset the connection
            }
        }
    }

    void close() {
        first.forEach(ByteBuf::release);
        first.clear();
        Pipe left = pipe;
        if (left != null) {
            pipe = null;
            pipes.giveBack(left);
        }
    }
}
