package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalUsersTest {
    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/bash
            mira.holt:x:1000:1000:Mira Holt,,,:/home/mira:/bin/bash
            twin:x:1000:1000::/home/twin:/bin/bash
            WORK\\jo:x:1001:1001::/home/jo:/bin/bash
            uid-7:x:1002:1002::/home/x:/bin/bash
            # a comment
            short:x:1003
            wrong:x:ten:0::/:/bin/sh
            nobody:x:4294967294:65534:nobody:/:/bin/false
            """;

    @TempDir
    Path folder;

    private LocalUsers users(String passwd) throws IOException {
        return new LocalUsers(Files.writeString(folder.resolve("passwd"), passwd));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # uid, name
            0,    local/root
            1000, local/mira.holt
            1001, local/uid-1001
            1002, local/uid-1002
            1003, local/uid-1003
            7,    local/uid-7
            -2,   local/nobody
            -3,   local/uid-4294967293
            """)
    void aUserGoesByTheFirstUsableNameElseByNumber(int uid, String name) throws Exception {
        assertEquals(name, users(PASSWD).nameOf(uid).toString());
    }

    @Test
    void aNameAddedLaterIsSeen() throws Exception {
        LocalUsers users = users("root:x:0:0:root:/root:/bin/bash\n");
        assertEquals("local/uid-5", users.nameOf(5).toString());
        Path file = folder.resolve("passwd");
        Files.writeString(file, "ann:x:5:5::/:/bin/sh\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertEquals("local/ann", users.nameOf(5).toString());
    }

    @Test
    void withoutTheFileEveryoneGoesByNumber() {
        assertEquals(
                "local/uid-0", new LocalUsers(folder.resolve("none")).nameOf(0).toString());
    }

    @Test
    void aNameOf64CharactersIsUsedAndOneOf65IsNot() throws Exception {
        String longest = "m".repeat(64);
        assertEquals(longest, users(longest + ":x:5:5::/:/bin/sh\n").nameOf(5).name());
        assertEquals("uid-5", users(longest + "m:x:5:5::/:/bin/sh\n").nameOf(5).name());
    }

    @Test
    void aFileOf8MebibytesIsReadAndOneByteMoreIsNot() throws Exception {
        String line = "mira:x:5:5::/:/bin/sh\n";
        String filled = line + "\n".repeat(LocalUsers.FILE_MAX - line.length());
        assertEquals("mira", users(filled).nameOf(5).name());
        assertEquals("uid-5", users(filled + "\n").nameOf(5).name());
    }
}
