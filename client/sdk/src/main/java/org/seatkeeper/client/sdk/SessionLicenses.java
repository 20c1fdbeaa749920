package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.seatkeeper.client.sdk.LicensesUnavailable.Reason;
import org.seatkeeper.proto.v1.ClientKind;

/** The licenses of a product, over one session. */
final class SessionLicenses implements Licenses {
    /** How long closing waits for the agent. */
    static final Duration CLOSING_MAX = Duration.ofSeconds(2);

    private final Settings settings;
    private final Connection connection;
    private final Timer timer;
    private final Desk desk;
    private final Outbox outbox;
    private final Session session;
    private final Silence silence;
    private final Sweep sweep;
    private volatile boolean closed;

    SessionLicenses(
            Settings settings,
            Connection connection,
            Timer timer,
            Desk desk,
            Outbox outbox,
            Session session,
            Silence silence) {
        this.settings = settings;
        this.connection = connection;
        this.timer = timer;
        this.desk = desk;
        this.outbox = outbox;
        this.session = session;
        this.silence = silence;
        this.sweep = new Sweep(desk, outbox, session, silence, timer, settings.silentAfter());
    }

    /** Begins to dial. */
    SessionLicenses start() {
        desk.serve(session::look);
        session.look();
        return this;
    }

    @Override
    public CompletionStage<License> requestAsync(Client client) {
        if (closed) {
            return CompletableFuture.failedFuture(closed());
        }
        if (!desk.enter(settings.waitingMax())) {
            desk.metrics().unavailable(Reason.QUEUE_FULL);
            return CompletableFuture.failedFuture(full());
        }
        return ask(client).stage();
    }

    private Held ask(Client client) {
        var held = new Held(desk, message(client));
        desk.metrics().asked();
        desk.ask(held);
        sweep.arm();
        if (closed) {
            held.abandon(closed());
        }
        return held;
    }

    private static org.seatkeeper.proto.v1.Client message(Client client) {
        return org.seatkeeper.proto.v1.Client.newBuilder()
                .setUser(client.user())
                .setDevice(client.device())
                .setAddress(client.address())
                .setKind(
                        switch (client.kind()) {
                            case USER -> ClientKind.CLIENT_KIND_USER;
                            case SERVICE -> ClientKind.CLIENT_KIND_SERVICE;
                        })
                .build();
    }

    @Override
    public License request(Client client) {
        return request(client, settings.silentAfter());
    }

    @Override
    public License request(Client client, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout is more than 0");
        }
        if (closed) {
            throw closed().here();
        }
        if (!desk.enter(settings.waitingMax())) {
            desk.metrics().unavailable(Reason.QUEUE_FULL);
            throw full().here();
        }
        return await(ask(client), timeout);
    }

    private License await(Held held, Duration timeout) {
        boolean own = timeout.compareTo(settings.silentAfter()) < 0;
        Duration limit = own ? timeout : settings.silentAfter();
        try {
            return held.stage().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (own) {
                held.abandon(new LicensesUnavailable(Reason.GAVE_UP, "no answer within " + timeout));
            } else {
                held.overdue(silence);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            held.abandon(new LicensesUnavailable(Reason.GAVE_UP, "interrupted while waiting for the agent"));
        } catch (ExecutionException e) {
            // Said below.
        }
        return result(held.stage());
    }

    /** Of a stage that is complete. */
    private static License result(CompletableFuture<License> stage) {
        if (!stage.isCompletedExceptionally()) {
            return stage.join();
        }
        throw switch (stage.exceptionNow()) {
            case LicenseRefused refused -> refused.here();
            case LicensesUnavailable trouble -> trouble.here();
            case Throwable other -> new IllegalStateException("a request ends in no other way", other);
        };
    }

    private LicensesUnavailable full() {
        return new LicensesUnavailable(
                Reason.QUEUE_FULL,
                settings.waitingMax() + " requests wait for an answer already, which is the limit of this client");
    }

    private static LicensesUnavailable closed() {
        return new LicensesUnavailable(Reason.CLOSED, "this client of the agent is closed");
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        sweep.all(closed());
        boolean confirmed = session.close(CLOSING_MAX);
        outbox.forEach(outgoing -> end(outgoing, confirmed));
        Slots sent = session.unanswered();
        if (sent != null) {
            sent.unanswered().forEach(outgoing -> end(outgoing, confirmed));
        }
        connection.close();
        timer.close();
    }

    /** A session that ends gives everything back; one that could not be ended leaves it to its lease. */
    private static void end(Outgoing outgoing, boolean confirmed) {
        if (outgoing instanceof Release release) {
            if (confirmed) {
                release.complete(null);
            } else {
                release.failed(
                        new LicensesUnavailable(Reason.CLOSED, "the agent did not answer; it ends with its lease"));
            }
        }
    }
}
