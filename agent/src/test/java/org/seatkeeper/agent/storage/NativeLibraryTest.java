package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeLibraryTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void theBuildLaysItBesideTheCodeForBothKindsOfServers() {
        for (String processor : new String[] {"amd64", "aarch64"}) {
            var folder = NativeLibrary.unpacked("Linux", processor).orElseThrow();
            assertTrue(Files.isRegularFile(folder.resolve("libsqlitejdbc.so")), folder.toString());
        }
    }

    @Test
    void onOtherMachinesTheDriverUnpacksItsOwn() {
        assertEquals(Optional.empty(), NativeLibrary.unpacked("Windows Server 2025", "amd64"));
        assertEquals(Optional.empty(), NativeLibrary.unpacked("Linux", "riscv64"));
    }
}
