package org.seatkeeper.client.lab.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C, SIGTERM and SIGHUP into an interrupt of the thread that runs the demo, and waits for it to put everything away. */
final class Ending implements AutoCloseable {
    private static final Duration CLEAN_MAX = Duration.ofSeconds(30);

    /** A Ctrl-C reaches the programs that we started too, and they may be quicker to end than we to hear of it. */
    private static final Duration HEAR_MAX = Duration.ofMillis(300);

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch clean = new CountDownLatch(1);
    private final Thread hook;
    private volatile int code;

    private Ending(Thread runner) {
        this.hook = Thread.ofPlatform().name("ending").unstarted(() -> {
            told.countDown();
            runner.interrupt();
            boolean done = false;
            try {
                done = clean.await(CLEAN_MAX.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // An end that was asked for and went well is no failure, whatever signal asked for it.
            Runtime.getRuntime().halt(done ? code : 1);
        });
    }

    /** From now on until it is closed the calling thread is interrupted when the process is told to end. */
    static Ending interrupting(Thread runner) {
        var ending = new Ending(runner);
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /** Whether the process was told to end, or is within a moment. */
    boolean told() {
        try {
            return told.await(HEAR_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            return true;
        }
    }

    /** With which exit code it is to end. */
    void with(int exitCode) {
        code = exitCode;
    }

    /** Everything has been put away. */
    @Override
    public void close() {
        clean.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs, and halts now.
        }
    }
}
