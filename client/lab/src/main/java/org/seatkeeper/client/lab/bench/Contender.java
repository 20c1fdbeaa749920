package org.seatkeeper.client.lab.bench;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;

/**
 * A server that is started again and again, as a process of its own, and asked for its health over mutual TLS.
 *
 * @param command that runs it; it says {@code SERVING name port}
 * @param agentId the name in its certificate
 * @param credentials of the caller
 * @param lines what calls run on
 * @param log gets what it says on its error stream
 */
record Contender(List<String> command, UUID agentId, ChannelCredentials credentials, Lines lines, Path log) {
    private static final long PATIENCE_SECONDS = 30;

    Contender {
        command = List.copyOf(command);
    }

    /**
     * It runs, and has answered one call on a connection that stays open.
     *
     * @param millis from the start of the process to the first good answer
     */
    record Started(RunningAgent process, ManagedChannel channel, double millis) implements AutoCloseable {
        @Override
        public void close() {
            channel.shutdownNow();
            process.close();
        }
    }

    /** Starts it and calls it once. */
    Started start() throws IOException, InterruptedException {
        long began = System.nanoTime();
        RunningAgent process = RunningAgent.start(command, log);
        ManagedChannel channel = lines.tls(process.port(), agentId, credentials);
        try {
            var _ = HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance());
            return new Started(process, channel, (System.nanoTime() - began) / 1e6);
        } catch (StatusRuntimeException e) {
            channel.shutdownNow();
            process.close();
            throw new IOException("the first call failed: " + e.getStatus(), e);
        }
    }
}
