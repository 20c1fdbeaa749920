package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.cli.CliEnv;
import org.seatkeeper.client.cli.CliMain;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.VerifyAuditRequest;
import org.seatkeeper.proto.v1.VerifyAuditResponse;

/** Acceptance scenario 20 of spec/model.md section 12. */
class Scenario20Test {
    private static final String REASON = "for the branch in Ulm";

    /** The newest records are verified at each start, and an agent with a bad one among them does not begin to serve. */
    private static final int NEWER_RECORDS = 260;

    @TempDir
    Path folder;

    @Test
    @DisplayName("Scenario 20: one byte of the stored audit is flipped, and verifying names the first bad record")
    void oneFlippedByteIsNamed() throws Exception {
        try (var agent = new TestAgent(folder)) {
            long record = spoiledRecord(agent);
            RunningAgent running = agent.start();
            VerifyAuditResponse verdict =
                    TestAgent.audit(agent.administrator(running)).verifyAudit(VerifyAuditRequest.getDefaultInstance());
            assertEquals(false, verdict.getIntact());
            assertEquals(record, verdict.getFirstBadSequence());
            var out = new StringWriter();
            int code = auditVerify(agent, out);
            assertEquals(3, code, out.toString());
            assertTrue(
                    Pattern.compile("BROKEN +\\d+ +- +" + record + " ")
                            .matcher(out.toString())
                            .find(),
                    out.toString());
        }
    }

    /** The command line on the agent's own machine: no profile, the socket of the administrators. */
    private int auditVerify(TestAgent agent, StringWriter out) {
        var writer = new PrintWriter(out, true);
        var streams = new Streams(new BufferedReader(new StringReader("")), writer, writer, false);
        var variables = Map.of(
                "SEATKEEPER_SOCKET",
                agent.directory.adminSocket().toString(),
                "SEATKEEPER_HOME",
                folder.resolve("profile").toString());
        var env = new CliEnv(variables, folder, InstantSource.system(), UUID::randomUUID);
        return CliMain.run(new String[] {"audit", "verify"}, streams, env);
    }

    /** Purchases, the second with a reason of which one letter is then changed in the file of the stopped agent. */
    private long spoiledRecord(TestAgent agent) throws Exception {
        RunningAgent running = agent.start();
        ManagedChannel channel = agent.administrator(running);
        TestAgent.add(channel, 1);
        AddLicensesRequest.Builder second = TestAgent.purchase(2, "").toBuilder();
        second.getActBuilder().setReason(REASON);
        long record =
                TestAgent.admin(channel).addLicenses(second.build()).getDone().getAuditSequence();
        for (int n = 0; n < NEWER_RECORDS; n++) {
            TestAgent.add(channel, 1);
        }
        assertEquals(OptionalInt.of(0), TestAgent.stop(running, Duration.ofSeconds(20)));
        spoil(agent, record);
        return record;
    }

    /** As someone would who has the file and a database tool; what guards against slips is taken away first. */
    private static void spoil(TestAgent agent, long record) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + agent.directory.storeFile());
                Statement statement = file.createStatement()) {
            statement.execute("DROP TRIGGER audit_is_not_edited");
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "UPDATE audit SET reason = 'g' || substr(reason, 2) WHERE sequence = " + record));
        }
    }
}
