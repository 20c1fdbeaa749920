package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalGroupsTest {
    @TempDir
    Path folder;

    private long now = 5;

    private LocalGroups groups(String... names) {
        return new LocalGroups(folder.resolve("group"), folder.resolve("passwd"), Set.of(names), () -> now);
    }

    private void files(String group, String users) throws Exception {
        Files.writeString(folder.resolve("group"), group);
        Files.writeString(folder.resolve("passwd"), users);
    }

    @Test
    void whoIsNamedByTheGroupOrHasItFirstIsAMemberAndNobodyElse() throws Exception {
        files("dba:x:200:Ann,ben\nstaff:x:300:dora\n", "carla:x:7:200::/:/bin/sh\ndora:x:8:300::/:/bin/sh\n");
        LocalGroups dba = groups("dba");
        assertTrue(dba.member("ann"), "names are compared in small letters");
        assertTrue(dba.member("ben"));
        assertTrue(dba.member("carla"), "by her first group");
        assertFalse(dba.member("dora"));
        assertFalse(dba.member(""));
        assertTrue(groups("dba", "staff").member("dora"));
    }

    @Test
    void aChangeCountsWithinASecondAndNotBefore() throws Exception {
        files("dba:x:200:ann\n", "");
        LocalGroups dba = groups("dba");
        assertTrue(dba.member("ann"));
        files("dba:x:200:ben,carla\n", "");
        now += LocalGroups.OLD_NANOS - 1;
        assertTrue(dba.member("ann"));
        now += 1;
        assertFalse(dba.member("ann"));
        assertTrue(dba.member("carla"));
    }

    @Test
    void linesThatAreNoGroupsAndFilesThatAreNotThereNameNobody() throws Exception {
        assertFalse(groups("dba").member("ann"));
        files("dba\n:::\n\ndba:x:200\ndba:x:200:,, ,\n", "ann\n::::\n");
        assertFalse(groups("dba").member("ann"));
        assertFalse(groups("dba").member(" "));
    }

    @Test
    void aFileBeyondTheLimitNamesNobodyAndOneAtItDoes() throws Exception {
        String line = "dba:x:200:ann\n";
        files(line + "#".repeat(LocalUsers.FILE_MAX - line.length()), "");
        assertTrue(groups("dba").member("ann"));
        files(line + "#".repeat(LocalUsers.FILE_MAX - line.length() + 1), "");
        assertFalse(groups("dba").member("ann"));
    }

    @Test
    void aGroupsFileThatIsNoTextLetsNobodyIn() throws Exception {
        Files.write(folder.resolve("group"), new byte[] {'d', 'b', 'a', ':', (byte) 0xff, ':', '2', ':', 'a'});
        assertFalse(groups("dba").member("a"));
    }
}
