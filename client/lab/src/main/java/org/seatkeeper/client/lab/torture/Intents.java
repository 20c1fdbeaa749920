package org.seatkeeper.client.lab.torture;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.lab.torture.Move.Kind;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.ModeChangeState;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.PoolScope;
import org.seatkeeper.proto.v1.ProductDeclaration;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.ReverseEntryRequest;
import org.seatkeeper.proto.v1.SeatKind;
import org.seatkeeper.proto.v1.TransferLicensesRequest;
import org.seatkeeper.proto.v1.TransferSide;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;

/** What one writer wants next: a mix as of busy administrators, most of it lawful, some of it late or too much. */
final class Intents {
    /** Fewer products than these in Per Server, and another is declared: the one-way change uses them up. */
    static final int PER_SERVER_LEAST = 8;

    /** Most products: below what an agent holds. */
    static final int PRODUCTS_MAX = 200;

    private static final Duration FAR = Duration.ofDays(30);

    private final RandomGenerator random;
    private final Board board;
    private final InstantSource clock;

    Intents(RandomGenerator random, Board board, InstantSource clock) {
        this.random = random;
        this.board = board;
        this.clock = clock;
    }

    /** The next move, from what the board says now. */
    Move next() {
        List<Instance> all = board.instances();
        List<Instance> perServer = all.stream()
                .filter(instance -> instance.getMode() == LicensingMode.LICENSING_MODE_PER_SERVER)
                .toList();
        if (all.isEmpty() || (perServer.size() < PER_SERVER_LEAST && all.size() < PRODUCTS_MAX)) {
            return register("torture-" + Long.toUnsignedString(random.nextLong(), 36));
        }
        Instance some = all.get(random.nextInt(all.size()));
        return some.getMode() == LicensingMode.LICENSING_MODE_PER_SERVER ? perServer(some) : perSeat(some);
    }

    private Move perServer(Instance instance) {
        boolean scheduled = instance.getModeChange().getState() == ModeChangeState.MODE_CHANGE_STATE_SCHEDULED;
        int dice = random.nextInt(100);
        if (dice < 36) {
            return add(instance, perServerScope());
        }
        if (dice < 58) {
            return remove(instance, perServerScope());
        }
        if (dice < 76) {
            return transfer(instance);
        }
        if (dice < 84) {
            return reverse().orElseGet(() -> add(instance, perServerScope()));
        }
        if (scheduled) {
            return cancel(instance);
        }
        return dice < 97 ? change(instance, Kind.SCHEDULE) : change(instance, Kind.CHANGE);
    }

    private Move perSeat(Instance instance) {
        if (instance.getUnclaimedCount() > 0 && random.nextInt(3) == 0) {
            return unclaimed(instance);
        }
        return random.nextInt(3) == 0 ? remove(instance, pool()) : add(instance, pool());
    }

