package org.seatkeeper.agent.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server behind the gate, played by a test: it takes connections and does what the test does with them. */
final class PlayedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final LinkedBlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private final List<Socket> all = new CopyOnWriteArrayList<>();

    PlayedServer() throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    socket.setSoTimeout(20_000);
                    all.add(socket);
                    accepted.add(socket);
                }
            } catch (IOException closed) {
                // By close().
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next connection. */
    Socket next() throws InterruptedException {
        Socket socket = accepted.poll(20, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connects to the server");
        }
        return socket;
    }

    /** How many connected so far. */
    int connected() {
        return all.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : all) {
            socket.close();
        }
    }
}
