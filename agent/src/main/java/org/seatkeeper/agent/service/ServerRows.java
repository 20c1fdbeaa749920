package org.seatkeeper.agent.service;

import java.time.Instant;
import java.util.Optional;
import org.seatkeeper.proto.v1.ServerState;

/** The server's own row. */
final class ServerRows {
    private final AgentFacts facts;
    private final Keeper keeper;

    ServerRows(AgentFacts facts, Keeper keeper) {
        this.facts = facts;
        this.keeper = keeper;
    }

    /** What the row tells that no figures hold. */
    record Moment(long clockJumpSeconds, Optional<Instant> certificateExpires) {}

    Moment moment() {
        return new Moment(keeper.clockJumpSeconds(), facts.certificateExpires().get());
    }

    ServerState row(Figures figures) {
        Moment moment = moment();
        var row = ServerState.newBuilder()
                .setAgentId(facts.founding().agentId().toString())
                .setName(facts.founding().name())
                .setSiteId(facts.founding().siteId().toString())
                .setSiteName(facts.founding().siteName())
                .setVersion(facts.version())
                .setContractMinor(AgentFacts.CONTRACT_MINOR)
                .setEpoch(figures.epoch())
                .setStateRevision(figures.stateRevision())
                .setAuditSequence(figures.auditSequence())
                .setChangedAt(figures.serverChangedAt())
                .setReadOnlyCause(figures.readOnlyCause())
                .setClockJumpSeconds(moment.clockJumpSeconds())
                .addAllConfigurationFaults(figures.configurationFaults());
        moment.certificateExpires().ifPresent(at -> row.setCertificateExpires(Rows.time(at)));
        return row.build();
    }

    Instant startedAt() {
        return facts.startedAt();
    }
}
