package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server on this machine and counts what passes in both directions: everything that TCP carries,
 * TLS records and HTTP/2 frames included, TCP's own headers not.
 */
final class CountingRelay implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final AtomicLong bytes = new AtomicLong();
    private final ServerSocket listener;
    private final int target;

    private CountingRelay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Listens on a free port and leads to another; ends when closed. */
    static CountingRelay to(int port) throws IOException {
        var relay = new CountingRelay(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What has passed so far. */
    long bytes() {
        return bytes.get();
    }

    private void accept() {
        try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pass(server, client));
            pass(client, server);
            back.join();
        } catch (IOException closed) {
            // Either side has ended, and the relay with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts before it passes on: whoever has the reply finds it counted. */
    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException closed) {
            // Either side has ended, and the relay with it.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
