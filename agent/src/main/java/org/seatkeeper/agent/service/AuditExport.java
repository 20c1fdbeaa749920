package org.seatkeeper.agent.service;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.ExportAuditResponse;

/** One export under way: a page at a time, and never a page more than its reader is ready for. */
final class AuditExport implements Runnable {
    /** Records of one message. */
    static final int RECORDS_MAX = 100;

    /** A reader that takes nothing for so long, or twice that at most, loses its place to whoever does read. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Store store;
    private final long from;
    private final ServerCallStreamObserver<ExportAuditResponse> reader;
    private final Timer timer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private long sent;
    private boolean gaveUp;
    private boolean over;
    private Timer.Scheduled look = () -> {};

    AuditExport(Store store, long from, ServerCallStreamObserver<ExportAuditResponse> reader, Timer timer) {
        this.store = store;
        this.from = from;
        this.reader = reader;
        this.timer = timer;
    }

    /** Sets the handlers; must run before the service method returns. */
    void begin() {
        reader.setOnReadyHandler(this::wake);
        reader.setOnCancelHandler(this::wake);
        lookLater(0);
    }

    /** Ends the waiting of a reader that took nothing since the last look and takes nothing now. */
    private void lookLater(long sentBefore) {
        look = timer.after(PATIENCE, () -> {
            lock.lock();
            try {
                if (sent == sentBefore && !reader.isReady()) {
                    gaveUp = true;
                    changed.signalAll();
                } else if (!over) {
                    lookLater(sent);
                }
            } finally {
                lock.unlock();
            }
        });
    }

    private void end() {
        lock.lock();
        try {
            over = true;
            look.cancel();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            long below = newest() + 1;
            long next = from;
            while (next < below && ready()) {
                List<AuditRecord> page = page(next, Math.min(below, next + RECORDS_MAX));
                send(page);
                next += RECORDS_MAX;
            }
            if (next < below && !reader.isCancelled()) {
                reader.onError(Status.DEADLINE_EXCEEDED
                        .withDescription("nothing was read for " + PATIENCE.toSeconds()
                                + " s; export again, from where this ended")
                        .asRuntimeException());
            } else if (!reader.isCancelled()) {
                reader.onCompleted();
            }
        } catch (StoreFault fault) {
            reader.onError(AuditService.unreadable(fault));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private long newest() throws StoreFault {
        List<AuditRecord> newest = store.audit(Long.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().sequence();
    }

    /** In order, from a sequence up to but without another. */
    private List<AuditRecord> page(long first, long end) throws StoreFault {
        var page = new ArrayList<>(store.audit(end, (int) (end - first)));
        page.removeIf(record -> record.sequence() < first);
        return page.reversed();
    }

    private void send(List<AuditRecord> page) {
        var message = ExportAuditResponse.newBuilder();
        page.forEach(record -> message.addRecords(AuditRows.row(record)));
        reader.onNext(message.build());
        lock.lock();
        try {
            sent++;
        } finally {
            lock.unlock();
        }
    }

    private boolean ready() throws InterruptedException {
        lock.lock();
        try {
            while (!reader.isReady() && !reader.isCancelled() && !gaveUp) {
                changed.await();
            }
            return !reader.isCancelled() && !gaveUp;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
