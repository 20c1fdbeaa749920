package org.seatkeeper.client.fleet;

import java.time.Duration;
import java.time.Instant;

/** A link in words: a few for a row, a sentence for a notice. A refused certificate never reads like a dead server. */
public final class LinkWords {
    private LinkWords() {}

    /** Two or three words, such as {@code unreachable} or {@code refused you}. */
    public static String brief(LinkState link) {
        return switch (link) {
            case LinkState.Connecting _ -> "connecting";
            case LinkState.Live _ -> "live";
            case LinkState.Silent _ -> "silent";
            case LinkState.Unreachable _ -> "unreachable";
            case LinkState.CertificateRefused _ -> "certificate refused";
            case LinkState.NotAuthorized _ -> "not authorized";
            case LinkState.TooOld _ -> "needs a newer agent";
        };
    }

    /** The age of a row's figures and, where they are old, why: {@code 2 h 14 min, unreachable}. */
    public static String age(Server server, Instant now) {
        if (server.current()) {
            return "Live";
        }
        return server.age(now).map(Ages::words).orElse("Never heard") + ", " + brief(server.link());
    }

    /** What the link does, since when and when it is tried again, in one or two sentences. */
    public static String sentence(LinkState link, Instant now) {
        return switch (link) {
            case LinkState.Connecting(int attempt) ->
                attempt <= 1 ? "Connecting for the first time." : "Connecting, attempt " + attempt + ".";
            case LinkState.Live(Instant since) -> "Live for " + since(since, now) + ".";
            case LinkState.Silent(Instant lastHeard) ->
                "Connected, but silent for " + since(lastHeard, now) + ". Its figures may be old.";
            case LinkState.Unreachable(String why, Instant since, Instant next) ->
                "Unreachable for " + since(since, now) + ": " + why + ". " + again(next, now);
            case LinkState.CertificateRefused(String why, Instant since, Instant next) ->
                "The server is running and refused your certificate " + since(since, now) + " ago: " + why + ". "
                        + again(next, now);
            case LinkState.NotAuthorized(String as, Instant since, Instant next) ->
                "The server knows you as " + as + " and allows you nothing since " + since(since, now) + ". "
                        + again(next, now);
            case LinkState.TooOld(String needs, Instant _) ->
                "The agent is too old for this program: it needs " + needs + ". Update the agent.";
        };
    }

    private static String since(Instant then, Instant now) {
        return Ages.words(Duration.between(then, now));
    }

    private static String again(Instant next, Instant now) {
        return next.isAfter(now)
                ? "Next attempt in " + Ages.words(Duration.between(now, next)) + "."
                : "The next attempt is due now.";
    }
}
