package org.seatkeeper.client.lab.bench.gate;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Standing connections through one relay, over which bytes go up and down. */
public final class ByteLoad implements AutoCloseable {
    /** Connections at once. */
    public static final int CONNECTIONS = 4;

    /** Bytes of one round, on each connection and in each direction. */
    public static final int BYTES = 8 * 1024 * 1024;

    private final List<Socket> sockets = new ArrayList<>();

    /** Connects. */
    public ByteLoad(SocketFactory sockets, int port) throws IOException {
        for (int n = 0; n < CONNECTIONS; n++) {
            Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            this.sockets.add(socket);
        }
    }

    /** One round. */
    public void once() throws IOException, InterruptedException {
        var over = new CountDownLatch(CONNECTIONS);
        var fault = new AtomicReference<@Nullable IOException>();
        for (Socket socket : sockets) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    round(socket);
                } catch (IOException e) {
                    fault.set(e);
                } finally {
                    over.countDown();
                }
            });
        }
        over.await();
        IOException failed = fault.get();
        if (failed != null) {
            throw new IOException("a connection broke: " + failed.getMessage(), failed);
        }
    }

    private static void round(Socket socket) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        byte[] piece = new byte[ByteServer.PIECE];
        out.writeInt(BYTES);
        for (int left = BYTES; left > 0; left -= piece.length) {
            out.write(piece, 0, Math.min(left, piece.length));
        }
        out.flush();
        for (int left = BYTES; left > 0; ) {
            int read = socket.getInputStream().read(piece, 0, Math.min(left, piece.length));
            if (read < 0) {
                throw new IOException("it ended");
            }
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
