package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.proto.v1.WatchResponse;

/**
 * The link to one server: dials, watches, notices silence, waits, dials again. Confined to the keeper's thread.
 *
 * <pre>
 *   from                event                              to
 *   connecting          first message                      live
 *   connecting          failure, or no message in time     unreachable, refused, not authorized, too old
 *   live                no message for two heartbeats      silent
 *   silent              a message                          live
 *   silent              no message for three heartbeats    unreachable
 *   live, silent        the stream ends                    unreachable, refused, not authorized
 *   live for a while    the connection breaks              live, if the dial that follows at once is answered
 *   unreachable, ...    the time of the next attempt       connecting
 * </pre>
 */
final class AgentLink {
    /** After how many heartbeats without a word a link is silent, and after how many it is given up. */
    static final int SILENT_HEARTBEATS = 2;

    static final int LOST_HEARTBEATS = 3;

    /**
     * A link that was live for this long is dialed again at once when its connection breaks, and shown as live meanwhile, at
     * most for {@link #QUIET_MAX}: agents end connections that are an hour old, and nobody needs to see that.
     */
    static final Duration SETTLED = Duration.ofSeconds(10);

    static final Duration QUIET_MAX = Duration.ofSeconds(2);

    /**
     * What all links share.
     *
     * @param met told of a server that was dialed without its identity, once that is known
     */
    record Shared(
            KeeperThread thread,
            DialGate gate,
            AgentChannel.Opener opener,
            Backoff backoff,
            FleetKeeper keeper,
            LinkSettings settings,
            Consumer<ServerEntry> met) {}

    private final Shared with;
    private final WatchFold fold = new WatchFold();
    private ServerEntry entry;
    private LinkState state = new LinkState.Connecting(1);
    private @Nullable Attempt attempt;
    private @Nullable Instant heard;
    private KeeperThread.Timer next = () -> {};
    private @Nullable Instant downSince;
    private int failures;
    private boolean redialing;

    AgentLink(ServerEntry entry, Shared with) {
        this.entry = entry;
        this.with = with;
    }

    /** Shows the server and dials it, unless it is set aside. */
    void start() {
        if (entry.retired()) {
            to(new LinkState.Unreachable(
                    "set aside: nobody dials it", with.thread().now(), Instant.MAX));
        } else {
            dial();
        }
    }

    /** Ends the connection for good. */
    void stop() {
        next.cancel();
        if (attempt != null) {
            attempt.end();
            attempt = null;
        }
    }

    /** Dials now, where it waits for its next attempt. */
    void retryNow() {
        if (attempt == null && !entry.retired()) {
            next.cancel();
            dial();
        }
    }

    /** The same server with other words about it; the connection stays. */
    void rewrite(ServerEntry rewritten) {
        entry = rewritten;
        to(state);
    }

    /** The server as this link knows it. */
    ServerEntry entry() {
        return entry;
    }

    /** The connection for calls; fails with what is in the way. */
    CompletionStage<AgentChannel> line() {
        AgentChannel open = attempt == null ? null : attempt.channel;
        return open != null
                ? CompletableFuture.completedStage(open)
                : CompletableFuture.failedStage(new LinkException(inTheWay()));
    }

    private LinkFailure inTheWay() {
        return switch (state) {
            case LinkState.CertificateRefused refused ->
                new LinkFailure(LinkFailure.Kind.CERTIFICATE_REFUSED, refused.why());
            case LinkState.NotAuthorized not -> new LinkFailure(LinkFailure.Kind.NOT_AUTHORIZED, not.as());
            case LinkState.TooOld old -> new LinkFailure(LinkFailure.Kind.TOO_OLD, old.needs());
            case LinkState.Unreachable down -> new LinkFailure(LinkFailure.Kind.UNREACHABLE, down.why());
            case LinkState.Connecting _, LinkState.Live _, LinkState.Silent _ ->
                new LinkFailure(LinkFailure.Kind.UNREACHABLE, "not connected to " + entry.address() + " yet");
        };
    }

    private void dial() {
        Attempt fresh = new Attempt();
        attempt = fresh;
        to(new LinkState.Connecting(failures + 1));
        fresh.begin();
    }

    private void failed(LinkFailure failure) {
        attempt = null;
        if (failure.kind() == LinkFailure.Kind.UNREACHABLE && settled()) {
            Attempt quiet = new Attempt();
            attempt = quiet;
            redialing = true;
            next = with.thread().after(QUIET_MAX, this::notQuietAnyMore);
            quiet.begin();
            return;
        }
        redialing = false;
        failures++;
        Instant now = with.thread().now();
        Instant since = downSince == null ? now : downSince;
        downSince = since;
        Duration wait = with.backoff().after(failures, failure.kind());
        next = with.thread().after(wait, this::dial);
        to(
                switch (failure.kind()) {
                    case UNREACHABLE, FAULT, PROFILE -> new LinkState.Unreachable(failure.why(), since, now.plus(wait));
                    case CERTIFICATE_REFUSED -> new LinkState.CertificateRefused(failure.why(), since, now.plus(wait));
                    case NOT_AUTHORIZED -> new LinkState.NotAuthorized(failure.why(), since, now.plus(wait));
                    case TOO_OLD -> new LinkState.TooOld(failure.why(), since);
                });
    }

