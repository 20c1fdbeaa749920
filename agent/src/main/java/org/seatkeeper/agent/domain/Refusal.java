package org.seatkeeper.agent.domain;

/**
 * A rule's no: what stands in the way and what to do about it, in plain words.
 *
 * @param cause one sentence; remedy: one or two
 */
public record Refusal(RefusalCode code, String cause, String remedy) {
    public Refusal {
        if (cause.isBlank() || remedy.isBlank()) {
            throw new IllegalArgumentException("a refusal says why and what to do: " + code);
        }
    }
}
