package org.seatkeeper.client.sdk;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a product says once, before it asks for licenses. Only {@link #product} has to be said. For one thread; {@link #open}
 * may be called once.
 */
public final class LicensesBuilder {
    private static final int LEASE_MIN_SECONDS = 10;
    private static final int LEASE_MAX_SECONDS = 86_400;
    private static final int PRODUCT_MAX = 64;
    private static final Duration SILENT_MIN = Duration.ofMillis(20);
    private static final Duration SILENT_MAX = Duration.ofMinutes(5);
    private static final int WAITING_MAX = 1_000_000;

    private final Supplier<Connection> dials;
    private String product = "";
    private int leaseSeconds;
    private WhenSilent whenSilent = WhenSilent.REFUSE;
    private Duration silentAfter = Duration.ofSeconds(2);
    private int waitingMax = Slots.SIZE;
    private Metrics metrics = Metrics.NONE;
    private Consumer<License> revoked = _ -> {};
    private LongSupplier nanos = System::nanoTime;
    private @Nullable RandomGenerator random;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Timer timer;

    LicensesBuilder(Supplier<Connection> dials) {
        this.dials = dials;
    }

    /**
     * Which product asks.
     *
     * @param id as the product was declared to the agent: 1 to 64 lower-case letters, digits, dots and hyphens
     */
    public LicensesBuilder product(String id) {
        within("the length of a product's id", id.length(), 1, PRODUCT_MAX);
        product = id;
        return this;
    }

    /**
     * How long the agent keeps the licenses when this process is cut off; when it dies they are free again after as long. The
     * product's own lease, 60 s unless set otherwise, where this is not called.
     *
     * @param lease whole seconds, 10 s to 24 h
     */
    public LicensesBuilder lease(Duration lease) {
        within("the seconds of a lease", lease.toSeconds(), LEASE_MIN_SECONDS, LEASE_MAX_SECONDS);
        leaseSeconds = Math.toIntExact(lease.toSeconds());
        return this;
    }

    /**
     * What becomes of clients while no agent answers; {@link WhenSilent#REFUSE} where this is not called. The agent has the
     * last word: what its newest session said about this product is remembered as long as this client lives. Until the first
     * session ever the declaration given here holds.
     */
    public LicensesBuilder whenSilent(WhenSilent policy) {
        whenSilent = policy;
        return this;
    }

    /**
     * How long a request may stay without an answer, 2 s where this is not called. It ends by then, and not before nineteen
     * twentieths of it.
     *
     * @param silence 20 ms to 5 minutes
     */
    public LicensesBuilder silentAfter(Duration silence) {
        if (silence.compareTo(SILENT_MIN) < 0 || silence.compareTo(SILENT_MAX) > 0) {
            throw new IllegalArgumentException("an agent is silent after 20 ms to 5 minutes");
        }
        silentAfter = silence;
        return this;
    }

    /**
     * How many requests may stay without an answer; one more fails at once. 4,096 where this is not called, which is what an
     * agent takes in flight.
     *
     * @param requests 1 to 1,000,000
     */
    public LicensesBuilder waitingMax(int requests) {
        within("the number of waiting requests", requests, 1, WAITING_MAX);
        waitingMax = requests;
        return this;
    }

    /**
     * Who hears of licenses that ended without being closed; see {@link License#onRevoked}.
     *
     * @param listener called on the connection's thread, which it must not block
     */
    public LicensesBuilder onRevoked(Consumer<License> listener) {
        revoked = listener;
        return this;
    }

    /** Who counts; nobody where this is not called. */
    public LicensesBuilder metrics(Metrics counts) {
        metrics = new GuardedMetrics(counts);
        return this;
    }

    /**
     * Where heartbeats and time limits run. A daemon thread of this client's own where this is not called.
     *
     * @param lent is not closed; blocks for nobody
     */
    public LicensesBuilder scheduler(ScheduledExecutorService lent) {
        scheduler = lent;
        return this;
    }

    /**
     * The clock for time limits and latencies; {@link System#nanoTime} where this is not called.
     *
     * @param monotonic nanoseconds since no moment in particular
     */
    public LicensesBuilder clock(LongSupplier monotonic) {
        nanos = monotonic;
        return this;
    }

    /**
     * Chance for handle ids and for the pauses between dials; a {@link SecureRandom} where this is not called.
     *
     * @param source safe from several threads; two processes must not draw the same numbers
     */
    public LicensesBuilder random(RandomGenerator source) {
        random = source;
        return this;
    }

    /** A clock and its thread in one, for tests. */
    LicensesBuilder timer(Timer both) {
        timer = both;
        return this;
    }

    /**
     * Starts the client. Does not wait for the agent: requests made before it is reached wait for it, as long as it may be
     * silent.
     *
     * @throws IllegalArgumentException where a certificate cannot be used or a name is unknown
     * @throws IllegalStateException where no product was named
     */
    public Licenses open() {
        if (product.isEmpty()) {
            throw new IllegalStateException("name the product");
        }
        RandomGenerator chance = random != null ? random : new SecureRandom();
        Connection connection = dials.get();
        Timer ticks =
                timer != null ? timer : scheduler != null ? SystemTimer.lent(scheduler, nanos) : SystemTimer.own(nanos);
        var settings = new Settings(product, leaseSeconds, silentAfter, waitingMax);
        var outbox = new Outbox();
        var silence = new Silence(whenSilent);
        var desk = new Desk(new LiveHandles(), outbox, new HandleIds(chance), ticks, metrics, revoked);
        var session = new Session(settings, connection, desk, outbox, silence, new Backoff(chance), ticks);
        return new SessionLicenses(settings, connection, ticks, desk, outbox, session, silence).start();
    }

    private static void within(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " is " + min + " to " + max + ", not " + value);
        }
    }
}
