package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentProgram;

/** An agent that cannot start says why in one line, with what to do about it, and changes nothing. */
class RefusedStartTest {
    @TempDir
    Path folder;

    private TestAgent agent;

    @BeforeEach
    void found() throws Exception {
        agent = new TestAgent(folder);
    }

    @AfterEach
    void close() {
        agent.close();
    }

    /** What was given is wrong: exit code 2. */
    private static final int WRONG = 2;

    /** What is there is in the way: exit code 1. */
    private static final int FAULT = 1;

    private static void assertRefused(int code, AgentProgram.Ended ended, String... words) {
        assertEquals(code, ended.code(), ended.toString());
        assertEquals("", ended.out());
        assertEquals(1, ended.err().strip().lines().count(), ended.err());
        for (String word : words) {
            assertTrue(ended.err().contains(word), ended.err());
        }
    }

    @Test
    void aSecondAgentOnTheSameDirectoryIsRefused() throws Exception {
        agent.start();
        assertRefused(FAULT, agent.refusedStart(), "nother agent");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(agent.directory.configFile(), "listen = \"127.0.0.1:" + taken.getLocalPort() + "\"\n");
            assertRefused(FAULT, agent.refusedStart(), Integer.toString(taken.getLocalPort()), "in use");
        }
    }

    @Test
    void aSocketPathOfMoreThan107BytesIsNamed() throws Exception {
        Path deep = folder.resolve("d".repeat(60)).resolve("e".repeat(60));
        Files.createDirectories(deep);
        AgentDirectory directory = AgentDirectory.init(deep.resolve("agent"), "deep");
        assertRefused(
                FAULT,
                agent.program.run(List.of("run", "--dir", directory.path().toString())),
                "107 bytes");
    }

    @Test
    void aBrokenConfigurationIsNamedWithFileAndLine() throws Exception {
        Files.writeString(agent.directory.configFile(), "listen = \"127.0.0.1:0\"\n\n[limits]\nproducts = \"many\"\n");
        assertRefused(WRONG, agent.refusedStart(), "agent.toml:4: ");
    }

    @Test
    void aDamagedStoreIsNamedAndLeftAsItIs() throws Exception {
        try (FileChannel file = FileChannel.open(agent.directory.storeFile(), StandardOpenOption.WRITE)) {
            file.write(
                    java.nio.ByteBuffer.wrap(
                            "this was a store once".repeat(400).getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                    0);
        }
        byte[] before = Files.readAllBytes(agent.directory.storeFile());
        assertRefused(FAULT, agent.refusedStart(), "store", "backup");
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(agent.directory.storeFile()));
    }

    @Test
    void aDirectoryThatIsNoneIsNamed() throws Exception {
        assertRefused(
                WRONG,
                agent.program.run(
                        List.of("run", "--dir", folder.resolve("nowhere").toString())),
                "nowhere");
    }
}
