package org.seatkeeper.client.lab.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class PeerInstallTest {
    private final StringWriter err = new StringWriter();

    private int run(boolean root, boolean apt) throws IOException, InterruptedException {
        return PeerInstall.run(root, apt, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
    }

    @Test
    void whoeverMayNotInstallIsToldWhatToDoAndNothingIsDone() throws Exception {
        assertEquals(2, run(false, true));
        assertTrue(err.toString().contains("run as root: apt-get install redis-server"), err::toString);
    }

    @Test
    void whereTheDistributionIsAnotherThePackagesAreNamed() throws Exception {
        assertEquals(2, run(true, false));
        assertTrue(
                err.toString().contains("install these by hand: redis-server etcd-server postgresql"), err::toString);
    }

    @Test
    void aProgramThatIsNotThereNamesTheRemedy() {
        IOException absent = assertThrows(IOException.class, () -> Programs.find("no-such-server"));
        assertEquals(
                "no-such-server is not installed; install the peers with: seatkeeper bench --install-peers",
                absent.getMessage());
    }
}
