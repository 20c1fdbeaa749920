package org.seatkeeper.agent.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/** The sessions of products: what they share. */
final class SessionCalls {
    private static final int TOKEN_BYTES = 16;

    private final Keeper keeper;
    private final Claims claims;
    private final Timer timer;
    private final Supplier<Reader> reader;
    private final SecureRandom random = new SecureRandom();

    SessionCalls(Keeper keeper, Administrators administrators, Timer timer, Supplier<Reader> reader) {
        this.keeper = keeper;
        this.claims = new Claims(administrators);
        this.timer = timer;
        this.reader = reader;
    }

    StreamObserver<SessionRequest> open(StreamObserver<SessionResponse> responses) {
        var stream = (ServerCallStreamObserver<SessionResponse>) responses;
        var session = new SessionStream(stream, this, reader.get());
        session.begin();
        return session;
    }

    Keeper keeper() {
        return keeper;
    }

    Claims claims() {
        return claims;
    }

    Timer timer() {
        return timer;
    }

    /** 128 bits that nobody guesses; valid once. */
    byte[] token() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return token;
    }

    /** What is kept of a token. */
    static String digest(byte[] token) {
        return Audits.sha256(token);
    }
}
