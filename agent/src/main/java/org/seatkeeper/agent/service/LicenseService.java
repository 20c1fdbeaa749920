package org.seatkeeper.agent.service;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.service.ActCalls.Revision;
import org.seatkeeper.agent.service.ActCalls.Write;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.QueryResponse;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.RegisterProductResponse;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.ReleaseResponse;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RenewResponse;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;
import org.seatkeeper.proto.v1.UnregisterProductRequest;
import org.seatkeeper.proto.v1.UnregisterProductResponse;

/** What a server product asks. It speaks for itself alone: what one identity declared no other may change. */
public final class LicenseService extends LicenseServiceGrpc.LicenseServiceImplBase {
    private final ActCalls acts;
    private final GrantCalls grants;
    private final SessionCalls sessions;
    private final Supplier<Reader> reader;

    LicenseService(ActCalls acts, GrantCalls grants, SessionCalls sessions, Supplier<Reader> reader) {
        this.acts = acts;
        this.grants = grants;
        this.sessions = sessions;
        this.reader = reader;
    }

    @Override
    public void request(RequestRequest r, StreamObserver<RequestResponse> reply) {
        grants.request(r, reply);
    }

    @Override
    public void renew(RenewRequest r, StreamObserver<RenewResponse> reply) {
        grants.renew(r, reply);
    }

    @Override
    public void release(ReleaseRequest r, StreamObserver<ReleaseResponse> reply) {
        grants.release(r, reply);
    }

    @Override
    public void query(QueryRequest r, StreamObserver<QueryResponse> reply) {
        grants.query(r, reply);
    }

    @Override
    public StreamObserver<SessionRequest> session(StreamObserver<SessionResponse> responses) {
        return sessions.open(responses);
    }

    @Override
    public void registerProduct(RegisterProductRequest r, StreamObserver<RegisterProductResponse> reply) {
        if (!r.hasProduct()) {
            throw new MalformedRequest("product is missing");
        }
        Product product = Declarations.product(r.getProduct(), owner());
        acts.write(
                new Write<>(
                        "RegisterProduct",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        RegisterProductResponse.parser(),
                        act -> new Command.DeclareProduct(act, product)),
                reply);
    }

    @Override
    public void unregisterProduct(UnregisterProductRequest r, StreamObserver<UnregisterProductResponse> reply) {
        String owner = owner();
        acts.write(
                new Write<>(
                        "UnregisterProduct",
                        r.getAct(),
                        Revision.OPTIONAL,
                        r,
                        UnregisterProductResponse.parser(),
                        act -> new Command.WithdrawProduct(act, Commands.product(r.getProductId()), owner)),
                reply);
    }

    private String owner() {
        return reader.get().asker().who().toString();
    }
}
