package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library that issues costs half a second of start-up and 33 MB where a running agent loads it. It must not. */
class WithoutBouncyCastleTest {
    @TempDir
    Path folder;

    /** What the agent does with its certificates at start; run in a process of its own. */
    static final class Listener {
        private Listener() {}

        public static void main(String[] args) throws IOException {
            LiveTls tls = LiveTls.load(Path.of(args[0]), InstantSource.system());
            NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls.serverCredentials())
                    .build()
                    .start()
                    .shutdownNow();
            System.out.println("listened as " + tls.self());
        }
    }

    @Test
    void aListeningAgentLoadsNoClassOfTheIssuingLibrary() throws Exception {
        Pki pki = new Pki();
        pki.writeFolder(folder.resolve("tls"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:class+load:stdout",
                        "-cp",
                        classPath,
                        Listener.class.getName(),
                        folder.resolve("tls").toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
        assertEquals(
                List.of("listened as agent/" + pki.agentId),
                lines.stream().filter(line -> line.startsWith("listened")).toList());
        assertEquals(
                List.of(),
                lines.stream()
                        .filter(line -> line.contains("org.bouncycastle."))
                        .toList());
    }
}
