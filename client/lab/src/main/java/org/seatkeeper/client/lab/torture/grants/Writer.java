package org.seatkeeper.client.lab.torture.grants;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** One client after the other of one product, until the agent dies: takes licenses and gives them back. */
final class Writer implements Runnable {
    static final String PRODUCT = "tarn-sql-14";
    private static final int LEASE_SECONDS = 86_400;
    private static final int ANSWER_SECONDS = 20;
    private static final int HELD_MAX = 3;

    private final LicenseServiceGrpc.LicenseServiceBlockingStub stub;
    private final Claims claims;
    private final RandomGenerator random;
    private final int users;
    private final AtomicBoolean stop;
    private final List<UUID> mine = new ArrayList<>();
    private int answered;

    Writer(ManagedChannel channel, Claims claims, RandomGenerator random, int users, AtomicBoolean stop) {
        this.stub = LicenseServiceGrpc.newBlockingStub(channel);
        this.claims = claims;
        this.random = random;
        this.users = users;
        this.stop = stop;
    }

    @Override
    public void run() {
        boolean going = true;
        while (going && !stop.get()) {
            boolean gives = !mine.isEmpty() && (mine.size() >= HELD_MAX || random.nextBoolean());
            going = gives ? give(mine.remove(random.nextInt(mine.size()))) : take(fresh(), "u" + random.nextInt(users));
        }
    }

    /** Handles that others left: they are given back like one's own. */
    void inherit(List<UUID> handles) {
        mine.addAll(handles);
    }

    int answered() {
        return answered;
    }

    private UUID fresh() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Asks for a license; false where no answer came. */
    boolean take(UUID handle, String user) {
        try {
            RequestResponse answer = stub.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .request(RequestRequest.newBuilder()
                            .setProductId(PRODUCT)
                            .setHandleId(handle.toString())
                            .setClient(Client.newBuilder().setUser(user).setDevice("pc"))
                            .setLeaseSeconds(LEASE_SECONDS)
                            .build());
            answered++;
            if (answer.hasGrant()) {
                claims.granted(handle, user);
                mine.add(handle);
            }
            return true;
        } catch (StatusRuntimeException none) {
            claims.askedFor(handle, user);
            return false;
        }
    }

    /** Gives one back; false where no answer came. */
    boolean give(UUID handle) {
        claims.givingBack(handle);
        try {
            var answer = stub.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .release(ReleaseRequest.newBuilder()
                            .setProductId(PRODUCT)
                            .setHandleId(handle.toString())
                            .build());
            answered++;
            if (answer.getRepeated()) {
                claims.violation("handle " + handle + " was given back before anybody gave it back");
            }
            return true;
        } catch (StatusRuntimeException none) {
            if (none.getStatus().getCode() == io.grpc.Status.Code.NOT_FOUND) {
                claims.violation("lost: handle " + handle + " was granted, and the agent does not know it");
                return true;
            }
            claims.givenBackPerhaps(handle);
            return false;
        }
    }
}