    private boolean settled() {
        return !redialing
                && state instanceof LinkState.Live live
                && Duration.between(live.since(), with.thread().now()).compareTo(SETTLED) >= 0;
    }

    private void notQuietAnyMore() {
        if (redialing) {
            redialing = false;
            to(new LinkState.Connecting(1));
        }
    }

    private void to(LinkState newest) {
        state = newest;
        with.keeper()
                .show(new Server(
                        entry.name(),
                        entry.address().toString(),
                        entry.tags(),
                        entry.retired(),
                        state,
                        fold.facts(),
                        fold.products(),
                        heardAt()));
    }

    /** While the link is live the moment does not matter, and a heartbeat must not redraw the server. */
    private Optional<Instant> heardAt() {
        return state instanceof LinkState.Live live ? Optional.of(live.since()) : Optional.ofNullable(heard);
    }

    /** One connection, from its place in the queue of dials to its end. What arrives after its end is dropped. */
    private final class Attempt {
        private @Nullable AgentChannel channel;
        private @Nullable WatchCall watch;
        private DialGate.@Nullable Turn turn;
        private KeeperThread.Timer timer = () -> {};
        private boolean answered;
        private Duration heartbeat = Duration.ofSeconds(with.settings().heartbeatSeconds());

        void begin() {
            turn = with.gate().enter(this::open);
        }

        private void open() {
            timer = with.thread().after(with.settings().dialPatience(), this::tooSlow);
            with.opener()
                    .open(entry, failures + 1)
                    .whenComplete((opened, failure) -> with.thread().execute(() -> {
                        if (failure == null) {
                            opened(opened);
                        } else {
                            giveUp(
                                    UnaryCalls.unwrapped(failure) instanceof LinkException known
                                            ? known.failure()
                                            : new LinkFailure(
                                                    LinkFailure.Kind.FAULT, "this program failed: " + failure));
                        }
                    }));
        }

        private void tooSlow() {
            giveUp(new LinkFailure(LinkFailure.Kind.UNREACHABLE, entry.address() + " did not answer in time"));
        }

        private void opened(AgentChannel opened) {
            if (attempt != this) {
                opened.close();
                return;
            }
            channel = opened;
            if (entry.agentId().isEmpty() && opened.entry().agentId().isPresent()) {
                entry = opened.entry();
                with.met().accept(entry);
            }
            watch = WatchCall.start(
                    opened.calls(),
                    fold.request(with.settings().heartbeatSeconds()),
                    message -> with.thread().execute(() -> take(message)),
                    failure -> with.thread().execute(() -> ended(opened, failure)));
        }

        private void take(WatchResponse message) {
            if (attempt != this || watch == null) {
                return;
            }
            heard = with.thread().now();
            if (message.getHeartbeatSeconds() > 0) {
                heartbeat = Duration.ofSeconds(message.getHeartbeatSeconds());
            }
            switch (fold.take(message)) {
                case BROKEN ->
                    giveUp(new LinkFailure(LinkFailure.Kind.FAULT, "the agent contradicts what it said before"));
                case CHANGED -> alive(true);
                case SAME -> alive(false);
            }
        }

        private void alive(boolean changed) {
            if (!answered) {
                answered = true;
                failures = 0;
                downSince = null;
                redialing = false;
                next.cancel();
                done();
                timer.cancel();
                timer = with.thread().after(heartbeat.multipliedBy(SILENT_HEARTBEATS), this::listen);
            }
            boolean live = state instanceof LinkState.Live;
            if (changed || !live) {
                to(live ? state : new LinkState.Live(with.thread().now()));
            }
            if (watch != null) {
                watch.more();
            }
        }

        /** Runs when silence could have begun: looks how long ago the last word was, and waits for the rest. */
        private void listen() {
            Instant last = heard;
            if (attempt != this || last == null) {
                return;
            }
            Duration quiet = Duration.between(last, with.thread().now());
            Duration silent = heartbeat.multipliedBy(SILENT_HEARTBEATS);
            Duration lost = heartbeat.multipliedBy(LOST_HEARTBEATS);
            if (quiet.compareTo(lost) >= 0) {
                giveUp(new LinkFailure(LinkFailure.Kind.UNREACHABLE, entry.address() + " fell silent"));
                return;
            }
            boolean fell = quiet.compareTo(silent) >= 0;
            if (fell && state instanceof LinkState.Live) {
                to(new LinkState.Silent(last));
            }
            timer = with.thread().after((fell ? lost : silent).minus(quiet), this::listen);
        }

        private void ended(AgentChannel over, Throwable failure) {
            if (attempt == this) {
                over.explain(failure).thenAccept(why -> with.thread().execute(() -> giveUp(why)));
            }
        }

        private void giveUp(LinkFailure why) {
            if (attempt == this) {
                end();
                failed(why);
            }
        }

        private void done() {
            if (turn != null) {
                turn.done();
            }
        }

        void end() {
            timer.cancel();
            done();
            if (channel != null) {
                channel.close();
            }
        }
    }
}
