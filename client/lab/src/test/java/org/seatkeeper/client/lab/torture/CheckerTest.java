package org.seatkeeper.client.lab.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.lab.torture.Sighting.Audit;
import org.seatkeeper.client.lab.torture.Sighting.Link;
import org.seatkeeper.client.lab.torture.Violation.Kind;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.RefusalCode;

/** A checker is believed only where it finds what was planted for it. */
class CheckerTest {
    private static final String PRODUCT = "tarn-sql-14";
    private static final long EPOCH = 77;

    private final List<Operation> operations = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Instance> instances = new HashMap<>();
    private long stateRevision;

    private CheckerTest() {
        instances.put(PRODUCT, instance(0, LicensingMode.LICENSING_MODE_PER_SERVER, 0));
    }

    private static Instance instance(long revision, LicensingMode mode, int perServer) {
        return Instance.newBuilder()
                .setProductId(PRODUCT)
                .setRevision(revision)
                .setMode(mode)
                .setPerServerLicenses(perServer)
                .build();
    }

    private static ByteString hash(long sequence) {
        return ByteString.copyFromUtf8("hash " + sequence);
    }

    /** What an agent does for a purchase, and what it answers. */
    private Done add(UUID id, int quantity) {
        Instance before = instances.getOrDefault(PRODUCT, Instance.getDefaultInstance());
        Instance after = instance(before.getRevision() + 1, before.getMode(), before.getPerServerLicenses() + quantity);
        instances.put(PRODUCT, after);
        stateRevision++;
        LedgerEntry entry = LedgerEntry.newBuilder()
                .setEntryId(UUID.randomUUID().toString())
                .setProductId(PRODUCT)
                .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                .setDelta(quantity)
                .setBalance(after.getPerServerLicenses())
                .setComment(id.toString())
                .setPosition(ledger.size() + 1)
                .build();
        ledger.add(entry);
        record(id);
        return Done.newBuilder()
                .setEpoch(EPOCH)
                .setInstanceRevision(after.getRevision())
                .setStateRevision(stateRevision)
                .setAuditSequence(links.size())
                .setAfter(after)
                .addEntries(entry)
                .build();
    }

    private void record(UUID id) {
        long sequence = links.size() + 1L;
        links.add(new Link(sequence, id.toString(), "AddLicenses", hash(sequence - 1), hash(sequence)));
    }

    private Operation asked(UUID id, Outcome... outcomes) {
        var operation = new Operation(new Move(id, Move.Kind.ADD, PRODUCT, ByteString.EMPTY));
        List.of(outcomes).forEach(operation::told);
        operations.add(operation);
        return operation;
    }

    private Done acknowledged(int quantity) {
        UUID id = UUID.randomUUID();
        Done done = add(id, quantity);
        asked(id, new Outcome.Acknowledged(done));
        return done;
    }

    private Sighting sighting() {
        return new Sighting(EPOCH, stateRevision, instances, ledger, new Audit(true, "", links));
    }

    private Set<Kind> kinds(Sighting now) {
        return Checker.check(operations, Optional.empty(), now).stream()
                .map(Violation::kind)
                .collect(Collectors.toSet());
    }

    private Set<Kind> kindsAfter(Sighting before) {
        return Checker.check(operations, Optional.of(before), sighting()).stream()
                .map(Violation::kind)
                .collect(Collectors.toSet());
    }

    @Test
    void anAgentThatKeepsItsPromisesIsFoundInOrder() {
        acknowledged(5);
        asked(UUID.randomUUID(), new Outcome.Refused(RefusalCode.REFUSAL_CODE_BELOW_ZERO));
        asked(UUID.randomUUID(), new Outcome.Unknown("killed"));
        asked(UUID.randomUUID(), new Outcome.NotSent());
        UUID done = UUID.randomUUID();
        asked(done, new Outcome.Unknown("killed"), new Outcome.Acknowledged(add(done, 3)));
        assertEquals(Set.of(), kinds(sighting()));
    }

    @Test
    void anUnknownOutcomeMayBeThere() {
        UUID id = UUID.randomUUID();
        add(id, 5);
        asked(id, new Outcome.Unknown("killed"));
        assertEquals(Set.of(), kinds(sighting()));
    }

    @Test
    void anAcknowledgedChangeThatIsNotThereIsLost() {
        acknowledged(5);
        Done done = acknowledged(7);
        ledger.removeLast();
        links.removeLast();
        instances.put(PRODUCT, instance(1, LicensingMode.LICENSING_MODE_PER_SERVER, 5));
        stateRevision--;
        assertEquals(Set.of(Kind.LOST, Kind.REVISION_BACK), kinds(sighting()), done.toString());
    }

