package org.seatkeeper.agent.service;

import java.time.Instant;
import org.seatkeeper.proto.v1.ServerState;

/** The server's own row. */
final class ServerRows {
    private final AgentFacts facts;
    private final Keeper keeper;

    ServerRows(AgentFacts facts, Keeper keeper) {
        this.facts = facts;
        this.keeper = keeper;
    }

    ServerState row(Figures figures) {
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
                .setClockJumpSeconds(keeper.clockJumpSeconds())
                .addAllConfigurationFaults(figures.configurationFaults());
        facts.certificateExpires().get().ifPresent(at -> row.setCertificateExpires(Rows.time(at)));
        return row.build();
    }

    Instant startedAt() {
        return facts.startedAt();
    }
}
