package org.seatkeeper.client.lab.bench.gate;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The server behind both relays: takes as many bytes as it is told, then sends as many. */
public final class ByteServer implements AutoCloseable {
    /** At once. */
    static final int PIECE = 256 * 1024;

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

    /** Serves until it is closed. */
    public ByteServer() throws IOException {
        Thread.ofPlatform().daemon().name("bench-server").start(() -> {
            try {
                while (true) {
                    Socket client = listener.accept();
                    Thread.ofPlatform().daemon().start(() -> serve(client));
                }
            } catch (IOException closed) {
                // By close().
            }
        });
    }

    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new DataInputStream(client.getInputStream());
            byte[] piece = new byte[PIECE];
            while (true) {
                int count = in.readInt();
                for (int left = count; left > 0; ) {
                    int read = in.read(piece, 0, Math.min(left, PIECE));
                    if (read < 0) {
                        return;
                    }
                    left -= read;
                }
                for (int left = count; left > 0; left -= PIECE) {
                    client.getOutputStream().write(piece, 0, Math.min(left, PIECE));
                }
            }
        } catch (IOException gone) {
            // So is the client.
        }
    }

    /** On the loopback address. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
