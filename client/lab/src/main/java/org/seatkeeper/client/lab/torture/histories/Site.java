package org.seatkeeper.client.lab.torture.histories;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.storage.StoreFounder;
import org.seatkeeper.agent.storage.StoreRefused;

/**
 * An agent that is stopped and killed. A kill leaves what a dead process would: whoever has heard an answer before it has
 * heard it, nobody hears one afterwards, and the next run begins with a copy of database and log taken in between. Any
 * thread.
 */
final class Site implements AutoCloseable {
    private static final String LOG = LiveAgent.DATABASE + "-wal";

    private static final long PATIENT_MILLIS = 10_000;

    /** A handle that lives nowhere. */
    private static final UUID NOBODYS = new UUID(0x4000, Long.MIN_VALUE);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long PAUSE_NANOS = 200_000;

    /** One run of the agent. */
    record Line(int run, Channel channel) {}

    private final Path folder;
    private final Recorder recorder;
    private final Plant plant;
    private final SplittableRandom random;
    private final HandTime time = new HandTime();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Founding founding;
    private Path store;
    private LiveAgent agent;
    private final List<LiveAgent> past = new ArrayList<>();
    private int run;
    private volatile boolean failing;

    /** Founds a store below that folder and starts an agent on it, whose disk is sound. */
    Site(Path folder, Recorder recorder, SplittableRandom random, Plant plant) throws IOException {
        this.folder = folder;
        this.random = random;
        this.plant = plant;
        this.recorder = recorder;
        this.founding = new Founding(
                new UUID(random.nextLong(), 1),
                "histories",
                new UUID(random.nextLong(), 2),
                "histories",
                random.nextLong() | 1,
                List.of(),
                time.wall());
        this.store = folder.resolve("first");
        try {
            new StoreFounder().found(store.resolve(LiveAgent.DATABASE), founding);
        } catch (StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        }
        this.agent = start();
    }

    private LiveAgent start() throws IOException {
        return new LiveAgent(
                store,
                founding,
                time,
                ids,
                real -> new FailingStore(plant.store(real), random.split(), () -> failing, failures),
                plant.wire());
    }

    /** The present run. */
    Line line() {
        lock.readLock().lock();
        try {
            return new Line(run, agent.channel());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether an answer of that run still reaches its asker. */
    boolean hears(Line line) {
        lock.readLock().lock();
        try {
            return line.run() == run;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Its clocks. */
    HandTime time() {
        return time;
    }

    /** Before asking again: a read-only agent tries to write again each second, and one that stops needs the processor. */
    void pause() {
        time.moment(PAUSE);
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** Now and then one of the things that happen to agents. */
    void misfortune(SplittableRandom chance) {
        switch (chance.nextInt(180)) {
            case 0, 1 -> kill(line());
            case 2, 3 -> restart(line());
            case 4, 5, 6, 7 -> time.strike(recorder);
            default -> {}
        }
    }

    /**
     * Whether that run has decided whatever was said to it before: it decides in the order of arrival. Twice, for a word
     * that its own thread brings in late.
     */
    boolean decided(Line line, String product) {
        try {
            for (int n = 0; n < 2; n++) {
                var _ = new Wire(line.channel(), product, PATIENT_MILLIS).query(NOBODYS);
            }
            return hears(line);
        } catch (StatusRuntimeException | Wire.NothingDone unanswered) {
            return false;
        }
    }

    /** From now on the disk fails now and then, or no more. */
    void failing(boolean from) {
        failing = from;
    }

    /** Starts anew where that run has stopped by itself. */
    void wake(Line line) {
        lock.writeLock().lock();
        try {
            if (line.run() == run && agent.stopped()) {
                again();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Stops that run in order, and starts anew. */
    void restart(Line line) {
        lock.writeLock().lock();
        try {
            if (line.run() == run) {
                again();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Kills that run, and starts anew from what it left. */
    void kill(Line line) {
        lock.writeLock().lock();
        try {
            if (line.run() != run) {
                return;
            }
            long begun = recorder.moment();
            Path left = Files.createDirectory(folder.resolve("killed-" + (run + 1)));
            copy(left);
            LiveAgent dead = agent;
            store = left;
            run++;
            agent = start();
            recorder.happened(new Asked.Start(), begun);
            dead.close();
            past.add(dead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The log first: an agent that stops by itself at this moment writes it back to the database, and then it goes. */
    private void copy(Path left) throws IOException {
        try {
            Files.copy(store.resolve(LOG), left.resolve(LOG));
        } catch (NoSuchFileException writtenBack) {
            Files.deleteIfExists(left.resolve(LOG));
        }
        Files.copy(store.resolve(LiveAgent.DATABASE), left.resolve(LiveAgent.DATABASE));
    }

    private void again() {
        try {
            long begun = recorder.moment();
            agent.close();
            past.add(agent);
            run++;
            agent = start();
            recorder.happened(new Asked.Start(), begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the agent was started after the first time. */
    int restarts() {
        return line().run();
    }

    /** How many commits failed. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            agent.close();
            agent.forget();
            past.forEach(LiveAgent::forget);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
