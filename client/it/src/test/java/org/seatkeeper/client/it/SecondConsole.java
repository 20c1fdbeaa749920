package org.seatkeeper.client.it;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.link.FleetLink;
import org.seatkeeper.client.link.LinkSettings;
import org.seatkeeper.client.link.Profile;

/** What another administrator sees: a second link to the same servers, without a window. */
final class SecondConsole implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final FleetLink link;
    private Fleet fleet = Fleet.EMPTY;

    SecondConsole(Profile profile) throws Exception {
        link = FleetLink.open(
                profile, Optional.empty(), LinkSettings.USUAL, InstantSource.system(), new SecureRandom(), this::show);
    }

    private void show(FleetChange change) {
        lock.lock();
        try {
            fleet = change.fleet();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The mode of a product, waited for until its server first said it. */
    LicensingMode mode(ProductKey product) throws InterruptedException {
        return await(product, Optional.empty());
    }

    /** Waits until the product has that mode. */
    void await(ProductKey product, LicensingMode wanted) throws InterruptedException {
        var _ = await(product, Optional.of(wanted));
    }

    private LicensingMode await(ProductKey product, Optional<LicensingMode> wanted) throws InterruptedException {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            Optional<LicensingMode> mode = fleet.product(product).map(ProductFigures::mode);
            while (mode.isEmpty() || (wanted.isPresent() && !wanted.equals(mode))) {
                if (left <= 0) {
                    throw new AssertionError(product + " is " + mode + ", not " + wanted);
                }
                left = moved.awaitNanos(left);
                mode = fleet.product(product).map(ProductFigures::mode);
            }
            return mode.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
