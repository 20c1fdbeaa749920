package org.seatkeeper.client.lab.bench.peers;

import com.google.protobuf.CodedOutputStream;
import io.grpc.CallOptions;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.lab.process.RawCalls;

/**
 * One member of etcd, over its gRPC interface: each of 256 callers puts a key of its own and deletes it. The two messages have
 * three fields in all and are written by hand.
 */
public final class Etcd implements Peer {
    private static final int CONNECTIONS = 4;
    private static final int PUT_KEY = 1;
    private static final int PUT_VALUE = 2;
    private static final int DELETE_KEY = 1;
    private static final MethodDescriptor<byte[], byte[]> PUT =
            RawCalls.method("etcdserverpb.KV/Put", MethodType.UNARY);
    private static final MethodDescriptor<byte[], byte[]> DELETE =
            RawCalls.method("etcdserverpb.KV/DeleteRange", MethodType.UNARY);

    /** As many bytes as a user and a device have. */
    private static final byte[] VALUE = new byte[32];

    /** etcd. */
    public Etcd() {}

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        String server = Programs.find("etcd");
        int port = freePort();
        String clients = "http://127.0.0.1:" + port;
        String peers = "http://127.0.0.1:" + freePort();
        Process process = Programs.start(
                List.of(
                        server,
                        "--data-dir",
                        folder.resolve("etcd").toString(),
                        "--listen-client-urls",
                        clients,
                        "--advertise-client-urls",
                        clients,
                        "--listen-peer-urls",
                        peers,
                        "--initial-advertise-peer-urls",
                        peers,
                        "--initial-cluster",
                        "default=" + peers),
                folder.resolve("etcd.log"),
                () -> answers(port));
        var channels = new ArrayList<ManagedChannel>();
        for (int n = 0; n < CONNECTIONS; n++) {
            channels.add(NettyChannelBuilder.forAddress("127.0.0.1", port, InsecureChannelCredentials.create())
                    .directExecutor()
                    .build());
        }
        return new Started(process, channels);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static byte[] message(int caller, int keyField, int valueField) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(keyField, ("licenses/" + caller).getBytes(StandardCharsets.UTF_8));
        if (valueField != 0) {
            out.writeByteArray(valueField, VALUE);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static final class Started implements Running {
        private final Process process;
        private final List<ManagedChannel> channels;
        private final List<Caller> callers = new ArrayList<>();
        private final Semaphore idle = new Semaphore(0);
        private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        private volatile long until;

        Started(Process process, List<ManagedChannel> channels) throws IOException {
            this.process = process;
            this.channels = channels;
            for (int n = 0; n < CALLERS; n++) {
                callers.add(new Caller(
                        channels.get(n % CONNECTIONS), message(n, PUT_KEY, PUT_VALUE), message(n, DELETE_KEY, 0)));
            }
        }

        @Override
        public double microseconds(Duration time) throws IOException, InterruptedException {
            long began = System.nanoTime();
            until = began + time.toNanos();
            callers.forEach(Caller::begin);
            idle.acquire(CALLERS);
            Throwable failed = fault.get();
            if (failed != null) {
                throw new IOException("etcd: " + failed.getMessage(), failed);
            }
            return (System.nanoTime() - began)
                    / 1e3
                    / callers.stream().mapToLong(caller -> caller.done).sum();
        }

        @Override
        public void close() {
            channels.forEach(ManagedChannel::shutdownNow);
            Programs.end(process);
        }

        /** Puts and deletes by turns, the next when the last is answered, until the time is over. */
        private final class Caller implements StreamObserver<byte[]> {
            private final ManagedChannel channel;
            private final byte[] put;
            private final byte[] delete;
            private long done;

            Caller(ManagedChannel channel, byte[] put, byte[] delete) {
                this.channel = channel;
                this.put = put;
                this.delete = delete;
            }

            void begin() {
                done = 0;
                next();
            }

            private void next() {
                boolean takes = done % 2 == 0;
                ClientCalls.asyncUnaryCall(
                        channel.newCall(takes ? PUT : DELETE, CallOptions.DEFAULT), takes ? put : delete, this);
            }

            @Override
            public void onNext(byte[] answer) {}

            @Override
            public void onError(Throwable failed) {
                fault.set(failed);
                idle.release();
            }

            @Override
            public void onCompleted() {
                done++;
                if (done % 2 == 1 || System.nanoTime() - until < 0) {
                    next();
                } else {
                    idle.release();
                }
            }
        }
    }
}
