package org.seatkeeper.client.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * One verb: its options, and where its work is. The work stands in a class of its own that is loaded only when the verb runs,
 * so that help needs nothing of the network.
 */
abstract class Verb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Globals globals = new Globals();

    Verb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Globals globals() {
        return globals;
    }

    @Override
    public Integer call() {
        return run().number();
    }

    abstract ExitCode run();
}
