package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.storage.StoreFault;

/** The standard health service, as load balancers and probes know it. */
class HealthTest {
    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess();
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private ServingStatus check(String service) {
        return AgentInProcess.as(AgentInProcess.MIRA, HealthGrpc.newBlockingStub(agent.channel))
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seatkeeper.v1.AdminService",
                "seatkeeper.v1.AuditService",
                "seatkeeper.v1.LicenseService",
            })
    void theAgentAsAWholeAndEachServiceAreServedUntilTheAgentStops(String service) {
        assertEquals(ServingStatus.SERVING, check(service));
        agent.services.stop();
        assertEquals(ServingStatus.NOT_SERVING, check(service));
    }

    @Test
    void aServiceThatIsNotHereIsNotFoundAndANameBeyondBoundsIsMalformed() {
        Fails.with(Status.Code.NOT_FOUND, () -> check("seatkeeper.v1.Nothing"));
        Fails.with(Status.Code.NOT_FOUND, () -> check("x".repeat(256)));
        Fails.with(Status.Code.INVALID_ARGUMENT, () -> check("x".repeat(257)));
    }
}
