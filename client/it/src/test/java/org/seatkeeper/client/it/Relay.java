package org.seatkeeper.client.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client and an agent like a network that can lose everything: nobody is told that anything
 * ended, no FIN and no reset.
 */
final class Relay implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile boolean passes = true;

    Relay(int port) throws IOException {
        this.port = port;
        var _ = threads.submit(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket agent = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.addAll(List.of(client, agent));
            var _ = threads.submit(() -> pump(client, agent));
            var _ = threads.submit(() -> pump(agent, client));
        }
    }

    private Void pump(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (passes) {
                out.write(buffer, 0, read);
            }
        }
        return null;
    }

    /** The client has vanished: what either side sends is lost, and nobody hears of it. */
    void vanish() {
        passes = false;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
