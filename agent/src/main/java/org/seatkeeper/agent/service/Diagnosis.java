package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Alarms;
import org.seatkeeper.proto.v1.Finding;
import org.seatkeeper.proto.v1.Finding.Level;

/** What an administrator should know about this agent's health, worst first, each with its remedy. */
final class Diagnosis {
    /** A certificate with less than this left is worth a word. */
    static final Duration EXPIRES_SOON = Duration.ofDays(14);

    private final Supplier<Optional<Instant>> certificateExpires;

    Diagnosis(Supplier<Optional<Instant>> certificateExpires) {
        this.certificateExpires = certificateExpires;
    }

    List<Finding> findings(Figures figures, long clockJumpSeconds, Instant now) {
        var findings = new ArrayList<Finding>();
        if (!figures.readOnlyCause().isEmpty()) {
            findings.add(finding(
                    Level.LEVEL_FAULT,
                    "STORE_READ_ONLY",
                    "The agent cannot write: " + figures.readOnlyCause() + ".",
                    "Free space or mend the disk; the agent tries again every second by itself."));
        }
        certificateExpires.get().ifPresent(expires -> certificate(findings, expires, now));
        for (String fault : figures.configurationFaults()) {
            findings.add(finding(
                    Level.LEVEL_WARNING,
                    "CONFIGURATION_FAULT",
                    fault,
                    "Correct the file; the agent reads it again by itself."));
        }
        if (Math.abs(clockJumpSeconds) > Alarms.JUMP_MAX.toSeconds()) {
            findings.add(finding(
                    Level.LEVEL_WARNING,
                    "CLOCK_JUMP",
                    "The clock of the server has jumped by " + clockJumpSeconds + " seconds since the agent started.",
                    "Check the time service. Scheduled changes of mode lapse rather than trust such a clock."));
        }
        figures.rows().values().stream()
                .map(Figures.Row::instance)
                .filter(instance -> !instance.unclaimed().isEmpty())
                .forEach(instance -> findings.add(finding(
                        Level.LEVEL_WARNING,
                        "UNCLAIMED_CALS",
                        instance.unclaimed().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum() + " licenses of "
                                + instance.product().title() + " are unclaimed since the change of its mode.",
                        "Claim them for the pool, or waive them with a reason.")));
        if (findings.isEmpty()) {
            findings.add(finding(Level.LEVEL_INFO, "HEALTHY", "Nothing to report.", "Nothing to do."));
        }
        findings.sort(Comparator.comparing(Finding::getLevel));
        return findings;
    }

    private static void certificate(List<Finding> findings, Instant expires, Instant now) {
        Duration left = Duration.between(now, expires);
        if (left.compareTo(EXPIRES_SOON) < 0) {
            boolean over = left.isNegative();
            findings.add(finding(
                    over ? Level.LEVEL_FAULT : Level.LEVEL_WARNING,
                    over ? "CERTIFICATE_EXPIRED" : "CERTIFICATE_EXPIRES",
                    "The certificate of this agent " + (over ? "expired" : "expires") + " at " + expires + ".",
                    "Issue a new one with the authority and put it into the tls folder; no restart is needed."));
        }
    }

    private static Finding finding(Level level, String id, String cause, String remedy) {
        return Finding.newBuilder()
                .setLevel(level)
                .setId(id)
                .setCause(cause)
                .setRemedy(remedy)
                .build();
    }
}
