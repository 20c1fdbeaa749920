package org.seatkeeper.agent.service;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.CancelModeChangeRequest;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.ClaimLicensesRequest;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.PoolScope;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.ReverseEntryRequest;
import org.seatkeeper.proto.v1.SeatKind;
import org.seatkeeper.proto.v1.TransferLicensesRequest;
import org.seatkeeper.proto.v1.TransferSide;
import org.seatkeeper.proto.v1.UnregisterProductRequest;
import org.seatkeeper.proto.v1.WaiveLicensesRequest;

/** Writes of every kind by chance, most of which make sense at the moment. */
final class SeededCalls {
    /** How a write ended: done, refused, or with a status. */
    record Ending(Optional<Done> done, Optional<Refusal> refusal, Status.Code status) {}

    /** A write that waits for its act; the same one may be made again with another. */
    record Call(String what, long expectedRevision, Function<Act, Ending> make) {}

    private static final List<String> PRODUCTS =
            List.of("mail", "files", "tarn-sql-14", "mail", "files", "tarn-sql-14", "none");
    private static final int[] QUANTITIES = {1, 2, 7, 40, 500_000, 999_999};

    private final AgentInProcess agent;
    private final SplittableRandom random;
    private final List<String> entries = new ArrayList<>(List.of(new UUID(0, 0).toString()));

    SeededCalls(AgentInProcess agent, SplittableRandom random) {
        this.agent = agent;
        this.random = random;
    }

    /** Remembers what later calls may speak of. */
    void learn(Ending ending) {
        ending.done().ifPresent(done -> done.getEntriesList().forEach(entry -> entries.add(entry.getEntryId())));
    }

    Call next() {
        String product = pick(PRODUCTS);
        Optional<Instance> now =
                agent.bench.keeper.figures().row(new ProductId(product)).map(Figures.Row::instance);
        long revision = now.map(Instance::revision).orElse(1L) + (random.nextInt(12) == 0 ? 1 : 0);
        return switch (random.nextInt(14)) {
            case 0, 1 -> add(product);
            case 2 -> remove(product, revision);
            case 3 -> transfer(product, revision);
            case 4 -> reverse(revision);
            case 5 -> change(product, revision);
            case 6 -> cancel(product);
            case 7 -> claim(product, conversion(now));
            case 8 -> waive(product, conversion(now), revision);
            case 9, 10, 11, 12 -> register(product);
            default -> unregister(product);
        };
    }

