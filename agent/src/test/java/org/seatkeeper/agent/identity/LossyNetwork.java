package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands between a peer and an agent, and can lose what either sends: nobody is told that anything ended, no FIN and no reset. */
final class LossyNetwork implements AutoCloseable {
    /** What becomes of what is sent. */
    enum Loss {
        NONE,
        /** The other end's kernel takes it, and nobody ever answers. */
        DISCARDED,
        /** It stays in the buffers of the sockets. */
        UNREAD
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closedByTheAgent = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final int agentPort;
    private volatile Loss loss = Loss.NONE;

    LossyNetwork(int agentPort) throws IOException {
        this.agentPort = agentPort;
        var _ = threads.submit(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private Void accept() throws IOException {
        while (true) {
            Socket peer = listener.accept();
            Socket agent = new Socket(InetAddress.getLoopbackAddress(), agentPort);
            sockets.addAll(List.of(peer, agent));
            var _ = threads.submit(() -> pump(peer, agent));
            var _ = threads.submit(() -> {
                try {
                    pump(agent, peer);
                } finally {
                    closedByTheAgent.countDown();
                }
                return null;
            });
        }
    }

    private Void pump(Socket from, Socket to) throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            switch (loss) {
                case NONE -> out.write(buffer, 0, read);
                case DISCARDED -> {}
                case UNREAD -> end.await();
            }
        }
        return null;
    }

    void lose(Loss what) {
        loss = what;
    }

    /** Waits until the agent has closed its side; what it sent before is read now. */
    void awaitClosedByTheAgent() throws InterruptedException {
        loss = Loss.DISCARDED;
        end.countDown();
        assertTrue(closedByTheAgent.await(OpenDoors.PATIENCE_SECONDS, TimeUnit.SECONDS), "the agent left it open");
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        threads.shutdownNow();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
