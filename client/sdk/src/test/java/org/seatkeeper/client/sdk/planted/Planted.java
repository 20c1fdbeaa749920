package org.seatkeeper.client.sdk.planted;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** What no class of the SDK may look like. */
public final class Planted {
    static int counted;

    private Planted() {}

    /** Sleeps, and depends on what a product does not have. */
    public static void offend() throws InterruptedException {
        counted++;
        TimeUnit.NANOSECONDS.sleep(1);
        Assertions.assertTrue(io.netty.util.NetUtil.isIpV4StackPreferred() || counted > 0);
    }
}