    private Call add(String product) {
        var request = AddLicensesRequest.newBuilder()
                .setProductId(product)
                .setScope(scope())
                .setQuantity(quantity())
                .setDespiteUnclaimed(random.nextBoolean());
        return new Call(
                "add " + product,
                0,
                act -> end(() -> {
                    var answer = agent.admin()
                            .addLicenses(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call remove(String product, long revision) {
        var request = RemoveLicensesRequest.newBuilder()
                .setProductId(product)
                .setScope(scope())
                .setQuantity(quantity());
        return new Call(
                "remove " + product,
                revision,
                act -> end(() -> {
                    var answer = agent.admin()
                            .removeLicenses(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call transfer(String product, long revision) {
        var request = TransferLicensesRequest.newBuilder()
                .setProductId(product)
                .setQuantity(quantity())
                .setSide(random.nextBoolean() ? TransferSide.TRANSFER_SIDE_OUT : TransferSide.TRANSFER_SIDE_IN)
                .setTransferId(new UUID(7, random.nextInt(50)).toString())
                .setPeerAgentId(new UUID(1, 2).toString());
        return new Call(
                "transfer " + product,
                revision,
                act -> end(() -> {
                    var answer = agent.admin()
                            .transferLicenses(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call reverse(long revision) {
        var request = ReverseEntryRequest.newBuilder().setEntryId(pick(entries));
        return new Call(
                "reverse",
                revision,
                act -> end(() -> {
                    var answer = agent.admin()
                            .reverseEntry(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call change(String product, long revision) {
        String hash = agent.bench
                .keeper
                .figures()
                .row(new ProductId(product))
                .flatMap(row -> row.instance().product().agreement())
                .map(org.seatkeeper.agent.domain.Agreement::hash)
                .orElse("0".repeat(64));
        var request = ChangeModeRequest.newBuilder()
                .setProductId(product)
                .setTo(
                        random.nextInt(8) == 0
                                ? LicensingMode.LICENSING_MODE_PER_SERVER
                                : LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER)
                .setAgreementHash(hash)
                .setLicenses(
                        random.nextBoolean()
                                ? LicenseDisposition.LICENSE_DISPOSITION_MOVE
                                : LicenseDisposition.LICENSE_DISPOSITION_LEAVE)
                .setSeatKind(kind());
        if (random.nextInt(3) > 0) {
            request.setEffectiveAt(Rows.time(Bench.START.plusSeconds(86_400 + random.nextInt(1000))));
        }
        return new Call(
                "change " + product,
                revision,
                act -> end(() -> {
                    var answer =
                            agent.admin().changeMode(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call cancel(String product) {
        var request = CancelModeChangeRequest.newBuilder().setProductId(product);
        return new Call(
                "cancel " + product,
                0,
                act -> end(() -> {
                    var answer = agent.admin()
                            .cancelModeChange(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call claim(String product, String conversion) {
        var request = ClaimLicensesRequest.newBuilder()
                .setProductId(product)
                .setConversionId(conversion)
                .setSeatKind(kind());
        return new Call(
                "claim " + product,
                0,
                act -> end(() -> {
                    var answer = agent.admin()
                            .claimLicenses(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call waive(String product, String conversion, long revision) {
        var request = WaiveLicensesRequest.newBuilder().setProductId(product).setConversionId(conversion);
        String reason = random.nextBoolean() ? "never used" : "";
        return new Call(
                "waive " + product,
                revision,
                act -> end(() -> {
                    var answer = agent.admin()
                            .waiveLicenses(request.clone()
                                    .setAct(act.toBuilder().setReason(reason))
                                    .build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call register(String product) {
        if (product.equals("none")) {
            return add(product);
        }
        var request = RegisterProductRequest.newBuilder()
                .setProduct(AgentInProcess.declaration(product).toBuilder()
                        .setAgreementVersion(random.nextInt(4) == 0 ? "2004-1" : "2003-1"));
        String owner = owner(product);
        return new Call(
                "register " + product,
                0,
                act -> end(() -> {
                    var answer = agent.licenses(owner)
                            .registerProduct(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private Call unregister(String product) {
        var request = UnregisterProductRequest.newBuilder().setProductId(product);
        String owner = owner(product);
        return new Call(
                "unregister " + product,
                0,
                act -> end(() -> {
                    var answer = agent.licenses(owner)
                            .unregisterProduct(request.clone().setAct(act).build());
                    return ending(answer.hasDone(), answer.getDone(), answer.getRefusal());
                }));
    }

    private String owner(String product) {
        return random.nextInt(6) == 0 ? "stranger" : product;
    }

    private String conversion(Optional<Instance> now) {
        return now.map(Instance::unclaimed)
                .filter(unclaimed -> !unclaimed.isEmpty())
                .map(unclaimed -> unclaimed.firstKey().toString())
                .orElse(new UUID(0, 1).toString());
    }

    private LicenseScope scope() {
        return random.nextInt(3) > 0
                ? LicenseScope.newBuilder()
                        .setPerServer(PerServerScope.getDefaultInstance())
                        .build()
                : LicenseScope.newBuilder()
                        .setPool(PoolScope.newBuilder().setSeatKind(kind()))
                        .build();
    }

    private SeatKind kind() {
        return random.nextBoolean() ? SeatKind.SEAT_KIND_USER : SeatKind.SEAT_KIND_DEVICE;
    }

    private int quantity() {
        return QUANTITIES[random.nextInt(QUANTITIES.length)];
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Ending end(java.util.function.Supplier<Ending> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            return new Ending(Optional.empty(), Optional.empty(), e.getStatus().getCode());
        }
    }

    private static Ending ending(boolean isDone, Done done, Refusal refusal) {
        return new Ending(
                isDone ? Optional.of(done) : Optional.empty(),
                isDone ? Optional.empty() : Optional.of(refusal),
                Status.Code.OK);
    }
}
