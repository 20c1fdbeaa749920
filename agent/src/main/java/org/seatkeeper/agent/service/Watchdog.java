package org.seatkeeper.agent.service;

import java.time.Duration;
import java.util.List;

/**
 * Watches turns that need the store: a disk can stall on any access, not on the commit alone. Its askers are then told
 * that the outcome is unknown, and those behind them are sent away (design section 6).
 */
final class Watchdog {
    /** How long a commit may take before its askers are told that the outcome is unknown. */
    static final Duration STALL_MAX = Duration.ofSeconds(2);

    private final WaitingRoom room;
    private final Timer timer;

    Watchdog(WaitingRoom room, Timer timer) {
        this.room = room;
        this.timer = timer;
    }

    /** Watches until it is known what became of the turn. What is returned ends that; a second time it does nothing. */
    Runnable over(List<Waiting> turn) {
        if (turn.stream().noneMatch(Waiting::needsTheStore)) {
            return () -> {};
        }
        long number = room.commitBegins();
        Timer.Scheduled ring = timer.after(STALL_MAX, () -> {
            if (room.stall(number)) {
                room.outcomeUnknown(turn);
            }
        });
        return () -> {
            ring.cancel();
            room.commitEnds();
        };
    }
}
