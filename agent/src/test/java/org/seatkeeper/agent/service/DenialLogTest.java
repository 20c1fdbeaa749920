package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.identity.Denials.Denied;
import org.seatkeeper.agent.storage.AuditFields;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

class DenialLogTest {
    private static final Instant NOON = Instant.parse("2026-06-16T12:00:00Z");
    private static final IdentityName VERA = new IdentityName(IdentityName.Kind.OPERATOR, "vera.lind");

    private final HandClocks clocks = new HandClocks(NOON);
    private final List<AuditFields> audit = new ArrayList<>();
    private final DenialLog log = new DenialLog(clocks, clocks, audit::addAll);

    @Test
    void aDenialIsRecordedWithinASecondAndSaysWhoWhereWhatAndWhy() {
        log.denied(denied("tls 192.0.2.7:51234", "AdminService/ChangeMode", "needs CHANGE_MODE"));
        clocks.pass(DenialLog.WITHIN.minusNanos(1));
        assertEquals(List.of(), audit);
        clocks.pass(Duration.ofNanos(1));
        assertEquals(
                List.of(new AuditFields(
                        NOON,
                        "operator/vera.lind",
                        "",
                        "tls 192.0.2.7",
                        "AdminService/ChangeMode",
                        "",
                        "",
                        "",
                        "DENIED: needs CHANGE_MODE\nfirst " + NOON + ", last " + NOON,
                        "",
                        "",
                        1)),
                audit);
    }

    @Test
    void theSameDenialFromAnotherPortIsTheSameDenial() {
        log.denied(denied("tls 192.0.2.7:51234", "m", "no"));
        log.denied(denied("tls 192.0.2.7:51235", "m", "no"));
        log.denied(denied("tls [2001:db8::7]:51235", "m", "no"));
        log.denied(denied("tls [2001:db8::7]:51236", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        assertEquals(List.of("tls 192.0.2.7 x2", "tls [2001:db8::7] x2"), summary());
    }

    @Test
    void aLocalCallerHasNoPortToLeaveOut() {
        log.denied(denied("admin.sock uid:1000", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        assertEquals(List.of("admin.sock uid:1000 x1"), summary());
    }

    @Test
    void anotherIdentityAddressMethodOrReasonIsAnotherDenial() {
        log.denied(denied("a", "m", "no"));
        log.denied(denied("b", "m", "no"));
        log.denied(denied("a", "n", "no"));
        log.denied(denied("a", "m", "never"));
        log.denied(new Denied(Optional.empty(), "a", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        assertEquals(5, audit.size());
    }

    @Test
    void whatRepeatsInTheSameMinuteIsOneMoreRecordAtItsEnd() {
        for (int second = 0; second < 50; second++) {
            log.denied(denied("a", "m", "no"));
            log.denied(denied("a", "m", "no"));
            clocks.pass(Duration.ofSeconds(1));
        }
        assertEquals(List.of("a x2"), summary());
        clocks.pass(Duration.ofSeconds(10));
        assertEquals(List.of("a x2", "a x98"), summary());
        assertEquals(
                "DENIED: no\nfirst " + NOON.plusSeconds(1) + ", last " + NOON.plusSeconds(49),
                audit.getLast().detail());
    }

    @Test
    void theNextMinuteBeginsAnew() {
        clocks.pass(Duration.ofSeconds(59));
        log.denied(denied("a", "m", "no"));
        clocks.pass(Duration.ofSeconds(1));
        log.denied(denied("a", "m", "no"));
        clocks.pass(Duration.ofSeconds(1));
        assertEquals(List.of("a x1", "a x1"), summary());
    }

    @Test
    void repeatsAreToldAlsoWhereTheWallClockJumpsOutOfTheirMinute() {
        log.denied(denied("a", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        log.denied(denied("a", "m", "no"));
        clocks.jump(Duration.ofHours(-3));
        log.denied(denied("a", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        assertEquals(List.of("a x1", "a x1", "a x1"), summary());
    }

    @Test
    void aThousandDifferentDenialsAMinuteHaveTheirRecordsAndTheRestOneThatSaysSo() {
        for (int n = 0; n < DenialLog.KEYS_MAX; n++) {
            log.denied(denied("host " + n, "m", "no"));
        }
        clocks.pass(DenialLog.WITHIN);
        assertEquals(DenialLog.KEYS_MAX, audit.size());
        for (int n = 0; n < 5_000; n++) {
            log.denied(denied("other " + n, "m", "no"));
        }
        log.denied(denied("host 7", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        assertEquals(DenialLog.KEYS_MAX + 1, audit.size());
        AuditFields overflow = audit.getLast();
        assertEquals(5_000, overflow.count());
        assertTrue(overflow.detail().startsWith("DENIED: More than 1000 different denials in a minute\n"));
        clocks.pass(Duration.ofMinutes(1));
        assertEquals("host 7 x1", summary().getLast());
        log.denied(denied("other 1", "m", "no"));
        clocks.pass(DenialLog.WITHIN);
        assertEquals("other 1 x1", summary().getLast());
    }

    @Test
    void whatWaitsIsHandedOverWhenTheAgentStops() {
        log.denied(denied("a", "m", "no"));
        log.flush();
        assertEquals(List.of("a x1"), summary());
        clocks.pass(Duration.ofMinutes(2));
        assertEquals(1, audit.size());
    }

    @Test
    void nothingIsTimedWhereNobodyWasDenied() {
        log.denied(denied("a", "m", "no"));
        clocks.pass(Duration.ofMinutes(2));
        assertEquals(0, clocks.waiting());
    }

    @Test
    void denialsBecomeRecordsOfTheChainedAudit() throws StoreFault {
        var store = new MemoryStore(Bench.FOUNDING);
        try (var bench = new Bench(store)) {
            var joined = new DenialLog(bench.clocks, bench.clocks, bench.keeper::note);
            bench.declare(Bench.SQL);
            joined.denied(denied("tls 192.0.2.7:51234", "m", "no"));
            bench.passAtRest(DenialLog.WITHIN);
            assertEquals(2, bench.keeper.figures().auditSequence());
            assertEquals(1, bench.keeper.figures().stateRevision());
            assertEquals("operator/vera.lind", store.audit(3, 1).getFirst().actor());
        }
    }

    private static Denied denied(String origin, String method, String why) {
        return new Denied(Optional.of(VERA), origin, method, why);
    }

    private List<String> summary() {
        return audit.stream()
                .map(record -> record.origin() + " x" + record.count())
                .toList();
    }
}
