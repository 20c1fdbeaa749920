package org.seatkeeper.agent.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where answers leave for askers and watchers, most of them on the keeper's thread. What is decided is durable by then, so
 * an answer that fails, a call that broke underneath it for example, is that asker's loss alone: it asks again and finds
 * what was done. It must not stop the keeper, as a failure while deciding or applying does. Any thread.
 */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    // Names of our own classes: as many as there are kinds of answers.
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** The answer to one who waits, as a step that fails for nobody else. */
    Runnable guarded(Waiting waiting, Runnable answer) {
        return () -> give(kind(waiting), answer);
    }

    /** Gives an answer. The first of a kind that fails is logged with its stack, for it is a fault of ours; no asker fills the log. */
    void give(String kind, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException failed) {
            if (logged.add(kind)) {
                LOG.error(
                        "an answer of kind {} failed; the agent goes on, and logs no more of this kind", kind, failed);
            }
        }
    }

    private static String kind(Waiting waiting) {
        return waiting instanceof Waiting.Granting(GrantWork work)
                ? work.getClass().getSimpleName()
                : waiting.getClass().getSimpleName();
    }
}
