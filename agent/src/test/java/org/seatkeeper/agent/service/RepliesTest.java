package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.agent.domain.Refusal;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.Done;

class RepliesTest {
    static Stream<Descriptor> responsesOfWrites() {
        return Requests.methods()
                .filter(method -> method.getInputType().getFields().stream()
                        .anyMatch(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                                && field.getMessageType().equals(Act.getDescriptor())))
                .map(MethodDescriptor::getOutputType);
    }

    @ParameterizedTest
    @MethodSource("responsesOfWrites")
    void everyWriteOfTheContractAnswersWithTheSameTwoFields(Descriptor response) {
        assertEquals(
                List.of("done 1 seatkeeper.v1.Done", "refusal 2 seatkeeper.v1.Refusal"),
                response.getFields().stream()
                        .map(f -> f.getName() + " " + f.getNumber() + " "
                                + f.getMessageType().getFullName())
                        .toList());
        assertEquals(1, response.getRealOneofs().size());
    }

    @Test
    void theContractHasTheWritesThatThisTestIsAbout() {
        assertEquals(14, responsesOfWrites().count());
    }

    @Test
    void aRefusalThatIsReturnedAgainIsTheSameBytes() {
        var refused = new Verdict.Refused(new Refusal(RefusalCode.BELOW_ZERO, "why", "what to do"));
        var first = Replies.encode(refused, Bench.ASKER);
        assertEquals(first, Replies.encode(new Verdict.Repeated(first), Bench.ASKER));
    }

    @Test
    void aResultThatIsReturnedAgainSaysSoAndIsOtherwiseTheSame() {
        var first = new org.seatkeeper.agent.storage.Reply(org.seatkeeper.proto.v1.AddLicensesResponse.newBuilder()
                .setDone(Done.newBuilder().setStateRevision(7))
                .build()
                .toByteArray());
        var again = Replies.decode(
                Replies.encode(new Verdict.Repeated(first), Bench.ASKER),
                org.seatkeeper.proto.v1.RegisterProductResponse.parser());
        assertTrue(again.getDone().getRepeated());
        assertEquals(7, again.getDone().getStateRevision());
    }
}
