package org.seatkeeper.client.lab.torture;

import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.client.lab.torture.Sighting.Audit;
import org.seatkeeper.client.lab.torture.Sighting.Link;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AuditRecord;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.ListAuditRequest;
import org.seatkeeper.proto.v1.ListInstancesRequest;
import org.seatkeeper.proto.v1.ListLicensesRequest;
import org.seatkeeper.proto.v1.ServerState;
import org.seatkeeper.proto.v1.VerifyAuditRequest;
import org.seatkeeper.proto.v1.VerifyAuditResponse;

/** Reads everything an agent shows, page by page, by the calls that every console has. */
public final class Observer {
    private static final int PAGE = 500;
    private static final long CALL_MAX_SECONDS = 30;

    private final AdminServiceGrpc.AdminServiceBlockingStub admin;
    private final AuditServiceGrpc.AuditServiceBlockingStub audit;

    /** Reads over a channel of someone who may look at everything. */
    public Observer(Channel channel) {
        admin = AdminServiceGrpc.newBlockingStub(channel);
        audit = AuditServiceGrpc.newBlockingStub(channel);
    }

    private static <S extends AbstractStub<S>> S timed(S stub) {
        return stub.withDeadlineAfter(CALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Looks at everything while nobody writes.
     *
     * @param before the sighting before this one: the audit is held against it and read from there on
     */
    public Sighting look(Optional<Sighting> before) {
        ServerState server = timed(admin)
                .getServerInfo(GetServerInfoRequest.getDefaultInstance())
                .getServer();
        return new Sighting(server.getEpoch(), server.getStateRevision(), instances(), ledger(), audit(before));
    }

    private Map<String, Instance> instances() {
        var found = new HashMap<String, Instance>();
        String token = "";
        do {
            var page = timed(admin)
                    .listInstances(ListInstancesRequest.newBuilder()
                            .setPageSize(PAGE)
                            .setPageToken(token)
                            .build());
            page.getInstancesList().forEach(instance -> found.put(instance.getProductId(), instance));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return found;
    }

    private List<LedgerEntry> ledger() {
        var found = new ArrayList<LedgerEntry>();
        long position = 0;
        do {
            var page = timed(admin)
                    .listLicenses(ListLicensesRequest.newBuilder()
                            .setPageSize(PAGE)
                            .setBeforePosition(position)
                            .build());
            found.addAll(page.getEntriesList());
            position = page.getNextBeforePosition();
        } while (position != 0);
        Collections.reverse(found);
        return found;
    }

    private Audit audit(Optional<Sighting> before) {
        List<Link> known = before.map(Sighting::audit).map(Audit::links).orElse(List.of());
        var request = VerifyAuditRequest.newBuilder();
        if (!known.isEmpty()) {
            request.setKnownSequence(known.getLast().sequence())
                    .setKnownHash(known.getLast().hash());
        }
        VerifyAuditResponse verdict = timed(audit).verifyAudit(request.build());
        long last = known.isEmpty() ? 0 : known.getLast().sequence();
        var newer = new ArrayList<Link>();
        long below = 0;
        do {
            var page = timed(audit)
                    .listAudit(ListAuditRequest.newBuilder()
                            .setPageSize(PAGE)
                            .setBeforeSequence(below)
                            .build());
            page.getRecordsList().stream()
                    .filter(record -> record.getSequence() > last)
                    .map(Observer::link)
                    .forEach(newer::add);
            below = page.getNextBeforeSequence();
        } while (below > last + 1);
        Collections.reverse(newer);
        var links = new ArrayList<>(known);
        links.addAll(newer);
        return new Audit(verdict.getIntact(), verdict.getFault(), links);
    }

    private static Link link(AuditRecord record) {
        return new Link(
                record.getSequence(),
                record.getOperationId(),
                record.getMethod(),
                record.getPreviousHash(),
                record.getHash());
    }
}
