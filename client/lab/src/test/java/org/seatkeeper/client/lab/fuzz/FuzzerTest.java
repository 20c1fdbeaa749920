package org.seatkeeper.client.lab.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.MemoryFolders;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.GetModeResponse;
import org.seatkeeper.proto.v1.LicensingMode;

/** The agent answers whatever it is asked as its contract says; and a fuzzer that finds nothing could have found something. */
class FuzzerTest {
    private static final int INPUTS = 100_000;
    private static final int INPUTS_UNTIL_FOUND = 20_000;
    private static final long SEED = Long.getLong("fuzz.seed", 20_030_424L);

    @TempDir(factory = MemoryFolders.class)
    Path folder;

    @Test
    void everyInputGetsADeclaredAnswerAndHalfOfThemReachTheDomain() throws Exception {
        FuzzReport report = Fuzzer.run(SEED, INPUTS, folder, _ -> {});
        System.out.println(
                "fuzz: seed " + SEED + ", " + report.inputs() + " inputs, " + report.reached() + " reached the domain");
        assertEquals(List.of(), report.findings(), "seed " + SEED);
        assertTrue(report.telling(), "seed " + SEED + ": only " + report.reached() + " reached the domain");
    }

    @Test
    void aServiceThatFailsOnTheLongestCommentIsFound() throws Exception {
        assertFound("INTERNAL", new Between() {
            @Override
            public Answer answered(Input sent, Answer answer) {
                return add(sent).filter(add -> add.getComment().length() == 500).isPresent()
                        ? new Answer(Status.INTERNAL, Optional.empty())
                        : answer;
            }
        });
    }

    @Test
    void aBoundThatIsNotCheckedIsFound() throws Exception {
        assertFound("out of bounds and was accepted", new Between() {
            @Override
            public Input arriving(Input sent) {
                return add(sent)
                        .filter(add -> add.getQuantity() == 1_000_000)
                        .map(add -> new Input(
                                sent.method(),
                                add.toBuilder().setQuantity(1).build().toByteString(),
                                sent.expected(),
                                sent.how()))
                        .orElse(sent);
            }
        });
    }

    @Test
    void aModeThatGoesBackIsFound() throws Exception {
        assertFound("cannot be", new Between() {
            @Override
            public Answer answered(Input sent, Answer answer) {
                return sent.method().name().endsWith("/GetMode")
                        ? new Answer(answer.status(), answer.reply().map(FuzzerTest::perServer))
                        : answer;
            }
        });
    }

    private static Optional<AddLicensesRequest> add(Input sent) {
        try {
            return sent.method().name().endsWith("/AddLicenses")
                    ? Optional.of(AddLicensesRequest.parseFrom(sent.bytes()))
                    : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static byte[] perServer(byte[] reply) {
        try {
            var mode = GetModeResponse.parseFrom(reply).toBuilder();
            if (mode.hasInstance()) {
                mode.getInstanceBuilder().setMode(LicensingMode.LICENSING_MODE_PER_SERVER);
            }
            return mode.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private void assertFound(String words, Between planted) throws Exception {
        FuzzReport report = Fuzzer.run(SEED, INPUTS_UNTIL_FOUND, folder, planted, _ -> {});
        assertTrue(
                report.findings().stream().anyMatch(finding -> finding.contains(words)),
                "seed " + SEED + ": " + report.inputs() + " inputs found " + report.findings());
    }
}
