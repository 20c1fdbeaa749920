package org.seatkeeper.agent.gate;

import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.util.ArrayDeque;

/** A pipe of the kernel, through which bytes go from one socket to another without being copied. One thread's. */
final class Pipe {
    /** What a pipe holds unless told otherwise, in bytes. */
    static final int SIZE = 64 * 1024;

    /** No place in a file: sockets and pipes have none. */
    private static final long NOWHERE = -1;

    private final FileDescriptor out;
    private final FileDescriptor in;
    private int held;

    private Pipe(FileDescriptor out, FileDescriptor in) {
        this.out = out;
        this.in = in;
    }

    /** How many bytes are in it. */
    int held() {
        return held;
    }

    /** Takes what a socket has; how much that was, 0 where there is nothing at the moment or nothing ever again. */
    int fill(FileDescriptor socket) throws IOException {
        int moved = Native.splice(socket.intValue(), NOWHERE, in.intValue(), NOWHERE, SIZE);
        held += moved;
        return moved;
    }

    /** Gives a socket what is in it; how much of it the socket took. */
    int empty(FileDescriptor socket) throws IOException {
        int moved = Native.splice(out.intValue(), NOWHERE, socket.intValue(), NOWHERE, held);
        held -= moved;
        return moved;
    }

    private void close() {
        try {
            out.close();
            in.close();
        } catch (IOException gone) {
            // Nothing is lost with it.
        }
    }

    /**
     * The pipes of one event loop. A direction holds one only while bytes are in it, so that a few serve many connections:
     * the kernel gives a user without privileges little room for thousands. That loop's thread alone.
     */
    static class Pool {
        /** Empty pipes that are kept. */
        static final int KEPT_MAX = 8;

        private final ArrayDeque<Pipe> idle = new ArrayDeque<>();

        Pipe take() throws IOException {
            Pipe kept = idle.poll();
            if (kept != null) {
                return kept;
            }
            FileDescriptor[] ends = FileDescriptor.pipe();
            return new Pipe(ends[0], ends[1]);
        }

        /** Back from whoever took it; one with bytes in it is of no use to others. */
        void giveBack(Pipe pipe) {
            if (pipe.held > 0 || idle.size() >= KEPT_MAX) {
                pipe.close();
            } else {
                idle.push(pipe);
            }
        }

        /** Closes those that are kept. */
        void close() {
            idle.forEach(Pipe::close);
            idle.clear();
        }
    }
}
