package org.seatkeeper.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract against the one that was published. Fields are only ever added: an addition is written into the baseline by
 * {@code mvn test -pl proto -Dseatkeeper.contract.write=true} and committed with it; anything a peer of an older version
 * would stumble over fails whatever is set.
 */
class BaselineTest {
    private static final Path BASELINE = Path.of("src/test/resources/contract-baseline.txt");

    @Test
    void theContractIsTheBaseline() throws IOException {
        List<String> now = Baseline.of(Contract.PUBLISHED);
        List<String> old = Files.exists(BASELINE) ? Files.readAllLines(BASELINE) : List.of();
        assertEquals(List.of(), Baseline.breaks(old, now), "an older peer would stumble over this");
        if (Boolean.getBoolean("seatkeeper.contract.write")) {
            Files.createDirectories(BASELINE.getParent());
            Files.writeString(BASELINE, String.join("\n", now) + "\n");
            return;
        }
        assertEquals(
                String.join("\n", old),
                String.join("\n", now),
                "the contract has grown: write the baseline with -Dseatkeeper.contract.write=true and commit it");
    }

    @Test
    void everyProtoFileIsLookedAt() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/proto/seatkeeper/v1"))) {
            assertEquals(
                    files.map(file -> "seatkeeper/v1/" + file.getFileName())
                            .sorted()
                            .toList(),
                    Contract.PUBLISHED.files().stream()
                            .map(file -> file.getName())
                            .sorted()
                            .toList());
        }
    }

    static Stream<Arguments> whatBreaks() {
        return Stream.of(
                edit("a field is removed", types -> message(types, "Act").removeField(2)),
                edit("a field is renamed", types -> field(types, "Act", 2).setName("why")),
                edit("a field is renumbered", types -> field(types, "Act", 2).setNumber(99)),
                edit(
                        "a field changes its type",
                        types -> field(types, "Act", 1).setType(FieldDescriptorProto.Type.TYPE_INT64)),
                edit(
                        "a field is repeated",
                        types -> field(types, "Act", 2).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)),
                edit(
                        "a field leaves its oneof",
                        types -> message(types, "LicenseScope")
                                .getFieldBuilder(0)
                                .clearOneofIndex()),
                edit(
                        "a value is renumbered",
                        types -> types.getEnumTypeBuilder(0).getValueBuilder(1).setNumber(9)),
                edit("a value is removed", types -> types.getEnumTypeBuilder(0).removeValue(2)),
                edit(
                        "the Java package moves",
                        types -> types.getOptionsBuilder().setJavaPackage("elsewhere")));
    }

    static Stream<Arguments> whatOnlyGrows() {
        return Stream.of(
                edit(
                        "a field is added",
                        types -> message(types, "Act")
                                .addField(FieldDescriptorProto.newBuilder()
                                        .setName("more")
                                        .setNumber(99)
                                        .setType(FieldDescriptorProto.Type.TYPE_BOOL)
                                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL))),
                edit(
                        "a message is added",
                        types -> types.addMessageType(
                                DescriptorProto.newBuilder().setName("More"))),
                edit("a bound moves", types -> field(types, "Act", 2).clearOptions()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatBreaks")
    void whatAnOlderPeerWouldStumbleOverFails(String name, Contract edited) {
        List<String> old = Baseline.of(Contract.types());
        assertTrue(!Baseline.breaks(old, Baseline.of(edited)).isEmpty(), name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatOnlyGrows")
    void anAdditionIsSeenButBreaksNobody(String name, Contract edited) {
        List<String> old = Baseline.of(Contract.types());
        assertEquals(List.of(), Baseline.breaks(old, Baseline.of(edited)), name);
        assertNotEquals(old, Baseline.of(edited), name);
    }

    private static Arguments edit(String name, Consumer<FileDescriptorProto.Builder> edit) {
        return Arguments.of(name, Contract.edited(edit));
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file, String name) {
        return file.getMessageTypeBuilderList().stream()
                .filter(message -> message.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FieldDescriptorProto.Builder field(FileDescriptorProto.Builder file, String message, int index) {
        return message(file, message).getFieldBuilder(index);
    }
}
