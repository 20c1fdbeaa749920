package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Watches every buffer of Netty while the tests of a class run: one that is forgotten instead of released fails the class. At the
 * end one is forgotten on purpose; what was forgotten before it is found no later.
 */
final class Leaks implements BeforeAllCallback, AfterAllCallback {
    private static final String PLANTED = "forgotten on purpose";

    private final List<String> found = new CopyOnWriteArrayList<>();
    private ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @Override
    public void beforeAll(ExtensionContext context) {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> found.add(type + records));
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        try {
            // The detector tells of two that look alike only once.
            forget(PLANTED + " after " + context.getDisplayName());
            Waits.until(this::foundPlanted, () -> "the detector does not find what is " + PLANTED);
        } finally {
            ResourceLeakDetector.setLevel(before);
            ByteBufUtil.setLeakListener(null);
        }
        found.removeIf(leak -> leak.contains(PLANTED));
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " buffers were never released; the first: " + found.getFirst());
        }
    }

    private static void forget(String hint) {
        Unpooled.directBuffer(1).touch(hint);
    }

    private boolean foundPlanted() {
        System.gc();
        // Those on the heap are not watched. The detector looks at what the collector found whenever a buffer is made.
        ByteBuf any = Unpooled.directBuffer(1);
        any.release();
        return found.stream().anyMatch(leak -> leak.contains(PLANTED));
    }
}