    @Test
    void anEntryThatLostItsPlaceIsLost() {
        acknowledged(5);
        acknowledged(5);
        Sighting before = sighting();
        LedgerEntry first = ledger.getFirst();
        ledger.set(0, first.toBuilder().setEntryId(UUID.randomUUID().toString()).build());
        assertEquals(Set.of(Kind.LOST), kindsAfter(before));
    }

    @Test
    void aRefusedChangeThatIsThereIsAPhantom() {
        UUID id = UUID.randomUUID();
        add(id, 5);
        asked(id, new Outcome.Refused(RefusalCode.REFUSAL_CODE_READ_ONLY));
        assertEquals(Set.of(Kind.PHANTOM), kinds(sighting()));
    }

    @Test
    void aChangeThatNobodyAskedForIsAPhantom() {
        add(UUID.randomUUID(), 5);
        assertEquals(Set.of(Kind.PHANTOM), kinds(sighting()));
    }

    @Test
    void aRetryThatHadASecondEffectIsADuplicate() {
        UUID id = UUID.randomUUID();
        asked(id, new Outcome.Acknowledged(add(id, 5)));
        add(id, 5);
        assertEquals(true, kinds(sighting()).contains(Kind.DUPLICATE));
    }

    @Test
    void aRetryThatIsAnsweredWithAnotherResultIsADuplicate() {
        UUID id = UUID.randomUUID();
        Done done = add(id, 5);
        asked(
                id,
                new Outcome.Acknowledged(done),
                new Outcome.Acknowledged(
                        done.toBuilder().setAuditSequence(9).setRepeated(true).build()));
        assertEquals(Set.of(Kind.DUPLICATE), kinds(sighting()));
    }

    @Test
    void aModeThatGoesBackIsFound() {
        acknowledged(5);
        instances.put(PRODUCT, instance(2, LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER, 5));
        Sighting before = sighting();
        instances.put(PRODUCT, instance(3, LicensingMode.LICENSING_MODE_PER_SERVER, 5));
        assertEquals(Set.of(Kind.MODE_BACK), kindsAfter(before));
    }

    @Test
    void aChainThatDoesNotFollowIsBroken() {
        acknowledged(5);
        acknowledged(5);
        Link last = links.removeLast();
        links.add(new Link(last.sequence(), last.operationId(), last.method(), hash(99), last.hash()));
        assertEquals(Set.of(Kind.BROKEN_CHAIN), kinds(sighting()));
    }

    @Test
    void aChainThatTheAgentCallsBrokenIsBroken() {
        acknowledged(5);
        var bad = new Sighting(EPOCH, stateRevision, instances, ledger, new Audit(false, "record 1", links));
        assertEquals(Set.of(Kind.BROKEN_CHAIN), kinds(bad));
    }

    @Test
    void aChangeWithoutARecordIsFound() {
        UUID id = UUID.randomUUID();
        add(id, 5);
        links.removeLast();
        asked(id, new Outcome.Unknown("killed"));
        assertEquals(Set.of(Kind.UNRECORDED), kinds(sighting()));
    }

    @Test
    void aBalanceThatIsNotTheSumOfItsEntriesIsFound() {
        acknowledged(5);
        instances.put(PRODUCT, instance(1, LicensingMode.LICENSING_MODE_PER_SERVER, 6));
        assertEquals(Set.of(Kind.BALANCE), kinds(sighting()));
    }

    @Test
    void anotherEpochIsFound() {
        acknowledged(5);
        var other = new Sighting(EPOCH + 1, stateRevision, instances, ledger, new Audit(true, "", links));
        assertEquals(Set.of(Kind.EPOCH), kinds(other));
    }

    @Test
    void anAnswerThatNoLawfulRequestMayGetIsFound() {
        asked(UUID.randomUUID(), new Outcome.Fault("INTERNAL"));
        assertEquals(Set.of(Kind.FAULT), kinds(sighting()));
    }

    @Test
    void aRunWhoseKillsLeftNothingUnknownProvesNothing() {
        var quiet = new CycleReport(1, java.time.Duration.ZERO, java.time.Duration.ZERO, 1, 0, 0, 0, 0, 1, List.of());
        assertEquals(1, new TortureReport(1, List.of(quiet)).faults().size());
    }
}