    private UUID id() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | (1L << 63));
    }

    private Act.Builder act(UUID id, long expected) {
        return Act.newBuilder()
                .setOperationId(id.toString())
                .setExpectedRevision(expected)
                .setReason(id.toString());
    }

    private static LicenseScope perServerScope() {
        return LicenseScope.newBuilder()
                .setPerServer(PerServerScope.getDefaultInstance())
                .build();
    }

    private LicenseScope pool() {
        return LicenseScope.newBuilder()
                .setPool(PoolScope.newBuilder().setSeatKind(kind()))
                .build();
    }

    private SeatKind kind() {
        return random.nextBoolean() ? SeatKind.SEAT_KIND_USER : SeatKind.SEAT_KIND_DEVICE;
    }

    private Move add(Instance instance, LicenseScope scope) {
        UUID id = id();
        return new Move(
                id,
                Kind.ADD,
                instance.getProductId(),
                AddLicensesRequest.newBuilder()
                        .setAct(act(id, random.nextBoolean() ? 0 : instance.getRevision()))
                        .setProductId(instance.getProductId())
                        .setScope(scope)
                        .setQuantity(1 + random.nextInt(200))
                        .setComment(id.toString())
                        .setDespiteUnclaimed(random.nextInt(4) > 0)
                        .build());
    }

    private Move remove(Instance instance, LicenseScope scope) {
        UUID id = id();
        return new Move(
                id,
                Kind.REMOVE,
                instance.getProductId(),
                RemoveLicensesRequest.newBuilder()
                        .setAct(act(id, Math.max(1, instance.getRevision())))
                        .setProductId(instance.getProductId())
                        .setScope(scope)
                        .setQuantity(1 + random.nextInt(150))
                        .setComment(id.toString())
                        .build());
    }

    private Move transfer(Instance instance) {
        UUID id = id();
        boolean out = random.nextBoolean();
        return new Move(
                id,
                Kind.TRANSFER,
                instance.getProductId(),
                TransferLicensesRequest.newBuilder()
                        .setAct(act(id, out ? Math.max(1, instance.getRevision()) : 0))
                        .setProductId(instance.getProductId())
                        .setQuantity(1 + random.nextInt(50))
                        .setSide(out ? TransferSide.TRANSFER_SIDE_OUT : TransferSide.TRANSFER_SIDE_IN)
                        .setTransferId(id().toString())
                        .setPeerAgentId(id().toString())
                        .setComment(id.toString())
                        .build());
    }

    private Optional<Move> reverse() {
        Optional<LedgerEntry> some = board.purchase(random);
        return some.map(entry -> {
            UUID id = id();
            long revision = board.instance(entry.getProductId()).getRevision();
            return new Move(
                    id,
                    Kind.REVERSE,
                    entry.getProductId(),
                    ReverseEntryRequest.newBuilder()
                            .setAct(act(id, Math.max(1, revision)))
                            .setEntryId(entry.getEntryId())
                            .setComment(id.toString())
                            .build());
        });
    }

    private Move change(Instance instance, Kind kind) {
        UUID id = id();
        var request = ChangeModeRequest.newBuilder()
                .setAct(act(id, Math.max(1, instance.getRevision())))
                .setProductId(instance.getProductId())
                .setTo(LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER)
                .setAgreementHash(instance.getAgreementHash())
                .setLicenses(
                        random.nextBoolean()
                                ? LicenseDisposition.LICENSE_DISPOSITION_MOVE
                                : LicenseDisposition.LICENSE_DISPOSITION_LEAVE)
                .setSeatKind(kind())
                .setLanguage("en");
        if (kind == Kind.SCHEDULE) {
            request.setEffectiveAt(
                    Timestamp.newBuilder().setSeconds(clock.instant().plus(FAR).getEpochSecond()));
        }
        return new Move(id, kind, instance.getProductId(), request.build());
    }

    private Move cancel(Instance instance) {
        UUID id = id();
        return new Move(
                id,
                Kind.CANCEL,
                instance.getProductId(),
                CancelModeChangeRequest.newBuilder()
                        .setAct(act(id, instance.getRevision()))
                        .setProductId(instance.getProductId())
                        .build());
    }

    private Move unclaimed(Instance instance) {
        UUID id = id();
        String conversion = instance.getUnclaimed(0).getConversionId();
        if (random.nextInt(4) == 0) {
            return new Move(
                    id,
                    Kind.WAIVE,
                    instance.getProductId(),
                    WaiveLicensesRequest.newBuilder()
                            .setAct(act(id, Math.max(1, instance.getRevision())))
                            .setProductId(instance.getProductId())
                            .setConversionId(conversion)
                            .build());
        }
        return new Move(
                id,
                Kind.CLAIM,
                instance.getProductId(),
                ClaimLicensesRequest.newBuilder()
                        .setAct(act(id, 0))
                        .setProductId(instance.getProductId())
                        .setConversionId(conversion)
                        .setSeatKind(kind())
                        .build());
    }

    private Move register(String product) {
        UUID id = id();
        return new Move(
                id,
                Kind.REGISTER,
                product,
                RegisterProductRequest.newBuilder()
                        .setAct(act(id, 0))
                        .setProduct(ProductDeclaration.newBuilder()
                                .setProductId(product)
                                .setPublisher("Tarn")
                                .setName(product)
                                .setVersion("1")
                                .setAgreementVersion("1")
                                .addAgreements(AgreementText.newBuilder()
                                        .setLanguage("en")
                                        .setText("One change, one way.")))
                        .build());
    }
}
